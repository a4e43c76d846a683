//! The colours of the style, and how well a colour can be read on them.

use std::fmt;

use moxcms::{Oklch, Rgb};

/// A colour, as red, green and blue (sRGB).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// The light or the dark form of the style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// The newspaper's own colour in all forms that the style has. Links are written in it, and buttons are filled with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// In the light form.
    pub light: Colour,
    /// In the dark form.
    pub dark: Colour,
}

/// What is read, in the light form.
pub const INK: Colour = Colour([0x1c, 0x1a, 0x17]);

/// The accent of a newspaper that has not chosen one.
pub const ACCENT: Accent = Accent {
    light: Colour([0x8c, 0x1c, 0x13]),
    dark: Colour([0xf2, 0x99, 0x8c]),
};

/// What a text is read on, with that of links in code and in an answer that was asked for.
const GROUNDS: [[Colour; 2]; 2] = [
    [Colour([0xfd, 0xfc, 0xf9]), Colour([0xf2, 0xef, 0xe7])],
    [Colour([0x17, 0x16, 0x14]), Colour([0x24, 0x22, 0x1f])],
];

/// The contrast that a text needs (WCAG 2.2, success criterion 1.4.3).
pub(crate) const NEEDED: f32 = 4.5;

/// The contrast that a text has for readers who ask for more of it (success criterion 1.4.6).
const ENHANCED: f32 = 7.0;

/// The grounds of the style for these readers.
const PURE: [Colour; 2] = [Colour([0xff; 3]), Colour([0; 3])];

impl Theme {
    /// What a page has behind its text.
    pub const fn paper(self) -> Colour {
        GROUNDS[self as usize][0]
    }

    /// The name of this form, as CSS has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Accent {
    /// The same for readers who ask for more contrast.
    #[must_use]
    pub fn enhanced(self) -> Self {
        let on_pure =
            |colour: Colour, theme: Theme| colour.readable(theme, &[PURE[theme as usize]], ENHANCED);
        Self {
            light: on_pure(self.light, Theme::Light),
            dark: on_pure(self.dark, Theme::Dark),
        }
    }
}

