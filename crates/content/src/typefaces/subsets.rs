//! The parts that a large font is published in: a reader loads those that a page has letters of.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::{Bound, RangeInclusive};

use crate::digest::Digest;
use crate::files::hashed_name;

/// A part of a font, as one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subset {
    /// The published file, relative to the site's folder. Its name has a hash of what it is made from.
    pub file: String,
    /// The characters that browsers load it for, in ranges.
    pub ranges: Vec<RangeInclusive<char>>,
    /// Whether it is less than the newsroom's file.
    pub is_part: bool,
}

/// The bytes from which on a font is divided: what is smaller comes sooner whole.
const LARGE: usize = 100_000;

/// How fonts are divided: whoever changes it gives it another name, so that those of files change too.
const RECIPE: &str = "1";

/// The parts by script; a character belongs to the first that has it. They follow what texts are written in: most need one
/// of them, with the signs that all scripts share in the first.
const SCRIPTS: [(&str, &[RangeInclusive<char>]); 9] = [
    (
        "latin",
        &[
            '\0'..='ÿ',
            'ı'..='ı',
            'Œ'..='œ',
            'ˆ'..='˜',
            '\u{2000}'..='\u{206f}',
            '€'..='€',
            '™'..='™',
            '←'..='↓',
            '−'..='−',
            'ﬀ'..='ﬆ',
        ],
    ),
    (
        "vietnamese",
        &[
            'Ă'..='ă',
            'Đ'..='đ',
            'Ĩ'..='ĩ',
            'Ũ'..='ũ',
            'Ơ'..='ơ',
            'Ư'..='ư',
            'Ạ'..='ỹ',
            '₫'..='₫',
        ],
    ),
    (
        "latin-ext",
        &[
            'Ā'..='\u{36f}',
            '\u{1d00}'..='\u{1eff}',
            '\u{2070}'..='\u{20cf}',
            '\u{2c60}'..='\u{2c7f}',
            '\u{a720}'..='\u{a7ff}',
        ],
    ),
    ("greek", &['\u{370}'..='\u{3ff}', '\u{1f00}'..='\u{1fff}']),
    ("cyrillic", &['\u{400}'..='\u{45f}', 'Ґ'..='ґ', '№'..='№']),
    (
        "cyrillic-ext",
        &[
            '\u{460}'..='\u{52f}',
            '\u{1c80}'..='\u{1c8f}',
            '\u{2de0}'..='\u{2dff}',
            '\u{a640}'..='\u{a69f}',
        ],
    ),
    ("hebrew", &['\u{590}'..='\u{5ff}', '\u{fb1d}'..='\u{fb4f}']),
    (
        "arabic",
        &[
            '\u{600}'..='\u{6ff}',
            '\u{750}'..='\u{77f}',
            '\u{870}'..='\u{8ff}',
            '\u{fb50}'..='\u{fdff}',
            '\u{fe70}'..='\u{fefc}',
        ],
    ),
    // Scripts with thousands of signs, and all else.
    ("part", &['\0'..=char::MAX]),
];

/// The characters of a part of what has thousands of them, at most.
const MOST: usize = 256;

/// A gap of so few characters that it is not worth its bytes on every page. Where one of them is asked for, the file may be
/// loaded, and another font has it.
const GAP: u32 = 8;

/// The parts of a font, of the bytes of its file.
pub(super) fn of(name: &str, bytes: &[u8], characters: &BTreeSet<char>, is_divisible: bool) -> Vec<Subset> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let all: Vec<_> = characters.iter().copied().collect();
    if !is_divisible || bytes.len() < LARGE {
        let file = format!("fonts/{}", hashed_name(&format!("{stem}.woff2"), bytes));
        return vec![Subset {
            file,
            ranges: ranges(&all, characters),
            is_part: false,
        }];
    }
    let mut parts: Vec<(String, Vec<char>)> = Vec::new();
    for (place, (script, _)) in SCRIPTS.iter().enumerate() {
        let own = all.iter().copied().filter(|c| script_of(*c) == place);
        let own: Vec<_> = own.collect();
        if place + 1 < SCRIPTS.len() {
            parts.extend((!own.is_empty()).then(|| ((*script).to_owned(), own)));
        } else {
            let chunks = own.chunks(MOST).zip(1..);
            parts.extend(chunks.map(|(chunk, number)| (format!("{script}-{number}"), chunk.to_vec())));
        }
    }
    let digest = Digest::of(bytes);
    let subsets = parts.into_iter().map(|(part, own)| {
        let ranges = ranges(&own, characters);
        let origin = format!("{digest:?}{ranges:?}{RECIPE}");
        Subset {
            file: format!(
                "fonts/{}",
                hashed_name(&format!("{stem}-{part}.woff2"), origin.as_bytes())
            ),
            ranges,
            is_part: true,
        }
    });
    subsets.collect()
}

