//! The addresses that moved, and where each leads.

use std::collections::BTreeSet;

use dateline_model::LinkTarget;

use super::addresses::Resolved;
use super::assembler::{Assembler, Here};
use super::file::File;
use super::problem::{Problem, Severity};
use super::source::{RedirectFile, RedirectsFile, SiteFile};

/// An address that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The old one: a path below the base path that ends in a slash or names an HTML or XML file.
    pub from: String,
    /// Where it leads.
    pub to: LinkTarget,
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
            let place = format!("/redirects/{index}");
            if here.is_faulty(&place) {
                continue;
            }
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
        if matches!(
            self.context.addresses.find(from),
            Resolved::List | Resolved::Page(_) | Resolved::Feed
        ) {
            return Some((
                format!("there is a page at `{from}`, which a redirect would hide"),
                "Remove the redirect, or move the page first.",
            ));
        }
        self.context.addresses.is_reserved(from).then(|| {
            (
                format!("`{from}` has a meaning of its own in addresses"),
                "Redirect the address of a story, as readers know it.",
            )
        })
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
        match self.context.addresses.follow(&entry.from) {
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
