//! The addresses that moved, and where each leads.

use std::collections::BTreeSet;

use super::File;
use super::assemble::{Assembler, Here};
use super::problem::{Problem, Severity};
use super::site::RESERVED;
use super::source::{RedirectFile, RedirectsFile, SiteFile};
use crate::files::is_hashed;
use dateline_model::route::PAGE;
use dateline_model::{LinkTarget, Slug};

/// An address that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The old one: a path below the base path that ends in a slash or names an HTML or XML file.
    pub from: String,
    /// Where it leads.
    pub to: LinkTarget,
}

/// Whether an address has a meaning of its own, so that no page can have moved from it.
pub fn is_reserved(from: &str, is_section: impl Fn(&str) -> bool) -> bool {
    let parts: Vec<_> = from.trim_matches('/').split('/').collect();
    let is_of_a_list = parts.len() > 1 && parts[1] == PAGE && is_section(parts[0]);
    RESERVED.contains(&parts[0])
        || is_of_a_list
        || from.ends_with("/index.html")
        || from == "/404.html"
        // Hosts would have caches keep the answer for ever.
        || is_hashed(from)
}

impl Assembler<'_> {
    /// Every address that moved, with the one that it leads to in the end. What leads to a story that is held
    /// back is left out.
    pub fn redirects(&mut self, file: &File<RedirectsFile>, site: &File<SiteFile>) -> Vec<Redirect> {
        let here = Here::of(file, None);
        let entries = &file.value.redirects;
        let mut redirects = Vec::new();
        let mut seen = BTreeSet::new();
        for (index, entry) in entries.iter().enumerate() {
            // What stands in for a faulty entry.
            if entry.from == "…" {
                continue;
            }
            let place = format!("/redirects/{index}");
            if !seen.insert(&entry.from) {
                let message = format!("two redirects begin at `{}`", entry.from);
                self.error(here, &format!("{place}/from"), &message, "Remove one of them.");
                continue;
            }
            if let Some((message, fix)) = self.no_old_address(&entry.from) {
                self.error(here, &format!("{place}/from"), &message, fix);
                continue;
            }
            let base = &site.value.base_path;
            if base != "/" && entry.from.starts_with(&**base) {
                self.problems.push(Problem::at(
                    Severity::Warning,
                    here.file,
                    here.text,
                    &format!("{place}/from"),
                    &format!(
                        "addresses are written below the base path, so this redirects {}{}",
                        base.trim_end_matches('/'),
                        entry.from
                    ),
                    &format!("Leave out {}.", base.trim_end_matches('/')),
                ));
            }
            if let Some(to) = self.new_address(here, &format!("{place}/to"), entry, &site.value.base_url) {
                redirects.push(Redirect {
                    from: entry.from.clone(),
                    to,
                });
            }
        }
        redirects
    }

    /// Why something can't be an old address, with the remedy: it is one of the site as it is now.
    fn no_old_address(&self, from: &str) -> Option<(String, &'static str)> {
        let parts: Vec<_> = from.trim_matches('/').split('/').collect();
        let is_section = |name: &str| self.names.sections.contains(name);
        let is_page = match parts[..] {
            [section] => is_section(section),
            [section, slug] => Slug::new(slug)
                .ok()
                .and_then(|slug| self.names.articles.get(&slug))
                .is_some_and(|name| name.section == section && !name.held_back),
            _ => false,
        };
        if is_page || self.names.is_feed(from) {
            return Some((
                format!("there is a page at `{from}`, which a redirect would hide"),
                "Remove the redirect, or move the page first.",
            ));
        }
        if is_reserved(from, is_section) {
            return Some((
                format!("`{from}` has a meaning of its own in addresses"),
                "Redirect the address of a story, as readers know it.",
            ));
        }
        None
    }

    fn new_address(
        &mut self,
        here: Here<'_>,
        place: &str,
        entry: &RedirectFile,
        base_url: &str,
    ) -> Option<LinkTarget> {
        if entry
            .to
            .strip_prefix(base_url)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        {
            let message = format!("`{}` is an address of this site", entry.to);
            self.error(
                here,
                place,
                &message,
                "Write it as a path, without the host: /politics/new-story/.",
            );
            return None;
        }
        match self.names.follow(&entry.from) {
            Ok(to) => self.target(here, place, &to?),
            Err(way) => {
                let message = format!(
                    "the redirect leads back to where it has been: {}",
                    way.join(" → ")
                );
                self.error(here, place, &message, "Let one of these lead to a page.");
                None
            }
        }
    }
}
