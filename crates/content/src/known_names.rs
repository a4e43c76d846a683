//! Many names, among which the one is looked for that somebody meant.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::remedy;

/// How many names are looked at before and after the place that a word would have among them.
const NEIGHBOURS: usize = 8;

/// A text as it is compared with others that may differ from it in large and small letters, or in whether accents are
/// characters of their own, which depends on the system that it was written on (Unicode, section 3.13: caseless
/// matching).
pub fn caseless(text: &str) -> String {
    text.to_lowercase().nfc().collect()
}

/// Names, in their order and in the order of their ends.
pub struct KnownNames {
    sorted: Vec<String>,
    by_end: Vec<usize>,
    /// Their places by what they are compared by; nothing where two are the same.
    by_caseless: HashMap<String, Option<usize>>,
}

impl KnownNames {
    /// Makes them findable.
    pub fn of(names: impl IntoIterator<Item = String>) -> Self {
        let mut sorted: Vec<_> = names.into_iter().collect();
        sorted.sort_unstable();
        let mut by_end: Vec<_> = (0..sorted.len()).collect();
        by_end.sort_unstable_by(|a, b| sorted[*a].bytes().rev().cmp(sorted[*b].bytes().rev()));
        let mut by_caseless = HashMap::new();
        for (place, name) in sorted.iter().enumerate() {
            by_caseless
                .entry(caseless(name))
                .and_modify(|other| *other = None)
                .or_insert(Some(place));
        }
        Self {
            sorted,
            by_end,
            by_caseless,
        }
    }

    /// The one name that is the same as a word but for large and small letters and the way accents are written.
    pub fn called(&self, word: &str) -> Option<&str> {
        let place = self.by_caseless.get(&caseless(word))?;
        Some(&self.sorted[(*place)?])
    }

    /// The name that was meant, if one is much like the word. A word with a slip still begins or ends as its name does,
    /// so that the name is near to it in one of the two orders: an archive need not be compared with each broken link.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        let place = self.sorted.partition_point(|name| **name < *word);
        let by_start = &self.sorted[around(place, self.sorted.len())];
        let reversed = |name: &str| name.bytes().rev().lt(word.bytes().rev());
        let place = self
            .by_end
            .partition_point(|index| reversed(&self.sorted[*index]));
        let by_end = &self.by_end[around(place, self.by_end.len())];
        let by_end = by_end.iter().map(|index| &self.sorted[*index]);
        remedy::nearest(word, by_start.iter().chain(by_end).map(String::as_str))
    }
}

fn around(place: usize, length: usize) -> std::ops::Range<usize> {
    place.saturating_sub(NEIGHBOURS)..(place + NEIGHBOURS).min(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_whichever_system_wrote_it_unless_two_are_alike() {
        let known = KnownNames::of(["Cafe\u{301}.JPG", "a.png", "A.png"].map(str::to_owned));
        for word in ["caf\u{e9}.jpg", "CAFE\u{301}.jpg", "Caf\u{e9}.JPG"] {
            assert_eq!(known.called(word), Some("Cafe\u{301}.JPG"), "{word}");
        }
        assert_eq!(known.called("a.PNG"), None);
    }

    #[test]
    fn the_name_is_found_among_many_wherever_the_slip_is() {
        let words = ["river", "treaty", "harbour", "strike", "storm", "map", "vote"];
        let pairs = words
            .iter()
            .flat_map(|a| words.iter().map(move |b| format!("{a}-{b}")));
        let names = pairs.flat_map(|pair| (1900..1950).map(move |year| format!("/news/{pair}-of-{year}/")));
        let known = KnownNames::of(names);
        let meant = "/news/harbour-strike-of-1926/";
        for at in 0..meant.len() {
            let mut slip = meant.to_owned();
            slip.remove(at);
            let found = known.nearest(&slip);
            // Without a digit it is as near to other years.
            let is_like = |found: &str| found.starts_with("/news/harbour-strike-of-19");
            assert!(found.is_some_and(is_like), "{slip}: {found:?}");
        }
        assert_eq!(known.nearest("/views/harbour-strike-of-1926/"), Some(meant));
        assert_eq!(known.nearest("x"), None);
        assert_eq!(KnownNames::of([]).nearest("x"), None);
    }
}
