//! What the content points to: stories by their slugs, and addresses in links.

use super::addresses::Resolved;
use super::assembler::{Assembler, Here};
use super::problem::{Problem, Severity};
use dateline_model::route::path_of_location;
use dateline_model::{LinkTarget, Slug};

impl Assembler<'_> {
    /// The published story of a slug. A story that is held back is passed over with a warning.
    pub(super) fn story(&mut self, here: Here<'_>, path: &str, slug: &str) -> Option<Slug> {
        let known = Slug::new(slug).ok();
        let held_back = known
            .as_ref()
            .and_then(|slug| self.addresses.is_story_held_back(slug));
        let Some((known, held_back)) = known.zip(held_back) else {
            let message = format!("there is no story `{slug}`");
            let fix = self.moved_story(slug).unwrap_or_else(|| self.nearest_story(slug));
            self.error(here, path, &message, &fix);
            return None;
        };
        if held_back {
            self.warn_held_back(here, path, slug);
            return None;
        }
        Some(known)
    }

    /// What to write in place of the slug that a story had before it moved.
    fn moved_story(&self, slug: &str) -> Option<String> {
        let mut old = self.addresses.addresses_of(slug);
        let to = old.find_map(|old| self.addresses.follow(&old).ok().flatten())?;
        Some(format!("It moved to {to}: write the slug that it has now."))
    }

    fn nearest_story(&self, slug: &str) -> String {
        self.addresses
            .story_slugs()
            .map(|known| (strsim::jaro_winkler(slug, known.as_str()), known))
            .filter(|(likeness, _)| *likeness > 0.85)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map_or_else(
                || "Write the name of a file in articles/, without its ending.".to_owned(),
                |(_, known)| format!("Did you mean `{known}`?"),
            )
    }

    fn warn_held_back(&mut self, here: Here<'_>, path: &str, slug: &str) {
        self.problems.push(Problem::at(
            Severity::Warning,
            here.file,
            here.text,
            path,
            &format!("`{slug}` is held back (a draft, or dated in the future), so it is not mentioned here"),
            "Nothing needs to be done: the mention appears when that story does.",
        ));
    }

    /// Where a link leads; nothing where it leads nowhere, or to what is held back.
    pub(super) fn target(&mut self, here: Here<'_>, path: &str, url: &str) -> Option<LinkTarget> {
        if ["https://", "http://", "mailto:", "tel:"]
            .iter()
            .any(|scheme| url.starts_with(scheme))
        {
            return Some(LinkTarget::External(url.to_owned()));
        }
        let (page, fragment) = url
            .split_once('#')
            .map_or((url, None), |(page, id)| (page, Some(id)));
        if page.is_empty()
            && let (Some((own, anchors)), Some(id)) = (here.page, fragment)
        {
            if !anchors.contains(id) {
                self.error(
                    here,
                    path,
                    &format!("there is no place `#{id}` on this page"),
                    "Use the id of a heading or an answer.",
                );
            }
            return Some(LinkTarget::Internal(format!("{own}#{id}")));
        }
        let known = page
            .starts_with('/')
            .then(|| path_of_location("/", page))
            .flatten();
        let old = known.as_deref().unwrap_or(page);
        if let Ok(Some(to)) = self.addresses.follow(old) {
            self.problems.push(Problem::at(
                Severity::Warning,
                here.file,
                here.text,
                path,
                &format!("`{old}` has moved to `{to}`, so the link leads there"),
                &format!("Write {to}."),
            ));
            let to = match fragment {
                Some(id) if !to.contains('#') => format!("{to}#{id}"),
                _ => to,
            };
            return self.target(here, path, &to);
        }
        if fragment.is_none() && matches!(self.addresses.find(page), Resolved::Feed) {
            return Some(LinkTarget::Internal(page.to_owned()));
        }
        let Some(page) = known else {
            self.error(
                here,
                path,
                &format!("`{url}` leads nowhere"),
                "Begin it with https://, or with / for a page of this site.",
            );
            return None;
        };
        match self.addresses.find(&page) {
            Resolved::List => {}
            Resolved::Page(anchors) => {
                if let Some(id) = fragment.filter(|id| !anchors.contains(id)) {
                    let message = format!("the page at `{page}` has no place `#{id}`");
                    let fix = "Use the id of one of its headings or answers.";
                    self.error(here, path, &message, fix);
                }
            }
            Resolved::HeldBack(slug) => {
                self.warn_held_back(here, path, slug.as_str());
                return None;
            }
            Resolved::NoStory(slug) => {
                let fix = self.nearest_story(slug);
                self.error(here, path, &format!("there is no story at `{page}`"), &fix);
                return None;
            }
            Resolved::Feed | Resolved::Nothing => {
                let fix = self.addresses.nearest_page(&page).map_or_else(
                    || {
                        "Link to a story (/section/slug/), a section (/section/), a page in pages/ (/about/) \
                         or the front page (/)."
                            .to_owned()
                    },
                    |nearest| format!("Did you mean `{nearest}`?"),
                );
                self.error(here, path, &format!("there is no page at `{page}`"), &fix);
                return None;
            }
        }
        let fragment = fragment.map(|id| format!("#{id}")).unwrap_or_default();
        Some(LinkTarget::Internal(format!("{page}{fragment}")))
    }
}
