//! What stands at the addresses of the site. Links, redirects and imports ask here.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use dateline_model::route::{FeedFormat, PAGE, feed_file};
use dateline_model::{Slug, Unpublished};

use super::anchors::StoryAnchors;
use super::dates::Zone;
use super::edition::Edition;
use super::file::File;
use super::files::is_hashed;
use super::known_names::KnownNames;
use super::media::PUBLISHED;
use super::moved_addresses::{Moved, MovedAddresses};
use super::page_file::PageFile;
use super::problem::{Complaint, Problem};
use super::source::{RedirectFile, SiteFile};

/// What has a meaning of its own at the beginning of an address, so that no section and no page can be called so.
pub const RESERVED: [&str; 7] = [PAGE, "404", "cards", "fonts", "icons", "pictures", PUBLISHED];

/// Everything that stands at an address of the site.
pub(crate) struct Addresses {
    /// The edition that has them.
    pub(crate) edition: Edition,
    sections: BTreeSet<String>,
    /// The pages that the newsroom wrote, by their paths.
    pages: BTreeMap<String, WrittenPage>,
    /// The paths of the stories.
    stories: BTreeMap<Slug, String>,
    /// The names of the files that can't be read, so that nobody knows what they would be.
    unreadable: BTreeSet<String>,
    /// The paths of the pages that are published, and the slugs of all stories, for those who meant one. Where no link
    /// is broken nobody asks.
    published: OnceLock<KnownNames>,
    slugs: OnceLock<KnownNames>,
    pub(crate) moved: MovedAddresses,
    /// Where the stories are that have moved, by the slugs that they had.
    moved_stories: HashMap<String, String>,
}

/// A page that the newsroom wrote, as links see it.
pub(crate) struct WrittenPage {
    slug: Slug,
    /// Why readers don't get it yet, if they don't.
    pub(crate) unpublished: Option<Unpublished>,
    /// Whether it is therefore not in the edition.
    pub(crate) held_back: bool,
    pub(crate) anchors: StoryAnchors,
}

