//! The letters that cards are drawn with. What they can't draw, `check` warns of.

use std::sync::{Arc, LazyLock};

use icu_locale::{LanguageIdentifier, LocaleExpander};
use resvg::usvg::fontdb;
use ttf_parser::Face;

use crate::digest::Digest;

/// The fonts (fonts/README.md), each with the name of its family: Latin, Greek and Cyrillic; Hangul; Arabic, Hebrew and
/// Devanagari, each with what stands among these of Latin; Chinese in simplified and in traditional characters; Japanese.
const FONTS: [(&str, &[u8]); 8] = [
    ("Noto Serif", include_bytes!("../../../fonts/NotoSerif-Bold.ttf")),
    (
        "Noto Serif CJK KR",
        include_bytes!("../../../fonts/NotoSerifCJKkr-Bold.otf"),
    ),
    (
        "Noto Naskh Arabic",
        include_bytes!("../../../fonts/NotoNaskhArabic-Bold.ttf"),
    ),
    (
        "Noto Serif Hebrew",
        include_bytes!("../../../fonts/NotoSerifHebrew-Bold.ttf"),
    ),
    (
        "Noto Serif Devanagari",
        include_bytes!("../../../fonts/NotoSerifDevanagari-Bold.ttf"),
    ),
    (
        SIMPLIFIED,
        include_bytes!("../../../fonts/NotoSerifCJKsc-Bold.otf"),
    ),
    (
        TRADITIONAL,
        include_bytes!("../../../fonts/NotoSerifCJKtc-Bold.otf"),
    ),
    (JAPANESE, include_bytes!("../../../fonts/NotoSerifCJKjp-Bold.otf")),
];
const SIMPLIFIED: &str = "Noto Serif CJK SC";
const TRADITIONAL: &str = "Noto Serif CJK TC";
const JAPANESE: &str = "Noto Serif CJK JP";

/// The family that has the Chinese characters and the marks of a language in the form that they have there, if one has.
fn preferred(language: &str) -> Option<&'static str> {
    let mut language: LanguageIdentifier = language.parse().ok()?;
    LocaleExpander::new_common().maximize(&mut language);
    match language.script?.as_str() {
        "Hans" => Some(SIMPLIFIED),
        "Hant" => Some(TRADITIONAL),
        "Jpan" => Some(JAPANESE),
        _ => None,
    }
}

/// A line in parts, each with the family that has its letters: one part where one family has all, and else as few as there can be.
/// The library that draws would look for a second font only once, and give up where letters join.
pub fn in_fonts(line: &str, language: &str) -> Vec<(&'static str, String)> {
    let preferred = preferred(language).and_then(|family| FACES.iter().find(|(known, _)| *known == family));
    let fonts = || FACES.iter().take(1).chain(preferred).chain(FACES.iter().skip(1));
    let has = |(_, face): &(&str, Face<'_>), letter| face.glyph_index(letter).is_some();
    let mut parts: Vec<(&'static str, String)> = Vec::new();
    let mut font = fonts()
        .find(|font| line.chars().all(|letter| has(font, letter)))
        .or(fonts().next());
    for letter in line.chars() {
        if font.is_none_or(|font| !has(font, letter)) {
            font = fonts().find(|font| has(font, letter)).or(font);
        }
        let family = font.map_or("", |(family, _)| *family);
        match parts.last_mut() {
            Some((last, part)) if *last == family => part.push(letter),
            _ => parts.push((family, letter.into())),
        }
    }
    parts
}

/// The characters of a text that no font of the cards has.
pub fn missing_glyphs(text: &str) -> Vec<char> {
    let has_glyph =
        |c: &char| c.is_whitespace() || FACES.iter().any(|(_, face)| face.glyph_index(*c).is_some());
    let mut missing: Vec<_> = text.chars().filter(|c| !has_glyph(c)).collect();
    missing.sort_unstable();
    missing.dedup();
    missing
}

/// Another font makes another card.
pub static FONTS_DIGEST: LazyLock<Digest> =
    LazyLock::new(|| Digest::of_value(&FONTS.map(|(_, font)| Digest::of(font))));

/// The same fonts for drawings.
pub static DATABASE: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    for (_, font) in FONTS {
        database.load_font_data(font.to_vec());
    }
    Arc::new(database)
});

/// The fonts with the names of their families, to measure letters with.
pub static FACES: LazyLock<Vec<(&str, Face<'static>)>> = LazyLock::new(|| {
    let faces = FONTS.iter();
    let faces = faces.filter_map(|(family, font)| Some((*family, Face::parse(font, 0).ok()?)));
    faces.collect()
});
