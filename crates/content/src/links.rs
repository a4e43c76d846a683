//! What the content points to: stories by their slugs, and addresses in links.

use super::addresses::Resolved;
use super::anchors::StoryAnchors;
use super::assembler::{Assembler, Here};
use super::context::Context;
use super::moved_addresses::Moved;
use super::problem::Complaint;
use super::trace::Question;
use super::web_address::{WebAddress, has_scheme, meant};
use dateline_model::route::path_of_location;
use dateline_model::{LinkTarget, Slug};

/// What a pointer leads to, if it leads anywhere, and what is to be said of it.
#[derive(Debug)]
pub(super) struct Followed<T> {
    pub(super) found: Option<T>,
    complaints: Vec<Complaint>,
    /// Whether it leads to what is held back.
    is_held_back: bool,
}

impl<T> Followed<T> {
    const fn to(found: T) -> Self {
        Self {
            found: Some(found),
            complaints: Vec::new(),
            is_held_back: false,
        }
    }

    fn none(complaint: Complaint) -> Self {
        Self::unknown().and(complaint)
    }

    /// Nothing can be said while another file can't be read.
    const fn unknown() -> Self {
        Self {
            found: None,
            complaints: Vec::new(),
            is_held_back: false,
        }
    }

    fn nowhere(message: &str, fix: &str) -> Self {
        Self::none(Complaint::error(message, fix))
    }

    fn held_back(slug: &str) -> Self {
        let complaint = Complaint::warning(
            format!("`{slug}` is held back (a draft, or dated in the future), so it is not mentioned here"),
            "Nothing needs to be done: the mention appears when that story does.",
        );
        Self {
            is_held_back: true,
            ..Self::none(complaint)
        }
    }

    fn and(mut self, complaint: Complaint) -> Self {
        self.complaints.push(complaint);
        self
    }
}

impl Assembler<'_> {
    /// The published story of a slug. A story that is held back is passed over with a warning.
    pub(super) fn story(&mut self, here: Here<'_>, path: &str, slug: &str) -> Option<Slug> {
        self.asked.push(Question::Story(slug.to_owned()));
        self.say(here, path, self.context.story(slug))
    }

    /// Where a link leads; nothing where it leads nowhere, or to what is held back.
    pub(super) fn target(&mut self, here: Here<'_>, path: &str, url: &str) -> Option<LinkTarget> {
        // A place on the page itself is in the same file.
        if !has_scheme(url) && !url.starts_with('#') {
            self.asked.push(Question::Address(url.to_owned()));
        }
        self.say(here, path, self.context.target(here.page, url))
    }

    fn say<T>(&mut self, here: Here<'_>, path: &str, followed: Followed<T>) -> Option<T> {
        // What is held back itself is read by nobody yet, and is checked again when it is.
        let pages = &self.context.addresses;
        let is_for_later = |(path, _)| pages.page(path).is_some_and(|page| page.held_back);
        if !(followed.is_held_back && here.page.is_some_and(is_for_later)) {
            for complaint in followed.complaints {
                self.complain(here, path, complaint);
            }
        }
        followed.found
    }
}

impl Context {
    /// The published story of a slug.
    pub(super) fn story(&self, slug: &str) -> Followed<Slug> {
        let known = Slug::new(slug).ok();
        let held_back = known
            .as_ref()
            .and_then(|slug| self.addresses.is_story_held_back(slug));
        let Some((known, held_back)) = known.zip(held_back) else {
            if self.addresses.is_unreadable(slug) {
                return Followed::unknown();
            }
            let message = format!("there is no story `{slug}`");
            let fix = self.moved_story(slug).unwrap_or_else(|| self.nearest_story(slug));
            return Followed::nowhere(&message, &fix);
        };
        if held_back {
            return Followed::held_back(slug);
        }
        Followed::to(known)
    }

    /// What to write in place of the slug that a story had before it moved.
    fn moved_story(&self, slug: &str) -> Option<String> {
        let to = self.addresses.moved_story(slug)?;
        Some(format!("It moved to {to}: write the slug that it has now."))
    }

