//! The letters that cards are drawn with. What they can't draw, `check` warns of.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb;
use ttf_parser::Face;

use crate::digest::Digest;

/// The fonts (fonts/README.md): Latin, Greek and Cyrillic; Hangul; Arabic.
const FONTS: [&[u8]; 3] = [
    include_bytes!("../../../fonts/NotoSerif-Bold.ttf"),
    include_bytes!("../../../fonts/NotoSerifCJKkr-Bold.otf"),
    include_bytes!("../../../fonts/NotoNaskhArabic-Bold.ttf"),
];
/// Their names, in the order in which a letter is looked for.
pub const FAMILIES: &str = "'Noto Serif', 'Noto Serif CJK KR', 'Noto Naskh Arabic'";

/// The characters of a text that no font of the cards has.
pub fn missing_glyphs(text: &str) -> Vec<char> {
    let has_glyph = |c: &char| c.is_whitespace() || FACES.iter().any(|face| face.glyph_index(*c).is_some());
    let mut missing: Vec<_> = text.chars().filter(|c| !has_glyph(c)).collect();
    missing.sort_unstable();
    missing.dedup();
    missing
}

/// Another font makes another card.
pub static FONTS_DIGEST: LazyLock<Digest> = LazyLock::new(|| Digest::of_value(&FONTS.map(Digest::of)));

/// The same fonts for drawings.
pub static DATABASE: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    for font in FONTS {
        database.load_font_data(font.to_vec());
    }
    Arc::new(database)
});

/// The fonts, to measure letters with.
pub static FACES: LazyLock<Vec<Face<'static>>> = LazyLock::new(|| {
    let faces = FONTS.iter().filter_map(|font| Face::parse(font, 0).ok());
    faces.collect()
});
