//! Where the links of imported files lead: to each other, to stories that the newsroom already has, or nowhere.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use super::heading_ids::Fragments;
use super::place::{OldAddress, join};
use dateline_content::{WebAddress, caseless, has_scheme};

/// Everything that a link can lead to.
#[derive(Default)]
pub(super) struct LinkResolver {
    /// The addresses of stories by the paths of their files.
    files: BTreeMap<String, String>,
    /// The same by the addresses that their pages had.
    pages: BTreeMap<String, String>,
    /// The same by the addresses that redirected to those.
    redirects: BTreeMap<String, String>,
    /// The same by the bare names of their files; `None` if several share a name.
    bare_names: BTreeMap<String, Option<String>>,
    /// The name of the imported folder, which addresses may begin with.
    pub folder: String,
    /// The addresses of this site: stories and sections.
    known: BTreeSet<String>,
    /// What fragments name in each story, by its address.
    pub fragments: BTreeMap<String, Fragments>,
}

/// Where a link leads after the import.
pub(super) enum Resolution {
    /// The link stays as it is.
    Unchanged,
    /// To this address.
    Address(String),
    /// To this page, which lacks the anchor that the link names.
    WithoutAnchor(String),
    /// Nowhere.
    NotFound,
}

impl LinkResolver {
    /// Adds an address of the newsroom.
    pub(super) fn add_known(&mut self, address: String) {
        self.known.insert(address);
    }

    /// Adds an imported story: its address, the path of its file, and its old addresses.
    pub(super) fn add_story(&mut self, address: &str, path: &str, old: &[OldAddress]) {
        self.known.insert(address.to_owned());
        let path = key(path);
        let bare_name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        let add = |stories: &mut BTreeMap<_, _>, name| {
            stories.entry(name).or_insert_with(|| address.to_owned());
        };
        if let Some(dated) = dated_address(&bare_name) {
            add(&mut self.pages, dated);
        }
        if !old.iter().any(|old| old.is_own) {
            add(&mut self.pages, path.clone());
        }
        for OldAddress { address, is_own, .. } in old {
            let stories = if *is_own {
                &mut self.pages
            } else {
                &mut self.redirects
            };
            add(stories, key(&percent_decode_str(address).decode_utf8_lossy()));
        }
        add(&mut self.files, path);
        self.bare_names
            .entry(bare_name)
            .and_modify(|story| *story = None)
            .or_insert_with(|| Some(address.to_owned()));
    }

    /// Whether this is an address of a story or a section.
    pub(super) fn is_known(&self, address: &str) -> bool {
        self.known.contains(address)
    }

