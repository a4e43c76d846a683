//! The anchors of a page: what links to a place in it name.

use dateline_model::{Anchor, Anchors, PartId};

use serde::{Deserialize, Serialize};

use super::source::{BlockFile, FaqFile};

/// The anchors within a page that the newsroom wrote.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryAnchors {
    /// Those of the headings, in their order.
    pub headings: Vec<Anchor>,
    /// Those of the answers, in their order.
    pub faqs: Vec<Anchor>,
    /// Whether the page has the parts that only stories have.
    pub is_story: bool,
}

impl StoryAnchors {
    /// Names every heading and every answer by its own words, or by the `id` that the newsroom gave.
    pub fn of(body: &[BlockFile], faqs: &[FaqFile]) -> Self {
        let mut anchors = Anchors::new();
        let mut name =
            |id: Option<&String>, words: &String, fallback: &str| anchors.give(id.unwrap_or(words), fallback);
        let headings = body.iter().filter_map(|block| match block {
            BlockFile::Heading { text, id, .. } => Some(name(id.as_ref(), text, "section")),
            _ => None,
        });
        let headings = headings.collect();
        let faqs = faqs
            .iter()
            .map(|faq| name(faq.id.as_ref(), &faq.question, "question"))
            .collect();
        Self {
            headings,
            faqs,
            is_story: true,
        }
    }

    /// Whether a fragment names one of them, or a part of the page.
    pub fn contains(&self, id: &str) -> bool {
        let is_part = match PartId::of(id) {
            Some(PartId::Faqs) => !self.faqs.is_empty(),
            Some(PartId::Main) => true,
            // Only stories are shared, commented on and followed by others.
            Some(_) => self.is_story,
            None => false,
        };
        is_part
            || self
                .headings
                .iter()
                .chain(&self.faqs)
                .any(|anchor| anchor.as_str() == id)
    }
}
