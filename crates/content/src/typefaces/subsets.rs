//! The parts that a large font is published in: a reader loads those that a page has letters of.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::{Bound, RangeInclusive};

use encoding_rs::EUC_KR;

use crate::digest::Digest;
use crate::files::hashed_name;

/// A part of a font, as one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subset {
    /// The published file, relative to the site's folder. Its name has a hash of what it is made from.
    pub file: String,
    /// What it has, sorted.
    pub characters: Vec<char>,
    /// The characters that browsers load it for unless a later part has them (CSS Fonts 4, section 4.5).
    ranges: Vec<RangeInclusive<char>>,
    /// Whether it is less than the newsroom's file.
    pub is_part: bool,
}

/// The bytes from which on a font is divided: what is smaller comes sooner whole.
const LARGE: usize = 100_000;

/// How fonts are divided: whoever changes it gives it another name, so that those of files change too.
const RECIPE: &str = "1";

/// The parts by script; a character belongs to the first that has it. They follow what texts are written in: most need one
/// of them, with the signs that all scripts share in the first.
const SCRIPTS: [(&str, &[RangeInclusive<char>]); 8] = [
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
];

/// The Hangul that is in use: the 2,350 syllables of the standard KS X 1001, of 11,172.
const HANGUL: &str = "hangul";

/// The characters of a part of all else, at most.
const MOST: usize = 1024;

/// A gap of so few characters that it is not worth its bytes on every page. Where one of them is asked for, the file may be
/// loaded, and another font has it.
const GAP: usize = 8;

/// The parts of a font, of the bytes of its file.
pub(super) fn of(name: &str, bytes: &[u8], characters: &BTreeSet<char>, is_divisible: bool) -> Vec<Subset> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if !is_divisible || bytes.len() < LARGE {
        let own: Vec<_> = characters.iter().copied().collect();
        return vec![Subset {
            file: format!("fonts/{}", hashed_name(&format!("{stem}.woff2"), bytes)),
            ranges: ranges(&own, characters, false),
            characters: own,
            is_part: false,
        }];
    }
    let mut by_script: BTreeMap<Option<usize>, Vec<char>> = BTreeMap::new();
    for character in characters {
        by_script
            .entry(script_of(*character))
            .or_default()
            .push(*character);
    }
    let digest = Digest::of(bytes);
    let part = |name: &str, own: &[char], is_rest: bool| {
        let ranges = ranges(own, characters, is_rest);
        let origin = format!("{digest:?}{own:?}{RECIPE}");
        let name = hashed_name(&format!("{stem}-{name}.woff2"), origin.as_bytes());
        Subset {
            file: format!("fonts/{name}"),
            characters: own.to_vec(),
            ranges,
            is_part: true,
        }
    };
    let rest = by_script.remove(&None).unwrap_or_default();
    let rest = rest.chunks(MOST).zip(1..);
    let rest = rest.map(|(own, number)| part(&format!("part-{number}"), own, true));
    let scripts = by_script.into_iter().filter_map(|(script, own)| {
        let name = SCRIPTS.get(script?).map_or(HANGUL, |(name, _)| name);
        Some(part(name, &own, false))
    });
    // The last that has a character counts.
    rest.chain(scripts).collect()
}

/// The place of a character's script; one after the last for Hangul in use, none for what is left.
fn script_of(character: char) -> Option<usize> {
    let has =
        |(_, ranges): &(&str, &[RangeInclusive<char>])| ranges.iter().any(|range| range.contains(&character));
    let hangul = is_hangul_in_use(character).then_some(SCRIPTS.len());
    SCRIPTS.iter().position(has).or(hangul)
}

/// Whether a syllable is in KS X 1001: those have rows 16 to 40 of it to themselves, and in the encoding that browsers
/// call EUC-KR the others have bytes beside them (WHATWG Encoding, section 5).
fn is_hangul_in_use(character: char) -> bool {
    if !('가'..='힣').contains(&character) {
        return false;
    }
    let mut buffer = [0; 4];
    let (bytes, ..) = EUC_KR.encode(character.encode_utf8(&mut buffer));
    matches!(bytes[..], [0xb0..=0xc8, 0xa1..=0xfe])
}

/// Sorted characters in ranges, of those of a font: no range has one of another part. For what is left it may, since
/// those parts come later.
fn ranges(own: &[char], all: &BTreeSet<char>, is_rest: bool) -> Vec<RangeInclusive<char>> {
    let mut ranges: Vec<RangeInclusive<char>> = Vec::new();
    for character in own {
        let is_near = |last: char| {
            let between = all
                .range((Bound::Excluded(last), Bound::Excluded(*character)))
                .count();
            let gap = (last..*character).count() - 1;
            let is_small = gap < GAP && (between == 0 || is_rest);
            is_small || is_rest && between == gap
        };
        match ranges.last_mut().filter(|range| is_near(*range.end())) {
            Some(range) => *range = *range.start()..=*character,
            None => ranges.push(*character..=*character),
        }
    }
    ranges
}

impl Subset {
    /// Whether it has a character.
    pub fn has(&self, character: char) -> bool {
        self.characters.binary_search(&character).is_ok()
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
        let named: Vec<_> = parts("azăžяжѣαע가갂☂", LARGE, true)
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        let expected = [
            "part-1",
            "latin",
            "vietnamese",
            "latin-ext",
            "greek",
            "cyrillic",
            "cyrillic-ext",
            "hebrew",
            "hangul",
        ];
        assert_eq!(named, expected.map(|part| format!("fonts/Post-Bold-{part}")));
    }

    #[test]
    fn each_character_is_in_one_part_and_the_last_that_names_it_has_it() {
        let characters: BTreeSet<char> = (' '..='\u{d7a3}').collect();
        let subsets = of("a.woff2", &vec![0; LARGE], &characters, true);
        for character in characters {
            let count = subsets.iter().filter(|subset| subset.has(character)).count();
            let last = subsets
                .iter()
                .rfind(|subset| subset.ranges.iter().any(|range| range.contains(&character)));
            assert!(
                count == 1 && last.is_some_and(|subset| subset.has(character)),
                "{character}"
            );
        }
        let hangul = subsets.last().unwrap();
        assert_eq!(hangul.characters.len(), 2350);
        // What is left of it needs no long list.
        assert!(
            subsets
                .iter()
                .filter(|subset| subset.file.contains("-part-"))
                .all(|subset| subset.ranges.len() < 40)
        );
    }
}
