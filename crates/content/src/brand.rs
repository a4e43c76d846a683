//! What readers know the newspaper by: from what site.json says to what pages need.

use std::iter;

use super::assembler::{Assembler, Here};
use super::brand_file::{AccentFile, BrandFile, LogoFile};
use super::colours::{ACCENT, Accent, Colour, NEEDED, Theme};
use super::files::{self, hashed_name};
use super::pictures::{Found, is_png};
use super::typefaces::Typefaces;

use dateline_model::{Image, Logo};

/// What readers know the newspaper by.
#[derive(Debug, Clone)]
pub struct Brand {
    /// Its own colour.
    pub accent: Accent,
    /// Its icon, if it has one of its own.
    pub icon: Option<Found>,
    /// What stands in the place of its name.
    pub logo: Option<FoundLogo>,
    /// Its own fonts.
    pub fonts: Typefaces,
    /// Its own style, which comes after that of the app.
    pub style: String,
}

/// The files of a logo.
#[derive(Debug, Clone)]
pub struct FoundLogo {
    /// For light pages.
    pub light: Found,
    /// For dark pages.
    pub dark: Option<Found>,
}

impl FoundLogo {
    /// The files.
    pub fn files(&self) -> impl Iterator<Item = &Found> {
        iter::once(&self.light).chain(&self.dark)
    }

    /// Those that are published as other drawings are.
    pub(super) fn drawings(&self) -> impl Iterator<Item = &Found> {
        self.files().filter(|found| found.image.is_drawing())
    }

    /// As pages name it.
    pub(super) fn named(&self) -> Logo {
        Logo {
            light: self.light.image.clone(),
            dark: self.dark.as_ref().map(|dark| dark.image.clone()),
        }
    }
}

/// The pixels that a logo is high at most: so high is the name in the masthead (style/masthead.css) on a screen with two
/// pixels for each point.
pub const LOGO_HEIGHT: u32 = 141;

/// How logos are made: whoever changes it gives it another name, so that theirs change too.
const LOGO_RECIPE: &str = "logo 1";

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
            logo: brand.logo.as_ref().and_then(|logo| self.logo(here, logo)),
            fonts: self.typefaces(here, &brand.fonts),
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

    fn logo(&mut self, here: Here<'_>, logo: &LogoFile) -> Option<FoundLogo> {
        let dark = logo.dark.as_ref();
        let dark = dark.and_then(|name| self.logo_in(here, Theme::Dark, name));
        Some(FoundLogo {
            light: self.logo_in(here, Theme::Light, &logo.light)?,
            dark,
        })
    }

    fn logo_in(&mut self, here: Here<'_>, theme: Theme, name: &str) -> Option<Found> {
        let path = &format!("/brand/logo/{}", theme.name());
        let found = self.found(here, path, name)?;
        if found.image.is_drawing() {
            return Some(found.clone());
        }
        let bytes = files::read(&found.source).ok()?;
        if !is_png(&bytes) {
            let message =
                format!("pictures/{name} is a photograph, which has a ground of its own on every page");
            self.error(
                here,
                path,
                &message,
                "Save the logo as SVG, or as PNG without a ground.",
            );
            return None;
        }
        let Image { width, height, .. } = found.image;
        if height < LOGO_HEIGHT {
            self.warn(
                here,
                path,
                &format!("pictures/{name} is {height} pixels high, and sharp screens show {LOGO_HEIGHT}"),
                &format!("Save it {LOGO_HEIGHT} pixels high or more, or as SVG."),
            );
        }
        let origin = [&*bytes, LOGO_RECIPE.as_bytes()].concat();
        Some(Found {
            image: Image {
                path: format!(
                    "/pictures/{}",
                    hashed_name(&format!("logo-{}.png", theme.name()), &origin)
                ),
                width,
                height,
                // What is behind it is seen through it.
                colour: None,
                focus: None,
                dark: None,
            },
            ..found.clone()
        })
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
