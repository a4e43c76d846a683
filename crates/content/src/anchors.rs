//! The anchors of a page: what links to a place in it name.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Anchor, PartId, Slug};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::block_file::BlockFile;
use super::source::FaqFile;
use super::transliterate::without_marks;

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
        // What the newsroom asks for is not given to words that happen to be the same, wherever these stand.
        let asked = headings(body).chain(questions(faqs));
        let mut anchors = Anchors {
            asked: asked.filter_map(|named| named.id.cloned()).collect(),
            ..Anchors::default()
        };
        Self {
            headings: headings(body)
                .map(|named| anchors.give(named, "section"))
                .collect(),
            faqs: questions(faqs)
                .map(|named| anchors.give(named, "question"))
                .collect(),
            is_story: true,
        }
    }

    /// Whether a fragment names one of them, or a part of the page. As in any address, letters may be percent-encoded.
    pub fn contains(&self, id: &str) -> bool {
        let id = &*percent_decode_str(id).decode_utf8_lossy();
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

/// What has an anchor of its own, as the newsroom wrote it.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    list: &'static str,
    index: usize,
    /// The heading, or the question.
    pub(super) words: &'a str,
    /// What it is to be called.
    pub(super) id: Option<&'a String>,
}

impl Named<'_> {
    /// Where it stands in its file, as a JSON Pointer.
    pub(super) fn path(&self) -> String {
        format!("/{}/{}", self.list, self.index)
    }
}

/// The headings of a body.
pub(super) fn headings(body: &[BlockFile]) -> impl Iterator<Item = Named<'_>> {
    body.iter().enumerate().filter_map(|(index, block)| match block {
        BlockFile::Heading { text, id, .. } => Some(Named {
            list: "body",
            index,
            words: text,
            id: id.as_ref(),
        }),
        _ => None,
    })
}

/// The questions of a page.
pub(super) fn questions(faqs: &[FaqFile]) -> impl Iterator<Item = Named<'_>> {
    faqs.iter().enumerate().map(|(index, faq)| Named {
        list: "faqs",
        index,
        words: &faq.question,
        id: faq.id.as_ref(),
    })
}

/// The anchors of one page, each given out once.
#[derive(Debug, Default)]
struct Anchors {
    /// The ids in the file.
    asked: BTreeSet<String>,
    given: BTreeSet<Anchor>,
    /// The last number that was tried after a name.
    tried: BTreeMap<String, usize>,
}

impl Anchors {
    /// The one that the newsroom asks for, or one made from words: where it is taken, with a number; where words have
    /// no letter and no digit, from `fallback`.
    fn give(&mut self, Named { words, id, .. }: Named<'_>, fallback: &str) -> Anchor {
        let mut name = id.cloned().unwrap_or_else(|| anchor_name(words));
        if Anchor::new(format!("{name}-2")).is_none() {
            fallback.clone_into(&mut name);
        }
        let mut free = Anchor::new(&*name).filter(|_| id.is_some() || !self.asked.contains(&name));
        let number = self.tried.entry(name.clone()).or_insert(1);
        loop {
            if let Some(anchor) = free.filter(|anchor| self.given.insert(anchor.clone())) {
                return anchor;
            }
            *number += 1;
            let numbered = format!("{name}-{number}");
            free = Some(numbered)
                .filter(|name| !self.asked.contains(name))
                .and_then(Anchor::new);
        }
    }
}

/// What words are called in an address: their letters and digits, of any script, in lower case, those of Latin without
/// their marks, and one hyphen for what stands between.
///
/// ```
/// # use dateline_content::anchor_name;
/// assert_eq!(anchor_name("Élection : what’s new?"), "election-whats-new");
/// assert_eq!(anchor_name("판문점은 어디에 있나?"), "판문점은-어디에-있나");
/// ```
pub fn anchor_name(words: &str) -> String {
    let words: String = without_marks(words).to_lowercase().nfc().collect();
    let mut name = String::new();
    for c in words.chars().filter(|c| !is_silent(*c)).take(Slug::MAX_LENGTH) {
        if c.is_alphanumeric() || is_combining_mark(c) && !name.is_empty() && !name.ends_with('-') {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(name.trim_end_matches('-').len());
    name
}

/// What stands within words and is not spoken: apostrophes, soft hyphens, joiners, marks of direction.
const fn is_silent(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_any_script_make_an_anchor() {
        for (words, name) in [
            ("Where it runs", "where-it-runs"),
            ("What's new?", "whats-new"),
            ("Élection à Paris", "election-a-paris"),
            ("E\u{301}lection", "election"),
            ("  3 × 4 = 12 ", "3-4-12"),
            ("판문점 1953", "판문점-1953"),
            // Composed or not, it is one place.
            ("\u{1111}\u{1161}\u{11ab}", "판"),
            ("ماذا حدث في ليبيا؟", "ماذا-حدث-في-ليبيا"),
            ("क्या हुआ?", "क्या-हुआ"),
            ("می‌خواهم", "میخواهم"),
            ("Η Ελλάδα", "η-ελλάδα"),
            ("ΟΔΟΣ", "οδος"),
            ("東京・大阪", "東京-大阪"),
            ("🎉 ?!", ""),
        ] {
            assert_eq!(anchor_name(words), name);
        }
    }

    #[test]
    fn an_id_that_is_asked_for_is_not_given_to_others_before() {
        let heading = |text: &str, id: Option<&str>| BlockFile::Heading {
            text: text.to_owned(),
            level: 2,
            id: id.map(str::to_owned),
        };
        let anchors = StoryAnchors::of(&[heading("Why", None), heading("How", Some("why"))], &[]);
        let ids: Vec<_> = anchors.headings.iter().map(Anchor::as_str).collect();
        assert_eq!(ids, ["why-2", "why"]);
    }

    #[test]
    fn a_fragment_names_a_place_however_it_is_encoded() {
        let anchors = StoryAnchors {
            headings: vec![Anchor::new("판문점").unwrap()],
            ..StoryAnchors::default()
        };
        assert!(anchors.contains("판문점"));
        assert!(anchors.contains("%ED%8C%90%EB%AC%B8%EC%A0%90"));
        assert!(!anchors.contains("%FF"));
    }

    #[test]
    fn each_anchor_of_a_page_is_given_once_and_none_is_a_part_of_it() {
        let mut anchors = Anchors::default();
        let mut give = |words: &str| {
            let named = Named {
                list: "body",
                index: 0,
                words,
                id: None,
            };
            let anchor = anchors.give(named, "section");
            anchor.as_str().to_owned()
        };
        assert_eq!(give("Where it runs"), "where-it-runs");
        assert_eq!(give("Where it runs?"), "where-it-runs-2");
        assert_eq!(give("Comments"), "comments-2");
        assert_eq!(give("?"), "section");
        assert_eq!(give("!"), "section-2");
    }
}
