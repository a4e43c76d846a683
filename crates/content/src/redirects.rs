//! The addresses that moved, and where each leads.

use std::collections::BTreeSet;

use dateline_model::LinkTarget;
use percent_encoding::{CONTROLS, utf8_percent_encode};

use super::addresses::Resolved;
use super::assembler::{Assembler, Here};
use super::file::File;
use super::moved_addresses::Moved;
use super::source::{RedirectFile, RedirectsFile};
use super::web_address::WebAddress;

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
    pub fn redirects(&mut self, file: &File<RedirectsFile>) -> Vec<Redirect> {
        let here = Here::of(file, None);
        let entries = &file.value.redirects;
        let mut redirects = Vec::new();
        let (mut seen, mut told) = (BTreeSet::new(), BTreeSet::new());
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
            let base = &self.context.site.value.base_path;
            if base != "/" && entry.from.starts_with(&**base) {
                let below = base.trim_end_matches('/');
                let message = format!(
                    "addresses are written below the base path, so this redirects {below}{}",
                    entry.from
                );
                let fix = format!("Leave out {below}.");
                self.warn(here, &format!("{place}/from"), &message, &fix);
            }
            if let Some(to) = self.new_address(here, &format!("{place}/to"), entry, &mut told) {
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
        told: &mut BTreeSet<usize>,
    ) -> Option<LinkTarget> {
        let origin = |text| WebAddress::read(text).ok().map(|address| address.origin());
        if origin(&entry.to).is_some_and(|to| Some(to) == origin(&self.context.site.value.base_url)) {
            let message = format!("`{}` is an address of this site", entry.to);
            self.error(
                here,
                place,
                &message,
                "Write it as a path, without the host: /politics/new-story/.",
            );
            return None;
        }
        match self.context.addresses.moved.end(&entry.from)? {
            // Hosts answer with it, in ASCII (RFC 9110, section 10.2.2).
            Moved::To(to) => self.target(here, place, to).map(|to| match to {
                LinkTarget::Internal(path) => {
                    LinkTarget::Internal(utf8_percent_encode(&path, CONTROLS).to_string())
                }
                external @ LinkTarget::External(_) => external,
            }),
            // A circle is told once, at the first of its entries, and not at those that lead into it.
            Moved::Around(number) => {
                if told.insert(*number) {
                    let circle = in_short(&self.context.addresses.moved.circle(*number, &entry.from));
                    let message = format!("the redirect leads back to where it has been: {circle}");
                    self.error(here, place, &message, "Let one of these lead to a page.");
                }
                None
            }
            Moved::IntoCircle => None,
        }
    }
}

/// A way from address to address, without those in the middle where there are many.
fn in_short(way: &[&str]) -> String {
    const SHOWN: usize = 5;
    match way {
        [first @ .., last] if first.len() > SHOWN => format!(
            "{} → ({} more) → {last}",
            first[..SHOWN].join(" → "),
            first.len() - SHOWN
        ),
        way => way.join(" → "),
    }
}
