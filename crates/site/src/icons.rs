//! The site's icon in the sizes that devices ask for, drawn from `favicon.svg`.
//!
//! Their names have a hash: a device that keeps the site among its apps fetches an icon again when its address
//! changes, and not before.

use anyhow::{Context, Result, anyhow};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use super::app_build::AppBuild;
use super::artifact::Artifact;
use dateline_content::colours::{Accent, Colour};
use dateline_content::files::hashed_name;
use dateline_content::pictures::drawing_options;

/// An icon, ready to be drawn.
pub(super) struct Icon {
    /// The published file, relative to the site's folder.
    pub(super) file: String,
    /// Width and height in pixels.
    pub(super) size: u32,
    ground: Ground,
}

/// All icons of a site.
pub(super) struct Icons {
    svg: Vec<u8>,
    accent: Colour,
    /// For lists of apps.
    pub(super) regular: Icon,
    /// For the screen of an app that starts, and for readers of feeds.
    pub(super) large: Icon,
    /// For devices that cut icons to their own shape (W3C, Web Application Manifest, "Icon masks").
    pub(super) maskable: Icon,
    /// For the home screen of Apple's devices, which ignore the manifest's icons and paint a black ground.
    pub(super) touch: Icon,
}

/// How an icon stands in its square.
#[derive(Clone, Copy)]
enum Ground {
    /// As it is drawn, with what is around it left open.
    Open,
    /// On the accent colour, which goes on to the edge.
    Full,
    /// The same, but all of it within the part that no device cuts away: a circle of 80 % of the width.
    Safe,
}

impl Icons {
    /// Those of an app build.
    pub(super) fn read(app: &AppBuild, accent: Accent) -> Result<Self> {
        let svg = app.read("favicon.svg").context(
            "the site's icons are drawn from public/favicon.svg; put one there and build the app again",
        )?;
        Ok(Self::of(svg.into_owned(), accent.light))
    }

    /// Those of the text of an SVG.
    fn of(svg: Vec<u8>, accent: Colour) -> Self {
        let icon = |name: &str, size, ground: Ground| {
            // The hash is of what is drawn, not of the pixels, which may differ a little from one processor to another.
            let drawn = [
                &*svg,
                ground.square(accent).as_bytes(),
                &ground.share().to_be_bytes(),
            ]
            .concat();
            Icon {
                file: format!("icons/{}", hashed_name(&format!("{name}-{size}.png"), &drawn)),
                size,
                ground,
            }
        };
        Self {
            regular: icon("icon", 192, Ground::Open),
            large: icon("icon", 512, Ground::Open),
            maskable: icon("maskable", 512, Ground::Safe),
            touch: icon("touch", 180, Ground::Full),
            svg,
            accent,
        }
    }

    /// Their files.
    pub(super) fn artifacts(&self) -> Vec<Artifact<'_>> {
        [&self.regular, &self.large, &self.maskable, &self.touch]
            .map(|icon| Artifact::new(&icon.file, &(), || icon.draw(&self.svg, self.accent)))
            .into()
    }
}

impl Ground {
    /// What is behind the drawing, as an SVG.
    fn square(self, accent: Colour) -> String {
        let colour = match self {
            Self::Open => "none".to_owned(),
            Self::Full | Self::Safe => accent.to_string(),
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><rect width=\"1\" height=\"1\" fill=\"{colour}\"/></svg>"
        )
    }

    /// How much of the square's width or height the drawing takes.
    fn share(self) -> f32 {
        match self {
            Self::Open | Self::Full => 1.0,
            Self::Safe => 0.8,
        }
    }
}

impl Icon {
    /// Draws it, as PNG.
    fn draw(&self, svg: &[u8], accent: Colour) -> Result<Vec<u8>> {
        let mut pixels = Pixmap::new(self.size, self.size).context("no memory for an icon")?;
        draw(self.ground.square(accent).as_bytes(), 1.0, &mut pixels)?;
        draw(svg, self.ground.share(), &mut pixels).context("favicon.svg can't be drawn")?;
        pixels.encode_png().map_err(|error| anyhow!("{error}"))
    }
}

/// Draws in the middle of a square, over a share of its width or height, whichever is the narrower.
#[allow(clippy::cast_precision_loss)] // No icon has millions of pixels.
fn draw(svg: &[u8], share: f32, pixels: &mut Pixmap) -> Result<()> {
    let drawing = Tree::from_data(svg, &drawing_options())?;
    let side = pixels.width() as f32;
    let (width, height) = (drawing.size().width(), drawing.size().height());
    let scale = share * side / width.max(height);
    let place = Transform::from_scale(scale, scale)
        .post_translate((side - scale * width) / 2.0, (side - scale * height) / 2.0);
    resvg::render(&drawing, place, &mut pixels.as_mut());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_content::colours::ACCENT;

    const FAVICON: &[u8] = include_bytes!("../../../public/favicon.svg");

    fn pixels(icons: &Icons, icon: &Icon) -> Pixmap {
        Pixmap::decode_png(&icon.draw(&icons.svg, icons.accent).unwrap()).unwrap()
    }

    /// How opaque a pixel of an icon is.
    fn alpha(icons: &Icons, icon: &Icon, x: u32, y: u32) -> u8 {
        pixels(icons, icon).pixel(x, y).unwrap().alpha()
    }

    #[test]
    fn icons_that_a_device_cuts_to_shape_fill_their_square() {
        let icons = Icons::of(FAVICON.into(), ACCENT.light);
        for icon in [&icons.maskable, &icons.touch] {
            let last = icon.size - 1;
            for (x, y) in [(0, 0), (last, 0), (0, last), (last, last)] {
                assert_eq!(alpha(&icons, icon, x, y), 255, "{}", icon.file);
            }
        }
        assert_eq!(
            alpha(&icons, &icons.large, 0, 0),
            0,
            "the corners of the drawing are open"
        );
    }

    #[test]
    fn what_a_maskable_icon_shows_lies_within_the_circle_that_no_device_cuts() {
        let icons = Icons::of(FAVICON.into(), ACCENT.light);
        let pixels = pixels(&icons, &icons.maskable);
        let ground = pixels.pixel(0, 0).unwrap();
        let (middle, radius) = (256_i64, 256 * 8 / 10);
        for (index, pixel) in (0_i64..).zip(pixels.pixels()) {
            let (x, y) = (index % 512 - middle, index / 512 - middle);
            let is_outside = x * x + y * y > radius * radius;
            assert!(!is_outside || *pixel == ground, "{x}, {y}");
        }
    }

    #[test]
    fn a_drawing_that_is_no_square_is_drawn_whole() {
        let svg =
            b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 1'><rect width='4' height='1'/></svg>";
        let icons = Icons::of(svg.into(), ACCENT.light);
        assert_eq!(alpha(&icons, &icons.regular, 0, 96), 255);
        assert_eq!(alpha(&icons, &icons.regular, 191, 96), 255);
        assert_eq!(alpha(&icons, &icons.regular, 96, 0), 0);
    }

    #[test]
    fn what_is_no_drawing_is_an_error_that_names_the_file() {
        let icons = Icons::of(b"<html>".into(), ACCENT.light);
        let error = icons.large.draw(&icons.svg, icons.accent).err().unwrap();
        assert!(format!("{error:#}").contains("favicon.svg"), "{error:#}");
    }
}
