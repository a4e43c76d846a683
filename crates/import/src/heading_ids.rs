//! The places in an imported story that links name. They name a heading as the system called it that they were written
//! for, and nothing in a file says which one that was.

use std::collections::BTreeMap;

use deunicode::deunicode;
use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use dateline_content::{StoryAnchors, caseless};
use dateline_model::{Anchor, PartId};

/// A heading in a text that is imported.
pub(super) struct SourceHeading {
    pub line: usize,
    pub words: String,
    /// The ids that the text itself gives it.
    pub ids: Vec<String>,
    pub becomes: Becomes,
}

/// What a heading is in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Becomes {
    /// A heading.
    Heading,
    /// The headline, which it repeats.
    Headline,
    /// Text of a list, a quotation or a footnote.
    Text,
}

/// What fragments of addresses name in a story.
pub(super) struct Fragments {
    /// What it calls them now.
    anchors: StoryAnchors,
    /// The links within the page to what had these ids before.
    before: BTreeMap<String, String>,
}

impl Fragments {
    pub(super) fn of(anchors: StoryAnchors, headings: &[SourceHeading]) -> Self {
        let mut kept = anchors.headings.iter();
        let links: Vec<_> = headings
            .iter()
            .map(|heading| match heading.becomes {
                Becomes::Heading => kept.next().map(Anchor::fragment),
                Becomes::Headline => Some(PartId::Main.fragment().to_owned()),
                Becomes::Text => None,
            })
            .collect();
        let before = ids_of(headings).into_iter();
        let before = before.filter_map(|(id, index)| Some((id, links[index].clone()?)));
        Self {
            before: before.collect(),
            anchors,
        }
    }

    /// The link within the page to what a fragment names.
    pub(super) fn link(&self, fragment: &str) -> Option<String> {
        let id = percent_decode_str(fragment).decode_utf8_lossy();
        let before = self.before.get(&caseless(&id));
        let before = before.or_else(|| self.before.get(&letters(&id)));
        let now = || self.anchors.contains(fragment).then(|| format!("#{fragment}"));
        before.cloned().or_else(now)
    }
}

/// How a system makes an id of a heading's words.
type Rule = fn(&str) -> String;

/// The headings by the ids that they may have had, each by its index. Where systems give the same id to different
/// headings, the first rule counts.
fn ids_of(headings: &[SourceHeading]) -> BTreeMap<String, usize> {
    let mut ids = BTreeMap::new();
    let mut add = |id: String, index: usize| {
        if !id.is_empty() {
            ids.entry(id).or_insert(index);
        }
    };
    for (index, heading) in headings.iter().enumerate() {
        heading.ids.iter().for_each(|id| add(caseless(id), index));
    }
    // Each with what it puts before the number of a heading that is called like one before it.
    let rules: [(Rule, &str); 4] = [
        (by_github, "-"),
        (letters, ""),
        // Zola.
        (|words| letters(&deunicode(words)), ""),
        // kramdown, Pandoc.
        (
            |words| letters(words.trim_start_matches(|c: char| !c.is_alphabetic())),
            "",
        ),
    ];
    for (rule, before_number) in rules {
        // How often each was asked for again.
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        let unnamed = headings
            .iter()
            .enumerate()
            .filter(|(_, heading)| heading.ids.is_empty());
        for (index, heading) in unnamed {
            let name = rule(&heading.words);
            let mut id = name.clone();
            while taken.contains_key(&id) {
                let repeat = taken.entry(name.clone()).or_default();
                *repeat += 1;
                id = format!("{name}{before_number}{repeat}");
            }
            taken.insert(id.clone(), 0);
            add(id, index);
        }
    }
    ids
}

/// The id that GitHub makes, and with it Hugo, Jekyll, Docusaurus, Gatsby and Astro.
fn by_github(words: &str) -> String {
    let is_kept = |c: &char| matches!(c, '-' | '_') || c.is_alphanumeric() || is_combining_mark(*c);
    caseless(words)
        .replace([' ', '\t'], "-")
        .chars()
        .filter(is_kept)
        .collect()
}

/// The letters and digits, without accents. Systems differ most in what they make of what stands between.
fn letters(text: &str) -> String {
    let is_kept = |c: &char| c.is_alphanumeric() && !is_combining_mark(*c);
    text.to_lowercase().nfkd().filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The index of the heading that an id names.
    fn index(headings: &[&str], id: &str) -> Option<usize> {
        let heading = |words: &&str| SourceHeading {
            line: 1,
            words: (*words).to_owned(),
            ids: Vec::new(),
            becomes: Becomes::Heading,
        };
        let headings: Vec<_> = headings.iter().map(heading).collect();
        let names = (0..headings.len()).filter_map(|index| Anchor::new(index.to_string()));
        let anchors = StoryAnchors {
            headings: names.collect(),
            ..StoryAnchors::default()
        };
        let link = Fragments::of(anchors, &headings).link(id)?;
        link[1..].parse().ok()
    }

    #[test]
    fn a_heading_is_found_by_the_id_of_each_system() {
        for (words, id) in [
            // GitHub, Docusaurus, Jekyll, Hugo.
            ("What's new & fixes", "whats-new--fixes"),
            ("판문점", "판문점"),
            ("Élection à Paris", "élection-à-paris"),
            ("snake_case: v1.10", "snake_case-v110"),
            ("1. First", "1-first"),
            // Hugo, which drops the marks of letters.
            ("क्या हुआ", "कय-हआ"),
            ("Élection à Paris", "election-a-paris"),
            // kramdown, Pandoc.
            ("1. First step", "first-step"),
            ("snake_case: v1.10", "snake_case-v1.10"),
            // Blackfriday, Zola, MkDocs.
            ("What's new", "what-s-new"),
            ("What's new & fixes", "whats-new-fixes"),
            ("北京", "bei-jing"),
            // As the browser encodes it, and as nobody should write it.
            ("판문점", "%ED%8C%90%EB%AC%B8%EC%A0%90"),
            ("What's new", "Whats-New"),
        ] {
            assert_eq!(index(&["Other", words], id), Some(1), "{words}: {id}");
        }
        for id in ["remarks", "-", "%FF"] {
            assert_eq!(index(&["Notes"], id), None, "{id}");
        }
    }

    #[test]
    fn headings_in_the_same_words_are_told_apart_as_they_were() {
        let notes = ["Notes", "Notes", "Notes", "Notes 1"];
        for (id, heading) in [
            ("notes", 0),
            ("notes-1", 1),
            ("notes-2", 2),
            ("notes-1-1", 3),
            ("notes_1", 1),
        ] {
            assert_eq!(index(&notes, id), Some(heading), "{id}");
        }
        let many = vec!["Notes"; 10_000];
        assert_eq!(index(&many, "notes-9999"), Some(9999));
    }

    #[test]
    fn composed_or_not_it_is_one_id() {
        assert_eq!(index(&["Cafe\u{301}"], "caf\u{e9}"), Some(0));
        assert_eq!(index(&["Caf\u{e9}"], "cafe\u{301}"), Some(0));
        assert_eq!(index(&["\u{1111}\u{1161}\u{11ab}"], "판"), Some(0));
    }
}
