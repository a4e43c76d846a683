//! A page as a whole HTML document: the template, and in it the rendered app.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, ensure};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};
use leptos::prelude::*;

use super::icons::Icons;
use super::options::Options;
use super::page_meta::PageMeta;
use super::style::{Present, Style};
use super::{feeds, open_graph, policy, structured_data::structured_data};
use dateline_app::app::App;
use dateline_app::components::Snapshot;
use dateline_app::hooks::PATH;
use dateline_app::view::view;
use dateline_content::colours::{Accent, Theme};
use dateline_content::{Digest, Newsroom};
use dateline_model::route::{MANIFEST, href_of_path};
use dateline_model::{CommentThread, Frame, PageData, PartId, Site, direction};

/// `index.html` after Trunk: what all documents share.
pub(super) struct Template {
    site: Arc<Site>,
    frame: Frame,
    html: String,
    pub(super) style: Style,
    /// The inline styles that pages need, by what is on them, each with the policy that allows it.
    styles: Mutex<BTreeMap<Present, Arc<Inline>>>,
    others: policy::Others,
    with_policy: bool,
    /// Whether search engines are asked to keep out.
    is_hidden: bool,
    /// The links to the icons.
    icons: [String; 2],
    accent: Accent,
    /// Of all that documents have in common.
    pub(super) digest: Digest,
}

/// What differs between the documents of a template, apart from what they say.
struct Inline {
    style: String,
    policy: Option<String>,
}

/// Where the head's and the app's markup go.
const HEAD: &str = "<!--HEAD-->";
const APP: &str = "<!--APP-->";

impl Template {
    /// Takes the template of an app build, for a newsroom.
    /// `comment_servers` are those that pages may ask; `site_file` is the published file that tells the app of the site.
    pub(super) fn new(
        html: &str,
        newsroom: &Newsroom,
        comment_servers: BTreeSet<String>,
        site_file: &str,
        icons: &Icons,
        options: &Options,
    ) -> Result<Self> {
        let (with_policy, is_hidden) = (!options.preview, options.edition.has_unpublished);
        let site = &newsroom.site;
        for marker in [HEAD, APP] {
            ensure!(
                html.contains(marker),
                "the app's index.html lacks the marker {marker}; build the app with Trunk again"
            );
        }
        let accent = newsroom.brand.accent;
        let (html, style) = Style::take(html, &newsroom.brand, &site.base_path);
        let html = html
            .replace("%BASE%", &site.base_path)
            .replace("%SITE%", site_file)
            .replace("%STYLE%", &style.path())
            .replace("%LANGUAGE%", &site.language)
            .replace("%DIRECTION%", direction(&site.language));
        let (icon, media_type) = icons.of_window();
        let icons = [
            link(
                "icon",
                &format!(" type=\"{media_type}\""),
                &href_of_path(site, icon),
            ),
            link("apple-touch-icon", "", &href_of_path(site, &icons.touch.file)),
        ];
        let others = policy::Others {
            comment_servers,
            players: newsroom.players.clone(),
            forms: newsroom.form_hosts.clone(),
            has_media: !newsroom.media.is_empty(),
        };
        let digest = Digest::of_value(&(
            &html,
            style.path(),
            (site, &newsroom.frame),
            &others,
            with_policy,
            is_hidden,
            &icons,
            accent,
        ));
        Ok(Self {
            site: Arc::new(site.clone()),
            frame: newsroom.frame.clone(),
            html,
            style,
            styles: Mutex::default(),
            others,
            digest,
            with_policy,
            is_hidden,
            icons,
            accent,
        })
    }

    /// The style for a page on which this is present.
    fn inline(&self, present: Present) -> Arc<Inline> {
        let mut styles = self.styles.lock().unwrap_or_else(PoisonError::into_inner);
        let inline = styles.entry(present).or_insert_with_key(|present| {
            let style = format!("<style>{}</style>", self.style.for_page(present));
            let policy = self.with_policy.then(|| {
                let template = self.html.clone() + &style;
                policy::of_template(&template, &self.others)
            });
            Arc::new(Inline { style, policy })
        });
        inline.clone()
    }

