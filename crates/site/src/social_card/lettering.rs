//! How wide a text is in the letters of the cards, and how it breaks into lines.

use dateline_content::fonts::FACES;
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakWordOption};

/// Below this nobody could read it: a text that needs a smaller size can't be a headline.
const SMALLEST: f32 = 4.0;
/// From one line to the next, in ems.
pub(super) const LINE_HEIGHT: f32 = 1.16;

/// How far the last line stands below the first.
#[allow(clippy::cast_precision_loss)] // A card has some lines, not millions.
pub(super) fn below_first(lines: &[String], size: f32) -> f32 {
    (lines.len() - 1) as f32 * size * LINE_HEIGHT
}

/// The largest size at which a text fits its box, and its lines.
pub(super) fn fit(text: &str, (width, height): (f32, f32), largest: f32) -> (f32, Vec<String>) {
    // What XML can't hold is not visible anyway.
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let text = text.trim();
    let mut size = largest;
    loop {
        let lines = wrap(text, width / size);
        if below_first(&lines, size) + size * LINE_HEIGHT <= height || size < SMALLEST {
            return (size, balance(text, width / size, lines));
        }
        size *= 0.96;
    }
}

/// The narrowest lines of the same number, so that no last one holds a word alone.
fn balance(text: &str, width: f32, lines: Vec<String>) -> Vec<String> {
    let widest_piece = pieces(text)
        .map(|piece| measure(piece.trim_end()))
        .fold(0.0, f32::max);
    (50_u8..100)
        .map(|percent| width * f32::from(percent) / 100.0)
        .filter(|narrow| *narrow >= widest_piece)
        .map(|narrow| wrap(text, narrow))
        .find(|narrow| narrow.len() == lines.len())
        .unwrap_or(lines)
}

/// Breaks a text into lines of a width, in ems: where the rules of its script allow it, and within a piece that is wider than
/// a line.
fn wrap(text: &str, width: f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for piece in pieces(text) {
        let wide = measure(piece.trim_end());
        if used > 0.0 && used + wide > width {
            lines.push(String::new());
            used = 0.0;
        }
        for c in piece.chars() {
            let advance = measure(c.encode_utf8(&mut [0; 4]));
            if wide > width && used > 0.0 && used + advance > width {
                lines.push(String::new());
                used = 0.0;
            }
            append(&mut lines, c);
            used += advance;
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// The pieces between which a line may break (Unicode Standard Annex 14), each with the spaces after it. Headlines are not
/// divided at hyphens, nor Korean ones within a word.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut options = LineBreakOptions::default();
    if text.contains(|c| matches!(c, '가'..='힣')) {
        options.word_option = Some(LineBreakWordOption::KeepAll);
    }
    let segmenter = LineSegmenter::new_for_non_complex_scripts(options);
    let breaks = segmenter
        .segment_str(text)
        .filter(|place| *place == text.len() || !text[..*place].ends_with('-'));
    let breaks: Vec<_> = breaks.collect();
    let pieces: Vec<_> = breaks
        .windows(2)
        .filter_map(|ends| text.get(ends[0]..ends[1]))
        .collect();
    pieces.into_iter()
}

fn append(lines: &mut [String], c: char) {
    if let Some(line) = lines.last_mut() {
        line.push(c);
    }
}

/// The width of a text, in ems. Kerning only makes it narrower.
fn measure(text: &str) -> f32 {
    let advance = |c: char| {
        FACES.iter().find_map(|(_, face)| {
            let glyph = face.glyph_index(c)?;
            Some(f32::from(face.glyph_hor_advance(glyph)?) / f32::from(face.units_per_em()))
        })
    };
    text.chars().map(|c| advance(c).unwrap_or(1.0)).sum()
}