impl Colour {
    /// A colour as CSS writes it in hexadecimal digits (CSS Color 4, section 5.2): three of them, or six.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = match digits.len() {
            3 => ((number & 0xf00) << 8 | (number & 0xf0) << 4 | number & 0xf)
                .to_be_bytes()
                .map(|half| half * 0x11),
            6 => number.to_be_bytes(),
            _ => return None,
        };
        Some(Self([red, green, blue]))
    }

    /// The least contrast of a text of this colour with the grounds of the style.
    pub(crate) fn contrast_in(self, theme: Theme) -> f32 {
        self.least_contrast(&GROUNDS[theme as usize])
    }

    /// The nearest colour that can be read on all grounds of the style; this one, if it can be.
    pub(crate) fn readable_in(self, theme: Theme) -> Self {
        self.readable(theme, &GROUNDS[theme as usize], NEEDED)
    }

    /// The nearest colour of the same hue with a contrast: darker or lighter step by step.
    fn readable(self, theme: Theme, grounds: &[Self], contrast: f32) -> Self {
        let own = Oklch::from_linear_rgb(self.linear());
        let end = match theme {
            Theme::Light => 0.0,
            Theme::Dark => 1.0,
        };
        let mixed = |step: u16| {
            let share = f32::from(step) / 256.0;
            // Black and white have no hue: what is nearer to them has less of it.
            Self::of_linear(
                Oklch::new(own.l + (end - own.l) * share, own.c * (1.0 - share), own.h).to_linear_rgb(),
            )
        };
        let steps = std::iter::once(self).chain((1..=256).map(mixed));
        let mut readable = steps.filter(|colour| colour.least_contrast(grounds) >= contrast);
        readable.next().unwrap_or(self)
    }

    fn least_contrast(self, grounds: &[Self]) -> f32 {
        let contrasts = grounds.iter().map(|ground| self.contrast(*ground));
        contrasts.fold(f32::MAX, f32::min)
    }

    /// The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
    fn contrast(self, other: Self) -> f32 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// WCAG 2.2, "relative luminance".
    fn luminance(self) -> f32 {
        let Rgb { r, g, b } = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// In proportion to light (IEC 61966-2-1).
    fn linear(self) -> Rgb<f32> {
        let [r, g, b] = self.0.map(|value| match f32::from(value) / 255.0 {
            dark @ ..=0.04045 => dark / 12.92,
            light => ((light + 0.055) / 1.055).powf(2.4),
        });
        Rgb { r, g, b }
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // It is between 0 and 255.
    fn of_linear(Rgb { r, g, b }: Rgb<f32>) -> Self {
        Self([r, g, b].map(|value| {
            let value = match value.clamp(0.0, 1.0) {
                dark @ ..=0.003_130_8 => dark * 12.92,
                light => 1.055 * light.powf(1.0 / 2.4) - 0.055,
            };
            (value * 255.0).round() as u8
        }))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::read(text).unwrap()
    }

    #[test]
    fn the_colours_are_those_of_the_style() {
        let tokens = include_str!("../../../style/tokens.css");
        let [light, dark] = GROUNDS;
        for (name, light, dark) in [
            ("paper", light[0], dark[0]),
            ("tint", light[1], dark[1]),
            ("accent", ACCENT.light, ACCENT.dark),
        ] {
            let token = format!("--{name}: light-dark({light}, {dark});");
            assert!(tokens.contains(&token), "{token}");
        }
        assert!(tokens.contains(&format!("--ink: light-dark({INK}, ")));
    }

    /// Else there would be a ground on which nobody looked whether the accent can be read.
    #[test]
    fn the_style_has_no_other_grounds() {
        let style = concat!(env!("CARGO_MANIFEST_DIR"), "/../../style");
        for entry in std::fs::read_dir(style).unwrap() {
            let css = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            for rest in css.split("background: ").skip(1) {
                let ground = rest.split([';', '}']).next().unwrap().trim();
                // Text on the last two has the colour of paper.
                let known = [
                    "none",
                    "var(--paper)",
                    "var(--tint)",
                    "currentColor",
                    "var(--accent)",
                    "var(--ink)",
                ];
                assert!(known.contains(&ground) || ground.starts_with("attr("), "{ground}");
            }
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let close = |one: f32, other: f32| (one - other).abs() < 0.005;
        assert!(close(colour("#000").contrast(colour("#fff")), 21.0));
        assert!(close(colour("#777").contrast(colour("#ffffff")), 4.48));
        assert!(close(colour("#ff0000").contrast(colour("#fff")), 4.0));
        for text in ["fff", "#ff", "#ffff", "#gggggg", "red", "#é12"] {
            assert!(Colour::read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn the_nearest_readable_colour_is_hardly_another_and_can_be_read() {
        for text in [
            "#ffd500", "#00a0e9", "#ff6600", "#808080", "#ffffff", "#000000", "#e4002b", "#0b3d91",
        ] {
            for theme in [Theme::Light, Theme::Dark] {
                let nearest = colour(text).readable_in(theme);
                assert!(nearest.contrast_in(theme) >= NEEDED, "{text} {nearest}");
                assert_eq!(nearest.readable_in(theme), nearest);
                let is_readable = colour(text).contrast_in(theme) >= NEEDED;
                assert_eq!(is_readable, nearest == colour(text), "{text} {nearest}");
                // No more than it has to be.
                assert!(
                    is_readable || nearest.contrast_in(theme) < NEEDED + 0.2,
                    "{text} {nearest}"
                );
            }
        }
        let enhanced = ACCENT.enhanced();
        assert!(enhanced.light.contrast(PURE[0]) >= ENHANCED && enhanced.dark.contrast(PURE[1]) >= ENHANCED);
    }
}