    fn nearest_story(&self, slug: &str) -> String {
        self.addresses.nearest_story(slug).map_or_else(
            || "Write the name of a file in articles/, without its ending.".to_owned(),
            |known| format!("Did you mean `{known}`?"),
        )
    }

    /// Where a link on a page leads. `page` is its path, with its places; a link within it is held against those.
    pub(super) fn target(&self, page: Option<(&str, &StoryAnchors)>, url: &str) -> Followed<LinkTarget> {
        if has_scheme(url) {
            return match WebAddress::read(url) {
                Ok(address) => Followed::to(LinkTarget::External(address.into_ascii())),
                Err(complaint) => Followed::none(complaint),
            };
        }
        let own = page;
        let (page, fragment) = url
            .split_once('#')
            .map_or((url, None), |(page, id)| (page, Some(id)));
        if page.is_empty()
            && let (Some((own, anchors)), Some(id)) = (own, fragment)
        {
            let found = Followed::to(LinkTarget::Internal(format!("{own}#{id}")));
            if anchors.contains(id) {
                return found;
            }
            return found.and(Complaint::error(
                format!("there is no place `#{id}` on this page"),
                "Use the id of a heading or an answer.",
            ));
        }
        let known = page
            .starts_with('/')
            .then(|| path_of_location("/", page))
            .flatten();
        let old = known.as_deref().unwrap_or(page);
        if let Some(Moved::To(to)) = self.addresses.moved.end(old) {
            let message = format!("`{old}` has moved to `{to}`, so the link leads there");
            let fix = format!("Write {to}.");
            let to = match fragment {
                Some(id) if !to.contains('#') => format!("{to}#{id}"),
                _ => to.clone(),
            };
            return self.target(own, &to).and(Complaint::warning(message, fix));
        }
        if fragment.is_none() && matches!(self.addresses.find(page), Resolved::Feed) {
            return Followed::to(LinkTarget::Internal(page.to_owned()));
        }
        let elsewhere = meant(url);
        let Some(page) = known.filter(|_| elsewhere.is_none()) else {
            let fix = elsewhere.map_or_else(
                || "Begin it with https://, or with / for a page of this site.".to_owned(),
                |address| format!("Did you mean {address}?"),
            );
            return Followed::nowhere(&format!("`{url}` leads nowhere"), &fix);
        };
        let place = fragment.map(|id| format!("#{id}")).unwrap_or_default();
        let found = Followed::to(LinkTarget::Internal(format!("{page}{place}")));
        match self.addresses.find(&page) {
            Resolved::List => found,
            Resolved::Page(anchors) => match fragment.filter(|id| !anchors.contains(id)) {
                Some(id) => found.and(Complaint::error(
                    format!("the page at `{page}` has no place `#{id}`"),
                    "Use the id of one of its headings or answers.",
                )),
                None => found,
            },
            Resolved::HeldBack(slug) => Followed::held_back(slug.as_str()),
            Resolved::NoStory(slug) if self.addresses.is_unreadable(slug) => Followed::unknown(),
            Resolved::NoStory(slug) => {
                let known = self.addresses.nearest_story(slug);
                let known = known.and_then(|slug| self.addresses.story_path(&Slug::new(slug).ok()?));
                let fix = self.nearest_page(known, &page);
                Followed::nowhere(&format!("there is no story at `{page}`"), &fix)
            }
            Resolved::Feed | Resolved::Nothing => {
                let fix = self.nearest_page(None, &page);
                Followed::nowhere(&format!("there is no page at `{page}`"), &fix)
            }
        }
    }

    /// What to write in place of a path where nothing stands.
    fn nearest_page(&self, story: Option<&str>, path: &str) -> String {
        story.or_else(|| self.addresses.nearest_page(path)).map_or_else(
            || {
                "Link to a story (/section/slug/), a section (/section/), a page in pages/ (/about/) or the front page (/)."
                    .to_owned()
            },
            |nearest| format!("Did you mean `{nearest}`?"),
        )
    }
}
