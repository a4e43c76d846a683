//! A picture as readers get it.

use serde::{Deserialize, Serialize};

use super::Inline;
use crate::wire::FromJson;

/// A picture with what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Picture {
    /// The picture itself.
    pub image: Image,
    /// What it shows, for those who don't see it.
    pub alt: String,
    /// The caption under it.
    pub caption: Vec<Inline>,
    /// Who made it.
    pub credit: Option<String>,
}

/// A published picture: one file that every browser shows and, unless it is a drawing, smaller and larger
/// variants in WebP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Image {
    /// The file that every browser shows, as a path below the base path. The name ends in a hash.
    pub path: String,
    /// Width of the original in pixels, so that the page keeps its place free.
    pub width: u32,
    /// Height of the original in pixels.
    pub height: u32,
    /// What is seen in its place until it comes, as CSS writes colours; none for a drawing.
    pub colour: Option<String>,
    /// The point that stays in sight where it is cut to fit, in percent from the left and from the top, each a
    /// multiple of ten: `50 20`. None is the middle.
    pub focus: Option<String>,
    /// The path of the one for dark pages, which is as large.
    pub dark: Option<String>,
}

impl Image {
    /// How wide a picture is at most at the head of a story and in its text, in CSS pixels.
    pub const IN_TEXT: u32 = 592;
    /// In a gallery.
    pub const IN_GALLERY: u32 = 288;

    /// The widths of variants, in pixels. The smaller ones are thumbnails, the largest fills the column of a
    /// story on a screen of high density.
    const WIDTHS: [u32; 7] = [160, 320, 480, 640, 960, 1280, 1920];

    /// The widths of its variants, in pixels: never wider than the original, which is one of them if it is
    /// not much wider than another. A drawing (SVG) has none: it is sharp at every width.
    pub fn widths(&self) -> Vec<u32> {
        if self.is_drawing() {
            return Vec::new();
        }
        let mut widths = Self::WIDTHS.to_vec();
        widths.retain(|width| *width <= self.width);
        let last = widths.last().copied().unwrap_or_default();
        if last < 1920 && self.width > last + last / 8 {
            widths.push(self.width);
        }
        // No side of a WebP file is longer.
        let height = |width: &u32| u64::from(self.height) * u64::from(*width) / u64::from(self.width.max(1));
        widths.retain(|width| height(width) <= 16_383);
        widths
    }

    /// The focus, as parts of its width and its height.
    pub fn focus_point(&self) -> [f32; 2] {
        let part = |percent: &str| Some(f32::from(percent.parse::<u8>().ok()?) / 100.0);
        let point = self.focus.as_deref().and_then(|focus| focus.split_once(' '));
        let point = point.and_then(|(x, y)| Some([part(x)?, part(y)?]));
        point.unwrap_or([0.5, 0.5])
    }

    /// Whether it is a drawing (SVG).
    pub fn is_drawing(&self) -> bool {
        self.path.rsplit('.').next() == Some("svg")
    }

    /// The path of the variant of a width: `/pictures/map-h1a2b3c4d5e6f.jpg` has `/pictures/map-320-h1a2b3c4d5e6f.webp`.
    pub fn variant(&self, width: u32) -> String {
        let (stem, hash) = self.path.rsplit_once('-').unwrap_or((&self.path, ""));
        let hash = hash.split('.').next().unwrap_or_default();
        format!("{stem}-{width}-{hash}.webp")
    }
}

#[cfg(test)]
mod tests {
    use super::Image;

    fn image(path: &str, width: u32) -> Image {
        Image {
            path: path.to_owned(),
            width,
            height: 9,
            colour: None,
            focus: None,
            dark: None,
        }
    }

    #[test]
    fn variants_are_never_wider_than_the_original() {
        let widths = |width| image("/pictures/a-h1a2b3c4d5e6f.jpg", width).widths();
        assert_eq!(widths(4000), [160, 320, 480, 640, 960, 1280, 1920]);
        assert_eq!(widths(1000), [160, 320, 480, 640, 960]);
        assert_eq!(widths(1200), [160, 320, 480, 640, 960, 1200]);
        assert_eq!(widths(640), [160, 320, 480, 640]);
        assert_eq!(widths(100), [100]);
        assert_eq!(image("/pictures/a-h1a2b3c4d5e6f.svg", 4000).widths(), [0; 0]);
        let tall = Image {
            height: 17_000,
            ..image("/pictures/a-h1a2b3c4d5e6f.jpg", 900)
        };
        assert_eq!(tall.widths(), [160, 320, 480, 640]);
    }

    #[test]
    fn a_variant_is_named_by_its_width_and_its_origin() {
        let image = image("/pictures/a-map-h1a2b3c4d5e6f.jpg", 4000);
        assert_eq!(image.variant(320), "/pictures/a-map-320-h1a2b3c4d5e6f.webp");
    }
}
