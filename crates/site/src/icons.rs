//! The site's icon in the sizes that devices ask for: the newsroom's own, or the first letter of its name.
//!
//! Their names have a hash: a device that keeps the site among its apps fetches an icon again when its address
//! changes, and not before.

use anyhow::{Context, Result, anyhow};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use super::artifact::Artifact;
use super::initial;
use dateline_content::colours::Colour;
use dateline_content::files::{self, hashed_name};
use dateline_content::pictures::{drawing_options, safe};
use dateline_content::{Brand, LARGEST_ICON, Newsroom};

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
    /// The drawing itself, where it is one.
    drawing: Option<String>,
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
    /// Those of a newsroom.
    pub(super) fn of(newsroom: &Newsroom) -> Result<Self> {
        let Brand { accent, icon, .. } = &newsroom.brand;
        let accent = accent.light;
        let Some(found) = icon else {
            let drawing = initial::drawing(&newsroom.site.title, accent);
            return Ok(Self::drawn(drawing.into(), true, accent));
        };
        let (bytes, is_drawing) = (files::read(&found.source)?, found.image.is_drawing());
        let svg = if is_drawing {
            safe(&bytes)?
        } else {
            framed(&bytes)?.into()
        };
        Ok(Self::drawn(svg, is_drawing, accent))
    }

    /// Those that show an SVG.
    fn drawn(svg: Vec<u8>, is_drawing: bool, accent: Colour) -> Self {
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
            drawing: is_drawing.then(|| format!("icons/{}", hashed_name("icon.svg", &svg))),
            regular: icon("icon", 192, Ground::Open),
            large: icon("icon", LARGEST_ICON, Ground::Open),
            maskable: icon("maskable", LARGEST_ICON, Ground::Safe),
            touch: icon("touch", 180, Ground::Full),
            svg,
            accent,
        }
    }

    /// The one for windows and bookmarks, with its media type.
    pub(super) fn of_window(&self) -> (&str, &'static str) {
        match &self.drawing {
            Some(file) => (file, "image/svg+xml"),
            None => (&self.regular.file, "image/png"),
        }
    }

    /// Their files.
    pub(super) fn artifacts(&self) -> Vec<Artifact<'_>> {
        let drawing = self.drawing.as_ref();
        let drawing = drawing.map(|file| Artifact::of_bytes(file, &*self.svg));
        let icons = [&self.regular, &self.large, &self.maskable, &self.touch];
        let icons = icons.map(|icon| Artifact::new(&icon.file, &(), || icon.draw(&self.svg, self.accent)));
        drawing.into_iter().chain(icons).collect()
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
        draw(svg, self.ground.share(), &mut pixels)?;
        pixels.encode_png().map_err(|error| anyhow!("{error}"))
    }
}

/// A picture as a drawing of its size.
fn framed(picture: &[u8]) -> Result<String> {
    let (format, data) = (image::guess_format(picture)?, STANDARD.encode(picture));
    let media_type = format.to_mime_type();
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">\
         <image width=\"1\" height=\"1\" href=\"data:{media_type};base64,{data}\"/></svg>"
    ))
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

    fn pixels(icons: &Icons, icon: &Icon) -> Pixmap {
        Pixmap::decode_png(&icon.draw(&icons.svg, icons.accent).unwrap()).unwrap()
    }

    /// How opaque a pixel of an icon is.
    fn alpha(icons: &Icons, icon: &Icon, x: u32, y: u32) -> u8 {
        pixels(icons, icon).pixel(x, y).unwrap().alpha()
    }

    #[test]
    fn icons_that_a_device_cuts_to_shape_fill_their_square() {
        let icons = Icons::drawn(initial::drawing("Paper", ACCENT.light).into(), true, ACCENT.light);
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
        let icons = Icons::drawn(initial::drawing("Paper", ACCENT.light).into(), true, ACCENT.light);
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
        let icons = Icons::drawn(svg.into(), true, ACCENT.light);
        assert_eq!(alpha(&icons, &icons.regular, 0, 96), 255);
        assert_eq!(alpha(&icons, &icons.regular, 191, 96), 255);
        assert_eq!(alpha(&icons, &icons.regular, 96, 0), 0);
    }

    #[test]
    fn a_picture_is_drawn_with_what_is_open_in_it() {
        let mut half = Pixmap::new(2, 2).unwrap();
        half.pixels_mut()[0] = resvg::tiny_skia::PremultipliedColorU8::from_rgba(255, 0, 0, 255).unwrap();
        let svg = framed(&half.encode_png().unwrap()).unwrap();
        let icons = Icons::drawn(svg.into(), false, ACCENT.light);
        assert_eq!(icons.of_window(), (&*icons.regular.file, "image/png"));
        assert_eq!(alpha(&icons, &icons.large, 5, 5), 255);
        assert_eq!(alpha(&icons, &icons.large, 500, 500), 0);
    }
}