/// What stands at an address.
pub(crate) enum Resolved<'a> {
    /// A list of stories.
    List,
    /// A page that the newsroom wrote.
    Page(&'a StoryAnchors),
    /// One that is not published yet, by its slug.
    HeldBack(&'a Slug),
    /// A feed.
    Feed,
    /// Nothing, though it looks like a story's address; this is the story's slug.
    NoStory(&'a str),
    /// Nothing.
    Nothing,
}

impl Addresses {
    /// Collects them.
    pub(crate) fn of(
        site: &SiteFile,
        pages: &[PageFile],
        unreadable: BTreeSet<String>,
        redirects: &[RedirectFile],
        edition: Edition,
        zone: &Zone,
    ) -> Self {
        let sections = site.sections.iter();
        let sections: BTreeSet<_> = sections.map(|section| section.slug.clone()).collect();
        let stories = pages.iter().filter(|page| page.brief.story.is_some());
        let stories = stories.map(|page| (page.slug.clone(), page.brief.path(&page.slug)));
        let stories = stories.collect();
        let pages = pages.iter().map(|page| {
            let unpublished = edition.unpublished(&page.brief, zone);
            let written = WrittenPage {
                slug: page.slug.clone(),
                held_back: unpublished.is_some() && !edition.has_unpublished,
                unpublished,
                anchors: page.brief.anchors.clone(),
            };
            (page.brief.path(&page.slug), written)
        });
        let pages = pages.collect();
        let moved = MovedAddresses::of(redirects);
        let mut moved_stories = HashMap::new();
        for RedirectFile { from, .. } in redirects {
            if let [section, slug] = from.trim_matches('/').split('/').collect::<Vec<_>>()[..]
                && sections.contains(section)
                && let Some(Moved::To(to)) = moved.end(from)
            {
                moved_stories.entry(slug.to_owned()).or_insert_with(|| to.clone());
            }
        }
        Self {
            edition,
            published: OnceLock::new(),
            slugs: OnceLock::new(),
            sections,
            pages,
            stories,
            unreadable,
            moved,
            moved_stories,
        }
    }

    /// What stands at a path of the site.
    pub(crate) fn find<'a>(&'a self, path: &'a str) -> Resolved<'a> {
        if self.is_feed(path) {
            return Resolved::Feed;
        }
        match self.pages.get(path) {
            Some(page) if page.held_back => return Resolved::HeldBack(&page.slug),
            Some(page) => return Resolved::Page(&page.anchors),
            None => {}
        }
        let parts: Vec<_> = path.trim_matches('/').split('/').collect();
        match parts[..] {
            [""] => Resolved::List,
            [section] if self.is_section(section) => Resolved::List,
            [_, slug] => Resolved::NoStory(slug),
            _ => Resolved::Nothing,
        }
    }

    /// What is wrong with the address of a page: a section or a part of the site has it.
    pub(crate) fn conflict<T>(&self, path: &str, file: &File<T>) -> Option<Problem> {
        let name = path.trim_matches('/');
        // What has a faulty section was complained of already.
        if path != format!("/{name}/") {
            return None;
        }
        let (message, fix) = if self.is_section(name) {
            (
                format!("the page would have the address {path}, as the section `{name}` in site.json has"),
                "Give the file or the section another name.",
            )
        } else if RESERVED.contains(&name) {
            (
                format!("the page would have the address {path}, where the site keeps files of its own"),
                "Give the file another name.",
            )
        } else {
            return None;
        };
        Some(Problem::at(&file.text, "", Complaint::error(message, fix)))
    }

    /// The address that is most like one where nothing stands, if any is.
    pub(crate) fn nearest_page(&self, path: &str) -> Option<&str> {
        let known = self.published.get_or_init(|| {
            let published = self.pages.iter().filter(|(_, page)| !page.held_back);
            KnownNames::of(published.map(|(path, _)| path.clone()))
        });
        known.nearest(path)
    }

    /// The slug that is most like one that no story has, if any is.
    pub(crate) fn nearest_story(&self, slug: &str) -> Option<&str> {
        let known = self
            .slugs
            .get_or_init(|| KnownNames::of(self.stories.keys().map(ToString::to_string)));
        known.nearest(slug)
    }

    /// Where the story is that had this slug before it moved.
    pub(crate) fn moved_story(&self, slug: &str) -> Option<&str> {
        self.moved_stories.get(slug).map(String::as_str)
    }

    /// The page that the newsroom wrote for a path.
    pub(crate) fn page(&self, path: &str) -> Option<&WrittenPage> {
        self.pages.get(path)
    }

    /// Whether there is a file of a name that can't be read.
    pub(crate) fn is_unreadable(&self, slug: &str) -> bool {
        self.unreadable.contains(slug)
    }

    /// Whether there is any such file.
    pub(crate) fn has_unreadable(&self) -> bool {
        !self.unreadable.is_empty()
    }

    /// The path of a story.
    pub(crate) fn story_path(&self, slug: &Slug) -> Option<&str> {
        self.stories.get(slug).map(String::as_str)
    }

    /// Whether the story of a slug is not published yet; nothing if there is no such story.
    pub(crate) fn is_story_held_back(&self, slug: &Slug) -> Option<bool> {
        let path = self.stories.get(slug)?;
        self.pages.get(path).map(|page| page.held_back)
    }

    /// Whether an address has a meaning of its own, so that no page can have moved from it.
    pub(crate) fn is_reserved(&self, from: &str) -> bool {
        is_reserved(from, |name| self.is_section(name))
    }

    fn is_section(&self, name: &str) -> bool {
        self.sections.contains(name)
    }

    /// Whether a feed stands at a path.
    fn is_feed(&self, path: &str) -> bool {
        path.rsplit_once('/').is_some_and(|(folder, name)| {
            let section = folder.strip_prefix('/');
            let has_feeds = folder.is_empty() || section.is_some_and(|section| self.is_section(section));
            has_feeds
                && FeedFormat::ALL
                    .iter()
                    .any(|format| feed_file(None, *format) == name)
        })
    }
}

/// Whether an address has a meaning of its own, so that no page can have moved from it.
pub fn is_reserved(from: &str, is_section: impl Fn(&str) -> bool) -> bool {
    let parts: Vec<_> = from.trim_matches('/').split('/').collect();
    let is_of_a_list = parts.len() > 1 && parts[1] == PAGE && is_section(parts[0]);
    RESERVED.contains(&parts[0])
        || is_of_a_list
        || from.ends_with("/index.html")
        || from == "/404.html"
        // Hosts would have caches keep the answer forever.
        || is_hashed(from)
}
