//! What has a name in the newsroom: sections, stories, and the places within them. Links are held against it.

use std::collections::{BTreeMap, BTreeSet};

use time::OffsetDateTime;

use super::Files;
use super::source::{ArticleFile, BlockFile};
use dateline_model::route::{FeedFormat, feed_file, path_of_location};
use dateline_model::{Anchor, Anchors, PartId, Slug};

/// Everything that a link can lead to.
pub(crate) struct Names {
    pub sections: BTreeSet<String>,
    pub articles: BTreeMap<Slug, Name>,
    /// What took the place of an address ([`one_name`]), by the entry of the newsroom that stands first.
    moved: BTreeMap<String, String>,
}

/// A story's name and anchors.
pub(crate) struct Name {
    pub section: String,
    pub held_back: bool,
    pub anchors: StoryAnchors,
}

/// The anchors within a story.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct StoryAnchors {
    /// Those of the headings, in their order.
    pub headings: Vec<Anchor>,
    /// Those of the answers, in their order.
    pub faqs: Vec<Anchor>,
}

impl Names {
    /// Collects the names.
    pub fn of(files: &Files, now: OffsetDateTime) -> Self {
        let redirects = files.redirects.as_ref();
        let redirects = redirects.map_or(&[][..], |file| &file.value.redirects);
        // The first of two entries counts, so it comes last.
        let moved = redirects.iter().rev();
        let name = |article: &ArticleFile| Name {
            section: article.section.clone(),
            held_back: article.is_held_back(now),
            anchors: StoryAnchors::of(article),
        };
        Self {
            sections: files
                .site
                .value
                .sections
                .iter()
                .map(|section| section.slug.clone())
                .collect(),
            articles: files
                .articles
                .iter()
                .map(|(slug, file)| (slug.clone(), name(&file.value)))
                .collect(),
            moved: moved
                .map(|entry| (one_name(&entry.from), entry.to.clone()))
                .collect(),
        }
    }

    /// Whether a feed stands at a path.
    pub fn is_feed(&self, path: &str) -> bool {
        path.rsplit_once('/').is_some_and(|(folder, name)| {
            let section = folder.strip_prefix('/');
            let has_feeds =
                folder.is_empty() || section.is_some_and(|section| self.sections.contains(section));
            has_feeds
                && FeedFormat::ALL
                    .iter()
                    .any(|format| feed_file(None, *format) == name)
        })
    }

    /// Where an address leads that has moved, be it more than once; nothing where it has not. The error is the
    /// way of one that leads back to where it has been.
    pub fn follow(&self, from: &str) -> Result<Option<String>, Vec<String>> {
        let mut way = vec![one_name(from)];
        let mut fragment = None;
        let mut to = None;
        while let Some(next) = self.moved.get(way.last().map_or(from, |last| last)) {
            let (page, id) = next
                .split_once('#')
                .map_or((&**next, None), |(page, id)| (page, Some(id)));
            let page = one_name(page);
            let known = way.contains(&page);
            way.push(page.clone());
            if known {
                return Err(way);
            }
            // The last place that is named counts, as in a browser that follows redirects.
            fragment = id.or(fragment);
            to = Some(fragment.map_or_else(|| page.clone(), |id| format!("{page}#{id}")));
        }
        Ok(to)
    }
}

/// A page has several addresses, with a slash at the end, without, and with `index.html`: the one that counts.
fn one_name(address: &str) -> String {
    path_of_location("/", address).unwrap_or_else(|| address.to_owned())
}

impl StoryAnchors {
    /// Names every heading and every answer by its own words, or by the `id` that the newsroom gave.
    pub fn of(article: &ArticleFile) -> Self {
        let mut anchors = Anchors::new();
        let mut name =
            |id: Option<&String>, words: &String, fallback: &str| anchors.give(id.unwrap_or(words), fallback);
        let headings = article.body.iter().filter_map(|block| match block {
            BlockFile::Heading { text, id, .. } => Some(name(id.as_ref(), text, "section")),
            _ => None,
        });
        let headings = headings.collect();
        let faqs = article
            .faqs
            .iter()
            .map(|faq| name(faq.id.as_ref(), &faq.question, "question"))
            .collect();
        Self { headings, faqs }
    }

    /// Whether a fragment names one of them, or a part that every story's page has.
    pub fn contains(&self, id: &str) -> bool {
        PartId::of(id).is_some()
            || self
                .headings
                .iter()
                .chain(&self.faqs)
                .any(|anchor| anchor.as_str() == id)
    }
}
