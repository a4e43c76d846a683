//! The anchors of a story: what links to a place in it name.

use dateline_model::{Anchor, Anchors, PartId};

use super::source::{BlockFile, FaqFile};

/// The anchors within a story.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct StoryAnchors {
    /// Those of the headings, in their order.
    pub headings: Vec<Anchor>,
    /// Those of the answers, in their order.
    pub faqs: Vec<Anchor>,
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
