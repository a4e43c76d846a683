//! Many names, among which the one is looked for that somebody meant.

use std::collections::HashMap;

use super::remedy;

/// How many names are looked at before and after the place that a word would have among them.
const NEIGHBOURS: usize = 8;

/// Names, in their order and in the order of their ends.
pub(crate) struct KnownNames {
    sorted: Vec<String>,
    by_end: Vec<usize>,
    /// Their places by what they are in small letters; nothing where two are the same.
    in_small_letters: HashMap<String, Option<usize>>,
}

impl KnownNames {
    pub(crate) fn of(names: impl IntoIterator<Item = String>) -> Self {
        let mut sorted: Vec<_> = names.into_iter().collect();
        sorted.sort_unstable();
        let mut by_end: Vec<_> = (0..sorted.len()).collect();
        by_end.sort_unstable_by(|a, b| sorted[*a].bytes().rev().cmp(sorted[*b].bytes().rev()));
        let mut in_small_letters = HashMap::new();
        for (place, name) in sorted.iter().enumerate() {
            in_small_letters
                .entry(name.to_lowercase())
                .and_modify(|other| *other = None)
                .or_insert(Some(place));
        }
        Self {
            sorted,
            by_end,
            in_small_letters,
        }
    }

    /// The one name that differs from a word in nothing but large and small letters.
    pub(crate) fn called(&self, word: &str) -> Option<&str> {
        let place = self.in_small_letters.get(&word.to_lowercase())?;
        Some(&self.sorted[(*place)?])
    }

    /// The name that was meant, if one is much like the word. A word with a slip still begins or ends as its name does,
    /// so that the name is near to it in one of the two orders: an archive need not be compared with each broken link.
    pub(crate) fn nearest(&self, word: &str) -> Option<&str> {
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
