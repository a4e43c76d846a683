//! The icon of a newspaper that has none of its own: the first letter of its name, in the colour of paper on its accent.

use std::fmt::Write;

use dateline_content::colours::{Colour, Theme};
use dateline_content::fonts::FACES;
use ttf_parser::{OutlineBuilder, Rect};

/// The side of the drawing.
const SIDE: f32 = 32.0;

/// How much of it the letter takes, in the direction in which it is larger.
const SHARE: f32 = 0.6;

/// Draws it, as SVG. A name without letters that the fonts have leaves the ground alone.
pub(super) fn drawing(name: &str, accent: Colour) -> String {
    let paper = Theme::Light.paper();
    let letter = letter(name).unwrap_or_default();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIDE} {SIDE}\">\
         <rect width=\"{SIDE}\" height=\"{SIDE}\" rx=\"5\" fill=\"{accent}\"/>\
         <path fill=\"{paper}\" d=\"{letter}\"/></svg>"
    )
}

/// The outline of the first letter of a name, in the middle of the drawing.
fn letter(name: &str) -> Option<String> {
    let first = name.chars().find(|c| c.is_alphanumeric())?;
    // Some letters are two when they are large.
    let mut large = first.to_uppercase();
    let letter = large.next().filter(|_| large.next().is_none()).unwrap_or(first);
    FACES.iter().find_map(|(_, face)| {
        let glyph = face.glyph_index(letter)?;
        let bounds = face.outline_glyph(glyph, &mut Outline::default())?;
        let mut outline = Outline::within(bounds);
        face.outline_glyph(glyph, &mut outline)?;
        Some(outline.path)
    })
}

/// An outline as the commands of an SVG path.
#[derive(Default)]
struct Outline {
    path: String,
    scale: f32,
    /// Where the font has its origin.
    x: f32,
    y: f32,
}

impl Outline {
    fn within(bounds: Rect) -> Self {
        let (width, height) = (f32::from(bounds.width()), f32::from(bounds.height()));
        let scale = SIDE * SHARE / width.max(height).max(1.0);
        let middle = |least: i16, length: f32| (f32::from(least) + length / 2.0) * scale;
        Self {
            path: String::new(),
            scale,
            x: SIDE / 2.0 - middle(bounds.x_min, width),
            y: SIDE / 2.0 + middle(bounds.y_min, height),
        }
    }

    /// A command with its points. Fonts count upwards.
    fn add(&mut self, command: char, points: &[(f32, f32)]) {
        self.path.push(command);
        for (index, (x, y)) in points.iter().enumerate() {
            let space = if index > 0 { " " } else { "" };
            let (x, y) = (self.x + x * self.scale, self.y - y * self.scale);
            // Nothing fails that is written to a text.
            let _ = write!(self.path, "{space}{x:.2} {y:.2}");
        }
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.add('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.add('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.add('Z', &[]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_content::colours::ACCENT;

    #[test]
    fn the_icon_shows_the_first_letter_of_the_name() {
        assert_eq!(letter("“the Harbour Post”"), letter("T"));
        assert_ne!(letter("Paper"), letter("Daily"));
        for name in ["Paper", "ελλάδα", "한국일보", "جريدة", "20 minutes", "ßtreet"] {
            assert!(letter(name).is_some_and(|path| path.len() > 20), "{name}");
        }
        assert_eq!(letter("🦀!"), None);
        assert!(drawing("🦀!", ACCENT.light).contains("d=\"\""));
    }
}
