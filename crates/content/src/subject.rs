//! What a story is about, as far as its words tell: by that, stories like it are found.
//!
//! No list of words and no grammar of any language is needed: the beginnings of words are compared, and how many stories
//! share one tells how much it says. docs/decisions/0051-stories-like-this-one.md has the figures.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many letters of a word count. What is left is about what a stemmer leaves, in any language with an alphabet.
const LETTERS: usize = 4;
/// How many characters of a word of Korean count, and how many of a row of signs without spaces are a word.
const SIGNS: usize = 2;
/// How many terms are kept of a story: those that it says most often.
const MOST: usize = 128;
/// How much a word of the headline weighs beside one of the text.
const IN_TITLE: u32 = 2;

/// The terms of a story, each with how often it is said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject(Vec<(u32, u32)>);

impl Subject {
    /// That of a story with this headline and these texts.
    pub(crate) fn of<'a>(title: &str, texts: impl Iterator<Item = &'a str>) -> Self {
        let mut said = HashMap::<u32, u32>::new();
        let mut say = |text: &str, weight| {
            each_term(text, |term| *said.entry(term).or_insert(0) += weight);
        };
        say(title, IN_TITLE);
        texts.for_each(|text| say(text, 1));
        let mut terms: Vec<_> = said.into_iter().collect();
        terms.sort_unstable_by_key(|(term, count)| (u32::MAX - count, *term));
        terms.truncate(MOST);
        Self(terms)
    }

    /// The terms, as numbers that stand for them, each with how often it is said.
    pub fn terms(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.0.iter().copied()
    }
}

/// Finds the terms of a text.
fn each_term(text: &str, mut found: impl FnMut(u32)) {
    for word in text.split(|letter: char| !letter.is_alphanumeric() && !is_combining_mark(letter)) {
        let Some(first) = word.chars().next() else {
            continue;
        };
        let signs = || word.nfc().flat_map(char::to_lowercase);
        if is_without_spaces(first) {
            let signs: Vec<_> = signs().collect();
            signs
                .windows(SIGNS)
                .for_each(|pair| found(number(pair.iter().copied())));
        } else if is_hangul(first) {
            if word.nfc().nth(SIGNS - 1).is_some() {
                found(number(signs().take(SIGNS)));
            }
        } else {
            let letters = || {
                let letters = word.nfkd().filter(|letter| !is_combining_mark(*letter));
                letters.flat_map(char::to_lowercase).take(LETTERS)
            };
            if letters().count() == LETTERS {
                found(number(letters()));
            }
        }
    }
}

/// The number that stands for a term. Two terms may have the same one, which does little harm.
fn number(letters: impl Iterator<Item = char>) -> u32 {
    let mut hasher = DefaultHasher::new();
    letters.for_each(|letter| letter.hash(&mut hasher));
    // One half of it is as good as all of it.
    u32::try_from(hasher.finish() >> 32).unwrap_or_default()
}

const fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7ff}')
}

/// Whether words of this script follow each other without a space: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
const fn is_without_spaces(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<u32> {
        let mut terms = Vec::new();
        each_term(text, |term| terms.push(term));
        terms
    }

    #[test]
    fn forms_of_a_word_are_the_same_term_with_and_without_accents_and_capitals() {
        assert_eq!(terms("Rivers"), terms("river"));
        assert_eq!(terms("Élections"), terms("elector"));
        assert_eq!(terms("İzmir"), terms("izmirli"));
        assert_ne!(terms("river"), terms("rival"));
    }

    #[test]
    fn short_words_are_none() {
        assert!(terms("a day of the sea").is_empty());
    }

    #[test]
    fn korean_words_are_the_same_term_whatever_follows_them_also_in_parts() {
        assert_eq!(terms("홍수가"), terms("홍수"));
        assert_eq!(terms("홍수는"), terms(&"홍수".nfd().collect::<String>()));
        assert!(terms("물").is_empty());
    }

    #[test]
    fn what_is_written_without_spaces_is_taken_in_pairs() {
        assert_eq!(terms("東京都").len(), 2);
        assert_eq!(terms("東京都")[0], terms("東京")[0]);
        assert_eq!(terms("กรุงเทพ").len(), 6);
    }

    #[test]
    fn the_headline_counts_twice_and_only_so_many_terms_are_kept() {
        let subject = Subject::of("Rivers", ["A river, and a bridge over rivers"].into_iter());
        let counts: Vec<_> = subject.terms().map(|(_, count)| count).collect();
        assert_eq!(counts, [4, 1, 1]);
        let long: Vec<_> = (0..10_000)
            .map(|number| format!("word{number} {number}word"))
            .collect();
        assert_eq!(
            Subject::of("", long.iter().map(String::as_str)).terms().count(),
            MOST
        );
    }
}
