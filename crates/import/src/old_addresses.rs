//! The addresses that imported pages had, and which of them can redirect to the articles.

use std::collections::BTreeMap;
use std::path::Path;

use super::document::{Document, date_and_name};
use super::front_matter::{Metadata, Permalink};
use super::links::{LinkResolver, join};
use super::report::{Notes, ProposedRedirect};
use dateline_content::addresses::is_reserved;
use dateline_content::files;
use dateline_content::folder::ContentFolder;
use dateline_content::source::RedirectsFile;

/// Where a file is in the site that it comes from.
pub(super) struct SourceLocation<'a> {
    /// The path within the imported folder.
    path: &'a str,
    /// The folders between it and one called `content`, where Hugo and Zola keep their pages, if there is one; that may
    /// be above the imported folder.
    content: Option<Vec<String>>,
    /// Whether it is in `_posts` or `_drafts`, or its name begins with a date outside of `content`, as in Jekyll.
    pub is_jekyll: bool,
    is_post: bool,
    pub is_draft: bool,
}

/// An address, with the line of the file that gives it.
pub(super) struct OldAddress {
    line: usize,
    pub address: String,
}

impl<'a> SourceLocation<'a> {
    pub(super) fn of(folder: &Path, path: &'a str) -> Self {
        let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let names = |path: &Path| -> Vec<String> {
            let names = path.iter().map(|name| name.to_string_lossy().into_owned());
            names.collect()
        };
        let above = names(&whole);
        let mut folders = above[above.len().saturating_sub(3)..].to_vec();
        folders.extend(names(Path::new(path).parent().unwrap_or(Path::new(""))));
        let is_in = |name: &str| folders.iter().any(|folder| folder == name);
        let (is_post, is_draft) = (is_in("_posts"), is_in("_drafts"));
        let content = folders.iter().rposition(|folder| folder == "content");
        let content = content.map(|index| folders[index + 1..].to_vec());
        let is_dated = content.is_none() && date_and_name(path).0.is_some();
        Self {
            path,
            content,
            is_jekyll: is_post || is_draft || is_dated,
            is_post,
            is_draft,
        }
    }

    /// The addresses that the page had: its own, and those that redirected to it.
    pub(super) fn old_addresses(&self, metadata: &Metadata) -> Vec<OldAddress> {
        let own = match &metadata.permalink {
            Permalink::Address(line, address) => Some((*line, path_of(address))),
            Permalink::None if !metadata.draft => self.default_address(metadata).map(|own| (1, own)),
            _ => None,
        };
        let below = own
            .as_ref()
            .map_or(self.path, |(_, own)| own.trim_end_matches('/'));
        let below = below.rsplit_once('/').map_or("", |(folder, _)| folder);
        // In Hugo, an alias without a leading slash is relative to the page's folder.
        let aliases = metadata.aliases.iter().map(|(line, alias)| {
            let is_relative = !alias.starts_with('/') && !alias.contains("://");
            let below = is_relative.then(|| join(below, alias)).flatten();
            (*line, path_of(below.as_deref().unwrap_or(alias)))
        });
        let aliases: Vec<_> = aliases.collect();
        let others = metadata.redirected.iter();
        let others = others.map(|(line, address)| (*line, path_of(address)));
        own.into_iter()
            .chain(aliases)
            .chain(others)
            .map(|(line, address)| OldAddress { line, address })
            .collect()
    }

    /// The address that the generator gives to a page by default.
    fn default_address(&self, metadata: &Metadata) -> Option<String> {
        let (date, name) = date_and_name(self.path);
        if self.is_post {
            // https://jekyllrb.com/docs/permalinks/: the style `date`.
            let date = date.and(metadata.published)?;
            let (folders, _) = self.path.split_once("_posts/").unwrap_or_default();
            let folders = folders.split('/').filter(|folder| !folder.is_empty());
            let mut parts: Vec<String> = Vec::new();
            for category in folders.chain(metadata.categories.iter().map(String::as_str)) {
                let category = category.to_lowercase();
                if !parts.contains(&category) {
                    parts.push(category);
                }
            }
            let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
            let name = metadata.slug.as_ref().unwrap_or(&name);
            parts.push(format!("{year:04}/{month:02}/{day:02}/{name}.html"));
            return Some(format!("/{}", parts.join("/")));
        }
        // https://gohugo.io/content-management/organization/
        let mut parts = self.content.clone()?;
        let stem = Path::new(self.path).file_stem()?.to_str()?;
        if stem != "index" {
            parts.push(stem.to_owned());
        }
        if let Some(slug) = &metadata.slug {
            parts.last_mut()?.clone_from(slug);
        }
        let path = parts.join("/").to_lowercase().replace(' ', "-");
        (!path.is_empty()).then(|| format!("/{path}/"))
    }
}

/// The path of an address.
fn path_of(address: &str) -> String {
    let path = address.split_once("://").map_or(address, |(_, rest)| {
        rest.find('/').map_or("/", |start| &rest[start..])
    });
    format!("/{}", path.trim_start_matches('/'))
}

/// Proposes redirects from old addresses.
pub(super) struct RedirectProposals<'a> {
    newsroom: &'a ContentFolder,
    links: &'a LinkResolver,
    /// The targets of the redirects that exist or are proposed, by their old addresses.
    taken: BTreeMap<String, String>,
}

impl<'a> RedirectProposals<'a> {
    pub(super) fn new(newsroom: &'a ContentFolder, links: &'a LinkResolver, content: &Path) -> Self {
        let text = files::read_text(&content.join("redirects.json")).unwrap_or_default();
        let file: Option<RedirectsFile> = serde_json::from_str(&text).ok();
        let entries = file.into_iter().flat_map(|file| file.redirects);
        Self {
            newsroom,
            links,
            taken: entries.map(|entry| (entry.from, entry.to)).collect(),
        }
    }

    /// Proposes the redirects to an article, all of which `check` accepts. Addresses that can't redirect are noted.
    pub(super) fn add(&mut self, document: &Document, notes: &mut Notes) -> Vec<ProposedRedirect> {
        let to = document.address();
        let mut redirects = Vec::new();
        for OldAddress { line, address } in &document.old_addresses {
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