    /// The document of a page.
    pub(super) fn render(
        &self,
        meta: &PageMeta<'_>,
        data: &PageData,
        snapshot: Option<&CommentThread>,
    ) -> Result<String> {
        // A document that stands for what was not found may stand at any address, so it names none.
        let path =
            (!data.page.is_not_found()).then(|| format!(" {}=\"{}\"", PATH.name, attribute(&data.path)));
        // On paper the address of the page is made of both, since another page may be on the screen by then.
        let body = format!(
            "<div id=\"{}\" data-address=\"{}{}\"{}>{}</div>",
            PartId::App.as_str(),
            attribute(&self.site.base_url),
            attribute(self.site.base_path.trim_end_matches('/')),
            path.unwrap_or_default(),
            rendered(&self.site, &self.frame, data, snapshot),
        );
        let inline = self.inline(Present::of(&body, &self.site.language, &self.style));
        let head = self.head(meta, &inline)?;
        Ok(self.html.replacen(HEAD, &head, 1).replacen(APP, &body, 1))
    }

    fn head(&self, page: &PageMeta<'_>, inline: &Inline) -> Result<String> {
        let site = &*self.site;
        let head = &page.head;
        let policy = inline.policy.as_ref();
        let mut lines =
            Vec::from_iter(policy.map(|policy| meta("http-equiv", "Content-Security-Policy", policy)));
        lines.push(format!("<title>{}</title>", text(&head.title)));
        lines.push(meta("name", "description", &head.description));
        lines.extend(self.is_hidden.then(|| meta("name", "robots", "noindex")));
        lines.extend(
            head.canonical
                .iter()
                .map(|canonical| link("canonical", "", canonical)),
        );
        // The dark accent is a light colour: on a dark page a bar of it would be the brightest thing there is.
        let bars = [
            (Theme::Light, self.accent.light),
            (Theme::Dark, Theme::Dark.paper()),
        ];
        lines.extend(bars.map(|(theme, colour)| {
            let name = theme.name();
            format!(
                "<meta name=\"theme-color\" media=\"(prefers-color-scheme: {name})\" content=\"{colour}\">"
            )
        }));
        lines.extend(self.icons.iter().cloned());
        lines.push(link("manifest", "", &href_of_path(site, MANIFEST)));
        lines.extend(
            feeds::links(site, page.section)
                .iter()
                .map(|(media_type, title, href)| {
                    let rest = format!(" type=\"{media_type}\" title=\"{}\"", attribute(title));
                    link("alternate", &rest, href)
                }),
        );
        let tags = open_graph::tags(site, &self.frame.accounts, page);
        lines.extend(tags.iter().map(|(key, name, value)| meta(key, name, value)));
        if let Some(data) = structured_data(site, &self.frame, page) {
            let json = serde_json::to_string(&data)?;
            lines.push(format!(
                "<script type=\"application/ld+json\">{}</script>",
                in_script(&json)
            ));
        }
        lines.push(inline.style.clone());
        // What is for paper alone is not in there.
        let style = href_of_path(site, &format!("/{}", self.style.path()));
        lines.push(link("stylesheet", " media=\"print\"", &style));
        Ok(lines.join("\n    "))
    }
}

/// What the reader sees.
fn rendered(site: &Arc<Site>, frame: &Frame, page: &PageData, snapshot: Option<&CommentThread>) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        if let Some(thread) = snapshot {
            provide_context(Snapshot::of(thread.clone()));
        }
        let html = view! { <App site=site.clone() frame=frame.clone() page=page.clone() /> }.to_html();
        // Marks for hydration, which the app does not do. What a newsroom wrote is escaped, so it has none.
        html.replace("<!>", "")
    });
    owner.cleanup();
    html
}

/// A `<meta>` element. `key` is the attribute that names what it says.
pub(super) fn meta(key: &str, name: &str, value: &str) -> String {
    format!("<meta {key}=\"{name}\" content=\"{}\">", attribute(value))
}

/// A `<link>` element. `rest` are further attributes, with a space before each.
pub(super) fn link(relation: &str, rest: &str, address: &str) -> String {
    format!("<link rel=\"{relation}\"{rest} href=\"{}\">", attribute(address))
}

/// JSON as the text of a `<script>`, which nothing in it may end (HTML, section 4.12.1.3).
pub(super) fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_cannot_end_its_script() {
        assert_eq!(in_script(r#"{"a":"</script>"}"#), r#"{"a":"\u003c/script>"}"#);
    }
}
