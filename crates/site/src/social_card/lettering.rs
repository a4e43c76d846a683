//! How wide a text is in the letters of the cards, and how it breaks into lines.

use dateline_content::fonts::FACES;

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
    let mut size = largest;
    loop {
        let lines = wrap(&text, width / size);
        if below_first(&lines, size) + size * LINE_HEIGHT <= height || size < SMALLEST {
            return (size, balance(&text, width / size, lines));
        }
        size *= 0.96;
    }
}

/// The narrowest lines of the same number, so that no last one holds a word alone.
fn balance(text: &str, width: f32, lines: Vec<String>) -> Vec<String> {
    let widest_word = text.split_whitespace().map(measure).fold(0.0, f32::max);
    (50_u8..100)
        .map(|percent| width * f32::from(percent) / 100.0)
        .filter(|narrow| *narrow >= widest_word)
        .map(|narrow| wrap(text, narrow))
        .find(|narrow| narrow.len() == lines.len())
        .unwrap_or(lines)
}

/// Breaks a text into lines of a width, in ems: between words, and within one that is wider than a line.
fn wrap(text: &str, width: f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for word in text.split_whitespace() {
        let wide = measure(word);
        let space = if used > 0.0 { measure(" ") } else { 0.0 };
        if used > 0.0 && used + space + wide > width {
            lines.push(String::new());
            used = 0.0;
        } else if used > 0.0 {
            append(&mut lines, ' ');
            used += space;
        }
        for c in word.chars() {
            let advance = measure(c.encode_utf8(&mut [0; 4]));
            if wide > width && used > 0.0 && used + advance > width {
                lines.push(String::new());
                used = 0.0;
            }
            append(&mut lines, c);
            used += advance;
        }
    }
    lines
}

fn append(lines: &mut [String], c: char) {
    if let Some(line) = lines.last_mut() {
        line.push(c);
    }
}

/// The width of a text, in ems. Kerning only makes it narrower.
fn measure(text: &str) -> f32 {
    let advance = |c: char| {
        FACES.iter().find_map(|face| {
            let glyph = face.glyph_index(c)?;
            Some(f32::from(face.glyph_hor_advance(glyph)?) / f32::from(face.units_per_em()))
        })
    };
    text.chars().map(|c| advance(c).unwrap_or(1.0)).sum()
}
