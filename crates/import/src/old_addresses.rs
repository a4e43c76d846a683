//! Which of the addresses that imported pages had can redirect to the articles.

use std::collections::BTreeMap;
use std::path::Path;

use super::document::Document;
use super::links::LinkResolver;
use super::place::OldAddress;
use super::report::{Notes, ProposedRedirect};
use dateline_content::addresses::is_reserved;
use dateline_content::files;
use dateline_content::folder::ContentFolder;
use dateline_content::source::RedirectsFile;

/// Proposes redirects from old addresses.
pub(super) struct RedirectProposals<'a> {
    newsroom: &'a ContentFolder,
    links: &'a LinkResolver,
    /// The stories that had these addresses themselves.
    own: BTreeMap<String, String>,
    /// The targets of the redirects that exist or are proposed, by their old addresses.
    taken: BTreeMap<String, String>,
}

impl<'a> RedirectProposals<'a> {
    pub(super) fn new(
        newsroom: &'a ContentFolder,
        links: &'a LinkResolver,
        content: &Path,
        documents: &[Document],
    ) -> Self {
        let text = files::read_text(&content.join("redirects.json")).unwrap_or_default();
        let file: Option<RedirectsFile> = serde_json::from_str(&text).ok();
        let entries = file.into_iter().flat_map(|file| file.redirects);
        // The first of those that name the same comes last here, and stays.
        let own = documents.iter().rev().flat_map(|document| {
            let own = document.old_addresses.iter().filter(|old| old.is_own);
            own.filter_map(|old| Some((form(&old.address)?, document.address())))
        });
        Self {
            newsroom,
            links,
            own: own.collect(),
            taken: entries.map(|entry| (entry.from, entry.to)).collect(),
        }
    }

    /// Proposes the redirects to an article, all of which `check` accepts. Addresses that can't redirect are noted.
    pub(super) fn add(&mut self, document: &Document, notes: &mut Notes) -> Vec<ProposedRedirect> {
        let to = document.address();
        let mut redirects = Vec::new();
        for OldAddress {
            line,
            address,
            is_own,
        } in &document.old_addresses
        {
            let from = match form(address) {
                Some(from) if from == to || self.taken.get(&from) == Some(&to) => continue,
                from => from,
            };
            let why = match &from {
                None => {
                    "the path may have only ASCII letters, digits and -._~ and must end in a slash or .html"
                }
                Some(from) if self.links.is_known(from) => "there is a page at that address",
                Some(from)
                    if is_reserved(from, |name| {
                        self.newsroom.sections().any(|section| section == name)
                    }) =>
                {
                    "the site uses it for something else"
                }
                Some(from) if !is_own && self.own.get(from).is_some_and(|page| *page != to) => {
                    "it was the address of another page"
                }
                Some(from) if self.taken.contains_key(from) => "it already leads to another page",
                Some(from) => {
                    self.taken.insert(from.clone(), to.clone());
                    redirects.push(ProposedRedirect {
                        from: from.clone(),
                        to: to.clone(),
                    });
                    continue;
                }
            };
            notes.lost(
                *line,
                format!("the old address `{address}` can't redirect: {why}"),
            );
        }
        redirects
    }
}

/// An address in the form that a redirect requires (`dateline_content::source::RedirectFile`).
fn form(address: &str) -> Option<String> {
    let folder = address
        .strip_suffix("index.html")
        .filter(|folder| folder.ends_with('/'));
    let mut address = folder.unwrap_or(address).to_owned();
    if !address.rsplit('/').next()?.contains('.') && !address.ends_with('/') {
        address.push('/');
    }
    let endings = ["/", ".html", ".htm"];
    let path = endings.iter().find_map(|ending| address.strip_suffix(ending))?;
    let is_part = |part: &str| {
        let fits = |c: char| c.is_ascii_alphanumeric() || "._~-".contains(c);
        !part.is_empty() && !part.starts_with('.') && part.chars().all(fits)
    };
    path.strip_prefix('/')?.split('/').all(is_part).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_the_form_of_a_redirect() {
        for (address, from) in [
            ("/a", Some("/a/")),
            ("/a/b/", Some("/a/b/")),
            ("/a.b/", Some("/a.b/")),
            ("/a/b.html", Some("/a/b.html")),
            ("/a/index.html", Some("/a/")),
            ("/a.pdf", None),
            ("/a?b=c", None),
            ("/판문점/", None),
            ("/a b/", None),
            ("//", None),
            ("/", None),
            ("/.html", None),
            ("/.well-known/", None),
        ] {
            assert_eq!(form(address).as_deref(), from, "{address}");
        }
    }
}