    /// Finds where a link in a file leads.
    pub(super) fn resolve(&self, url: &str, own_path: &str, own_address: &str) -> Resolution {
        let whole = if url.starts_with("//") {
            format!("https:{url}")
        } else {
            url.to_owned()
        };
        if has_scheme(&whole) {
            return match WebAddress::read(&whole) {
                Ok(address) => changed(url, address.into_ascii()),
                Err(_) => Resolution::NotFound,
            };
        }
        let (page, fragment) = match url.split_once('#') {
            Some((page, fragment)) => (page, Some(fragment)),
            None => (url, None),
        };
        let page = page.split('?').next().unwrap_or_default();
        let address = if page.is_empty() {
            own_address.to_owned()
        } else {
            match self.story(page, own_path) {
                Some(address) => address,
                None => return Resolution::NotFound,
            }
        };
        let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) else {
            return changed(url, address);
        };
        let there = self.fragments.get(&address);
        match there.and_then(|there| there.link(fragment)) {
            Some(link) if page.is_empty() => changed(url, link),
            Some(link) => changed(url, address + &link),
            None if page.is_empty() => Resolution::NotFound,
            None => Resolution::WithoutAnchor(address),
        }
    }

    fn story(&self, page: &str, own_path: &str) -> Option<String> {
        let page = percent_decode_str(page).decode_utf8().ok()?;
        let with_slash = format!("/{}/", page.trim_matches('/')).replace("//", "/");
        if page.starts_with('/') && self.known.contains(&with_slash) {
            return Some(with_slash);
        }
        let is_rooted = page.starts_with(['/', '@']);
        let is_address = page.starts_with('/');
        let page = page.trim_start_matches('@');
        let from_root = page.trim_start_matches('/');
        let folder = own_path.rsplit_once('/').map_or("", |(folder, _)| folder);
        // Links in a page bundle, or at an address that ends in a slash, are relative to one folder deeper.
        let near = [folder, &key(own_path)].map(|folder| join(folder, page));
        let near = near.into_iter().flatten().filter(|_| !is_rooted);
        // The categories at the start of a Jekyll address are not in the file's path.
        let segments: Vec<_> = from_root.trim_end_matches('/').split('/').collect();
        let dated = segments[segments.len().saturating_sub(4)..].join("/");
        let whole = key(from_root);
        let within = whole.strip_prefix(&format!("{}/", key(&self.folder)));
        let within = within.unwrap_or(&whole).to_owned();
        // In Hugo and Zola, this folder is the root of the site's addresses.
        let in_content = format!("content/{from_root}");
        let paths: Vec<_> = near
            .chain([whole, within, in_content, dated])
            .map(|path| key(&path))
            .collect();
        let caseless = caseless(page);
        let is_file = MARKDOWN.iter().any(|ending| caseless.ends_with(ending));
        let stories: &[_] = if is_file {
            &[&self.files]
        } else if is_address {
            &[&self.pages, &self.redirects, &self.files]
        } else {
            &[&self.files, &self.pages, &self.redirects]
        };
        let found = stories
            .iter()
            .find_map(|stories| paths.iter().find_map(|path| stories.get(path)));
        let by_name = || self.bare_names.get(&key(page))?.as_ref();
        found.or_else(by_name).cloned()
    }
}

/// A link that leads to an address now.
fn changed(url: &str, address: String) -> Resolution {
    if address == url {
        Resolution::Unchanged
    } else {
        Resolution::Address(address)
    }
}

/// The address that Jekyll gives to a file called `2024-05-01-name` by default: `2024/05/01/name`.
fn dated_address(bare_name: &str) -> Option<String> {
    let (date, name) = (bare_name.get(..10)?, bare_name.get(11..)?);
    let is_date = date.bytes().enumerate().all(|(index, byte)| {
        if [4, 7].contains(&index) {
            byte == b'-'
        } else {
            byte.is_ascii_digit()
        }
    });
    is_date.then(|| format!("{}/{name}", date.replace('-', "/")))
}

/// The endings of Markdown files.
const MARKDOWN: [&str; 2] = [".md", ".markdown"];

