//! A page at each address that moved. Hosts that know redirects never show it; on the others it leads on by itself.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};

use super::artifact::Artifact;
use super::document::{in_script, link, meta};
use super::hosting::divided;
use super::page_meta::{PageMeta, PlannedPage};
use super::{open_graph, pages, policy};
use dateline_content::Newsroom;
use dateline_model::route::{DATA_FILE, href_of_target, whole_target};
use dateline_model::{LinkTarget, direction};

/// The pages of all redirects. `pages` are those of the site, and `taken` the files that it has without these.
pub(super) fn artifacts<'a>(
    newsroom: &'a Newsroom,
    pages: &'a [PlannedPage<'a>],
    taken: &BTreeSet<String>,
) -> Result<Vec<Artifact<'a>>> {
    let pages: BTreeMap<_, _> = pages.iter().map(|page| (page.route.path(), page)).collect();
    let mut artifacts = Vec::new();
    for redirect in &newsroom.redirects {
        let name = redirect.from.trim_start_matches('/');
        let file = if name.ends_with('/') {
            format!("{name}index.html")
        } else {
            name.to_owned()
        };
        ensure!(
            !taken.contains(&file),
            "redirects.json redirects {}, where a file of the site lies; remove that redirect",
            redirect.from
        );
        // No browser shows a page by the name of an XML file: only hosts can redirect such an address.
        if name.rsplit('.').next() == Some("xml") {
            continue;
        }
        let found = match &redirect.to {
            LinkTarget::Internal(path) => pages.get(path.split('#').next().unwrap_or_default()).copied(),
            LinkTarget::External(_) => None,
        };
        let of_page = found.map(|page| (page.inputs, page.card.as_ref().map(|card| &card.file)));
        let inputs = (&redirect.to, of_page, &newsroom.frame.accounts);
        let make = move || document(newsroom, &redirect.to, found);
        artifacts.push(Artifact::new(file, &inputs, make));
        // An app that is open asks for a page's data: it finds that of the page which is there now.
        if let Some(page) = found
            && name.ends_with('/')
        {
            let data = || Ok(serde_json::to_vec(&page.data()?.0)?);
            artifacts.push(Artifact::new(format!("{name}{DATA_FILE}"), &page.inputs, data));
        }
    }
    Ok(artifacts)
}

/// The page that leads to a target, and says what the page there does if it is one of this site.
fn document(newsroom: &Newsroom, to: &LinkTarget, found: Option<&PlannedPage<'_>>) -> Result<String> {
    let site = &newsroom.site;
    let href = href_of_target(site, to);
    let script = script(&href);
    let policy = policy::of_redirect(&script);
    let data = found.map(PlannedPage::data).transpose()?;
    let page = found.zip(data.as_ref());
    let page = page.map(|(page, (data, _))| pages::meta(newsroom, page, data));
    let (head, language, title) = match &page {
        Some(page) => (head_to_page(newsroom, page), page.language, &page.head.title),
        None => (
            vec![link("canonical", "", &whole_target(site, to))],
            &*site.language,
            &href,
        ),
    };
    let head = head.join("\n    ");
    Ok(format!(
        "<!doctype html>\n\
         <html lang=\"{language}\" dir=\"{direction}\">\n  \
           <head>\n    \
             <meta charset=\"utf-8\">\n    \
             {policy}\n    \
             <title>{title}</title>\n    \
             {head}\n    \
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n    \
             <meta name=\"color-scheme\" content=\"light dark\">\n    \
             {script}\n    \
             <noscript><meta http-equiv=\"refresh\" content=\"0; url={to}\"></noscript>\n  \
           </head>\n  \
           <body><p><a href=\"{to}\">{title}</a></p></body>\n\
         </html>\n",
        direction = direction(language),
        policy = meta("http-equiv", "Content-Security-Policy", &policy),
        to = attribute(&href),
        title = text(title),
    ))
}

/// A `<meta>` refresh loses the query and the place that the old link named, and a script does not. Both together would
/// race. The query stands behind one of the new address; where that names a place itself, that one counts.
fn script(href: &str) -> String {
    let quoted = |text: &str| in_script(&serde_json::Value::from(text).to_string());
    let (page, has_query, place) = divided(href);
    let page = quoted(page);
    let query = if has_query {
        "location.search.replace(\"?\", \"&\")"
    } else {
        "location.search"
    };
    let place = if place.is_empty() {
        "location.hash".to_owned()
    } else {
        quoted(place)
    };
    format!("<script>location.replace({page} + {query} + {place})</script>")
}

/// What search engines and link previews read: a preview of the old address shows what that of the new one does.
fn head_to_page(newsroom: &Newsroom, page: &PageMeta<'_>) -> Vec<String> {
    let head = &page.head;
    let mut lines = vec![meta("name", "description", &head.description)];
    lines.extend(
        head.canonical
            .iter()
            .map(|canonical| link("canonical", "", canonical)),
    );
    let tags = open_graph::tags(&newsroom.site, &newsroom.frame.accounts, page);
    lines.extend(tags.iter().map(|(key, name, value)| meta(key, name, value)));
    lines
}
