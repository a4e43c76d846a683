//! What has a name in the newsroom: sections, stories, and the places within them. Links are held against it.

use std::collections::{BTreeMap, BTreeSet};

use time::OffsetDateTime;

use super::File;
use super::source::{ArticleFile, BlockFile, SiteFile};
use crate::model::{Slug, slugify};

/// The ids that a page uses for its own parts.
pub(in crate::publish) const RESERVED: [&str; 9] = [
    "app",
    "main",
    "announcement",
    "faqs",
    "share",
    "comments",
    "related",
    "trending",
    "page-data",
];

/// Everything that a link can lead to.
pub(super) struct Names {
    pub sections: BTreeSet<String>,
    pub articles: BTreeMap<Slug, Name>,
}

/// A story's name and places.
pub(super) struct Name {
    pub section: String,
    pub held_back: bool,
    pub places: Places,
}

/// The ids of the places within a story.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(in crate::publish) struct Places {
    /// Those of the headings, in their order.
    pub headings: Vec<String>,
    /// Those of the answers, in their order.
    pub faqs: Vec<String>,
}

impl Names {
    /// Collects the names.
    pub(super) fn of(
        site: &File<SiteFile>,
        articles: &[(Slug, File<ArticleFile>)],
        now: OffsetDateTime,
    ) -> Self {
        let name = |article: &ArticleFile| Name {
            section: article.section.clone(),
            held_back: article.is_held_back(now),
            places: Places::of(article),
        };
        Self {
            sections: site
                .value
                .sections
                .iter()
                .map(|section| section.slug.clone())
                .collect(),
            articles: articles
                .iter()
                .map(|(slug, file)| (slug.clone(), name(&file.value)))
                .collect(),
        }
    }
}

impl Places {
    /// Names every heading and every answer by its own words, or by the `id` that the newsroom gave.
    pub(in crate::publish) fn of(article: &ArticleFile) -> Self {
        let mut used: BTreeSet<String> = RESERVED.map(str::to_owned).into();
        let mut name = |id: Option<&String>, words: &str, fallback: &str| {
            let base = id.cloned().unwrap_or_else(|| slugify(words));
            let base = if base.is_empty() {
                fallback.to_owned()
            } else {
                base
            };
            let mut free = base.clone();
            let mut number = 1;
            while !used.insert(free.clone()) {
                number += 1;
                free = format!("{base}-{number}");
            }
            free
        };
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

    /// Whether a fragment names one of them.
    pub(in crate::publish) fn contains(&self, id: &str) -> bool {
        RESERVED.contains(&id) || self.headings.iter().chain(&self.faqs).any(|place| place == id)
    }
}