/// A path without the parts in which a file and its address differ, and one system from another.
fn key(path: &str) -> String {
    let path = caseless(path.trim_matches('/'));
    let path = MARKDOWN
        .iter()
        .chain(&[".html", ".htm"])
        .find_map(|ending| path.strip_suffix(ending))
        .unwrap_or(&path);
    let path = path
        .strip_suffix("_index")
        .or_else(|| path.strip_suffix("index"))
        .filter(|rest| rest.is_empty() || rest.ends_with('/'))
        .unwrap_or(path);
    path.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_content::StoryAnchors;
    use dateline_model::Anchor;

    fn to(url: &str) -> Option<String> {
        let mut links = LinkResolver::default();
        links.add_known("/news/".to_owned());
        links.folder = "Blog".to_owned();
        let old = |address: &str, is_own| OldAddress {
            line: 1,
            address: address.to_owned(),
            is_own,
        };
        links.add_story(
            "/news/own/",
            "posts/own.md",
            &[
                old("/posts/other/", false),
                old("/other", false),
                old("/caf%C3%A9-au-lait/", false),
                old("/moved/", false),
            ],
        );
        links.add_story(
            "/news/other/",
            "posts/other.md",
            &[old("/2024/other.html", false)],
        );
        links.add_story("/news/bundle/", "bundle/index.md", &[]);
        links.add_story("/news/hugo/", "content/posts/hugo.md", &[]);
        links.add_story("/news/dated/", "_posts/2024-05-01-dated.md", &[]);
        links.add_story("/news/new-place/", "posts/moved.md", &[old("/new/place/", true)]);
        links.add_story("/news/cafe/", "posts/Cafe\u{301}.MD", &[]);
        for address in ["/news/own/", "/news/other/"] {
            let anchors = StoryAnchors {
                headings: Anchor::new("there").into_iter().collect(),
                ..StoryAnchors::default()
            };
            links
                .fragments
                .insert(address.to_owned(), Fragments::of(anchors, &[]));
        }
        match links.resolve(url, "posts/own.md", "/news/own/") {
            Resolution::Unchanged => Some(url.to_owned()),
            Resolution::Address(address) => Some(address),
            Resolution::WithoutAnchor(address) => Some(address + " without anchor"),
            Resolution::NotFound => None,
        }
    }

    #[test]
    fn a_link_leads_to_the_story_that_the_file_has_become() {
        for url in [
            "other.md",
            "./other.md",
            "../posts/other.md",
            "/posts/other/",
            "posts/other.md",
            "@/posts/other.md",
            "../other/",
            "/2024/other.html",
            "/2024/other/",
            "other",
            "/news/other",
            "other.md?x=1",
        ] {
            assert_eq!(to(url).as_deref(), Some("/news/other/"), "{url}");
        }
        for url in ["../bundle/", "/blog/bundle/", "bundle", "/bundle/index.html"] {
            assert_eq!(to(url).as_deref(), Some("/news/bundle/"), "{url}");
        }
        for url in ["/posts/hugo/", "@/posts/hugo.md", "posts/hugo.md"] {
            assert_eq!(to(url).as_deref(), Some("/news/hugo/"), "{url}");
        }
        for url in [
            "/2024/05/01/dated.html",
            "/a/b/2024/05/01/dated/",
            "2024-05-01-dated",
        ] {
            assert_eq!(to(url).as_deref(), Some("/news/dated/"), "{url}");
        }
        assert_eq!(to("/news").as_deref(), Some("/news/"));
    }

    #[test]
    fn the_file_that_a_link_names_goes_before_what_redirected_from_there() {
        for (url, address) in [
            // A file of that name, and a page that redirected from there to another.
            ("moved.md", "/news/new-place/"),
            ("@/posts/moved.md", "/news/new-place/"),
            ("/posts/moved.md", "/news/new-place/"),
            ("/new/place/", "/news/new-place/"),
            ("/moved/", "/news/own/"),
            ("/cafe\u{301}-au-lait/", "/news/own/"),
            ("/other/", "/news/own/"),
            ("other.md", "/news/other/"),
        ] {
            assert_eq!(to(url).as_deref(), Some(address), "{url}");
        }
    }

    #[test]
    fn a_name_is_the_same_composed_or_not_in_large_or_small_letters() {
        for url in [
            "caf\u{e9}.md",
            "cafe\u{301}.md",
            "caf%C3%A9.md",
            "/posts/CAF%C3%89/",
        ] {
            assert_eq!(to(url).as_deref(), Some("/news/cafe/"), "{url}");
        }
    }

    #[test]
    fn a_fragment_is_kept_if_the_page_has_that_anchor() {
        assert_eq!(to("#there").as_deref(), Some("#there"));
        assert_eq!(to("#gone"), None);
        assert_eq!(to("other.md#there").as_deref(), Some("/news/other/#there"));
        assert_eq!(
            to("other.md#gone").as_deref(),
            Some("/news/other/ without anchor")
        );
    }

    #[test]
    fn a_link_to_what_was_not_imported_leads_nowhere() {
        for url in [
            "missing.md",
            "../../other.md",
            "/about/",
            "file.pdf",
            "javascript:alert(1)",
        ] {
            assert_eq!(to(url), None, "{url}");
        }
        // Without a path it is the page itself that is meant (RFC 3986, section 4.4).
        for own in ["", "?x=1", "#"] {
            assert_eq!(to(own).as_deref(), Some("/news/own/"), "{own}");
        }
        assert_eq!(to("//host/x").as_deref(), Some("https://host/x"));
    }
}