/// The place of a character's part among the scripts.
fn script_of(character: char) -> usize {
    let has =
        |(_, ranges): &(&str, &[RangeInclusive<char>])| ranges.iter().any(|range| range.contains(&character));
    SCRIPTS.iter().position(has).unwrap_or(SCRIPTS.len() - 1)
}

/// Sorted characters in ranges, of those of a font: no range has one that is of another part.
fn ranges(own: &[char], all: &BTreeSet<char>) -> Vec<RangeInclusive<char>> {
    let mut ranges: Vec<RangeInclusive<char>> = Vec::new();
    for character in own {
        let is_near = |last: char| {
            let between = (Bound::Excluded(last), Bound::Excluded(*character));
            u32::from(*character) - u32::from(last) <= GAP && all.range(between).next().is_none()
        };
        match ranges.last_mut().filter(|range| is_near(*range.end())) {
            Some(range) => *range = *range.start()..=*character,
            None => ranges.push(*character..=*character),
        }
    }
    ranges
}

impl Subset {
    /// Whether browsers load it for a character.
    pub fn has(&self, character: char) -> bool {
        self.ranges.iter().any(|range| range.contains(&character))
    }

    /// The ranges as CSS writes them (CSS Fonts 4, section 4.5).
    pub fn unicode_range(&self) -> String {
        let mut text = String::new();
        for range in &self.ranges {
            let comma = if text.is_empty() { "" } else { "," };
            let (first, last) = (u32::from(*range.start()), u32::from(*range.end()));
            // Nothing fails that is written to a text.
            let _ = if first == last {
                write!(text, "{comma}U+{first:X}")
            } else {
                write!(text, "{comma}U+{first:X}-{last:X}")
            };
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(characters: &str, length: usize, is_divisible: bool) -> Vec<(String, String)> {
        let characters = characters.chars().collect();
        let subsets = of("Post-Bold.woff2", &vec![0; length], &characters, is_divisible);
        subsets
            .into_iter()
            .map(|subset| {
                let name = subset.file.rsplit_once("-h").unwrap().0.to_owned();
                (name, subset.unicode_range())
            })
            .collect()
    }

    #[test]
    fn a_large_font_is_divided_by_script_and_a_small_one_is_not() {
        let whole = parts("abcz가", 9, true);
        assert_eq!(
            whole,
            [("fonts/Post-Bold".to_owned(), "U+61-63,U+7A,U+AC00".to_owned())]
        );
        assert_eq!(parts("abcz가", LARGE, false), whole);
        let named: Vec<_> = parts("azăžяжѣαע가", LARGE, true)
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        let expected = [
            "latin",
            "vietnamese",
            "latin-ext",
            "greek",
            "cyrillic",
            "cyrillic-ext",
            "hebrew",
            "part-1",
        ];
        assert_eq!(named, expected.map(|part| format!("fonts/Post-Bold-{part}")));
    }

    #[test]
    fn each_character_is_in_one_part() {
        let characters: BTreeSet<char> = (' '..='\u{d7a3}').step_by(7).collect();
        let subsets = of("a.woff2", &vec![0; LARGE], &characters, true);
        for character in characters {
            let count = subsets.iter().filter(|subset| subset.has(character)).count();
            assert_eq!(count, 1, "{character}");
        }
        assert!(subsets.len() > 20);
    }
}
