//! Where a file is in the site that it comes from, and what that tells: its date, its name, its old addresses.

use std::path::Path;

use super::front_matter::{Metadata, Permalink, read_date};

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

/// An address that led to a page, with the line of the file that gives it.
pub(super) struct OldAddress {
    pub line: usize,
    pub address: String,
    /// Whether it was the page's own, which others redirected to.
    pub is_own: bool,
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
        let others = metadata.redirected.iter();
        let others = others.map(|(line, address)| (*line, path_of(address)));
        let redirecting: Vec<_> = aliases.chain(others).collect();
        let own = own.map(|own| (own, true));
        let redirecting = redirecting.into_iter().map(|address| (address, false));
        own.into_iter()
            .chain(redirecting)
            .map(|((line, address), is_own)| OldAddress {
                line,
                address,
                is_own,
            })
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

/// A path with its `.` and `..` resolved; `None` if it leads above the imported folder.
pub(super) fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The date and the name in a file's path, as Jekyll writes them: `_posts/2024-05-01-a-name.md`. A file called `index`
/// is named after its folder.
pub(super) fn date_and_name(path: &str) -> (Option<&str>, String) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = match stem {
        "index" | "_index" if !folder.is_empty() => folder.rsplit('/').next().unwrap_or(folder),
        stem => stem,
    };
    let is_date = |date: &&str| date.ends_with('-') && read_date(&date[..10]).is_some();
    match stem.get(..11).filter(is_date) {
        Some(date) => (Some(&date[..10]), stem[11..].to_owned()),
        None => (None, stem.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_gives_date_and_slug() {
        assert_eq!(
            date_and_name("_posts/2024-05-01-a-name.md"),
            (Some("2024-05-01"), "a-name".to_owned())
        );
        assert_eq!(
            date_and_name("posts/bundle/index.md"),
            (None, "bundle".to_owned())
        );
        assert_eq!(
            date_and_name("2024-99-01-x.md"),
            (None, "2024-99-01-x".to_owned())
        );
        assert_eq!(
            date_and_name("판문점판문점판문점.md"),
            (None, "판문점판문점판문점".to_owned())
        );
    }
}
