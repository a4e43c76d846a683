//! What readers know the newspaper by: from what site.json says to what pages need.

use super::assembler::{Assembler, Here};
use super::brand_file::{AccentFile, BrandFile};
use super::colours::{ACCENT, Accent, Colour, NEEDED, Theme};
use super::pictures::Found;

use dateline_model::Image;

/// What readers know the newspaper by.
#[derive(Debug, Clone)]
pub struct Brand {
    /// Its own colour.
    pub accent: Accent,
    /// Its icon, if it has one of its own.
    pub icon: Option<Found>,
    /// Its own style, which comes after that of the app.
    pub style: String,
}

/// The pixels on each side of the largest icon that devices ask for.
pub const LARGEST_ICON: u32 = 512;

impl Assembler<'_> {
    /// The brand of the site's own file, with a style.
    pub(super) fn brand(&mut self, here: Here<'_>, brand: &BrandFile, style: String) -> Brand {
        let accent = brand.accent.as_ref();
        let icon = brand.icon.as_ref();
        Brand {
            accent: accent
                .and_then(|accent| self.accent(here, accent))
                .unwrap_or(ACCENT),
            icon: icon.and_then(|name| self.icon(here, name)),
            style,
        }
    }

    fn icon(&mut self, here: Here<'_>, name: &str) -> Option<Found> {
        let path = "/brand/icon";
        let found = self.found(here, path, name)?;
        let Image { width, height, .. } = found.image;
        if width != height {
            self.error(
                here,
                path,
                &format!("pictures/{name} has {width} × {height} pixels, and an icon has to be square"),
                "Save it as high as it is wide.",
            );
        } else if width < LARGEST_ICON && !found.image.is_drawing() {
            self.warn(
                here,
                path,
                &format!(
                    "pictures/{name} has {width} pixels on each side, and devices ask for {LARGEST_ICON}"
                ),
                &format!("Save it with {LARGEST_ICON} pixels on each side, or as SVG."),
            );
        }
        Some(found.clone())
    }

    fn accent(&mut self, here: Here<'_>, accent: &AccentFile) -> Option<Accent> {
        let light = self.accent_in(here, Theme::Light, &accent.light)?;
        let dark = match &accent.dark {
            Some(dark) => self.accent_in(here, Theme::Dark, dark)?,
            None => light.readable_in(Theme::Dark),
        };
        Some(Accent { light, dark })
    }

    /// A colour that can be read on all grounds of a theme.
    fn accent_in(&mut self, here: Here<'_>, theme: Theme, text: &str) -> Option<Colour> {
        // What is not written as a colour was told already.
        let colour = Colour::read(text)?;
        let contrast = colour.contrast_in(theme);
        if contrast >= NEEDED {
            return Some(colour);
        }
        let name = theme.name();
        // Rounded down: what is refused never seems to have enough.
        let contrast = (contrast * 100.0).floor() / 100.0;
        self.error(
            here,
            &format!("/brand/accent/{name}"),
            &format!("{text} is hard to read on {name} pages: its contrast is {contrast} to 1, and {NEEDED} is needed"),
            &format!("Write \"{}\", the nearest colour that can be read, or another.", colour.readable_in(theme)),
        );
        None
    }
}
