//! The newsroom's pictures: whether each can be published, and what a page says of it. `site` makes the variants.

mod cache;
mod decode;
mod drawing;
mod fault;
mod limits;
mod room;

use std::path::PathBuf;

use image::RgbImage;

use crate::files;
use crate::named_folder::{NamedFile, NamedFolder, Unfound};
pub use cache::Kept;
use cache::{DRAWING_RECIPE, Facts, RECIPE};
use dateline_model::Image;
pub use decode::{Raster, raster};
pub use drawing::{draw, drawing_options, safe};
pub use fault::Fault;

/// The newsroom's folder of pictures, and how large a file in it may be.
pub(crate) struct Folder {
    files: NamedFolder,
    /// The largest file, in bytes.
    largest: u64,
}

/// A picture file that can be published.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its published form.
    pub image: Image,
    /// The newsroom's file.
    pub source: PathBuf,
    /// What was made of it before.
    pub kept: Kept,
}

/// The endings of pictures that can be published.
const ENDINGS: [&str; 5] = ["svg", "png", "jpg", "jpeg", "webp"];

impl Folder {
    pub(crate) const fn of(path: PathBuf, largest: u64) -> Self {
        Self {
            files: NamedFolder::of(path),
            largest,
        }
    }

    /// Looks at a picture as a whole: a damaged one has to be found before anything is published.
    pub(crate) fn find(&self, name: &str) -> Result<Found, Fault> {
        let NamedFile {
            stem,
            ending,
            path: source,
            metadata,
        } = self.files.find(name)?;
        let size = metadata.len();
        if size > self.largest {
            return Err(Fault::TooLarge {
                size,
                largest: self.largest,
            });
        }
        let bytes = std::fs::read(&source)
            .map_err(|error| Unfound::Unreadable(source.display().to_string(), error))?;
        check_format(&ending, &bytes)?;
        let kept = Kept::of(&bytes);
        let facts = match kept.facts() {
            Some(facts) => facts,
            None => kept.keep_facts(facts(&bytes)?),
        };
        let (ending, recipe) = match facts.colour {
            Some(_) => ("jpg", RECIPE),
            None => ("svg", DRAWING_RECIPE),
        };
        let image = Image {
            path: published(&stem, ending, &bytes, recipe),
            width: facts.width,
            height: facts.height,
            colour: facts.colour,
            focus: None,
            dark: None,
        };
        Ok(Found { image, source, kept })
    }
}

impl Found {
    /// The picture as a page shows it. The heads of those on a picture that is higher than wide are in its upper part.
    pub(crate) fn shown(&self, focus: Option<[u8; 2]>, dark: Option<&Self>) -> Image {
        let is_high = self.image.height > self.image.width;
        let focus = focus.unwrap_or(if is_high { [50, 20] } else { Self::MIDDLE });
        let [x, y] = focus.map(|percent| percent.saturating_add(5) / 10 * 10);
        Image {
            focus: ([x, y] != Self::MIDDLE).then(|| format!("{x} {y}")),
            dark: dark.map(|dark| dark.image.path.clone()),
            ..self.image.clone()
        }
    }

    const MIDDLE: [u8; 2] = [50, 50];
}

/// Looks at a picture that is not among the newsroom's yet.
pub fn check(ending: &str, bytes: &[u8]) -> Result<(), Fault> {
    check_format(ending, bytes)?;
    facts(bytes).map(drop)
}

/// Refuses what by its ending and by its content is no picture. What a picture is, its content says.
fn check_format(ending: &str, bytes: &[u8]) -> Result<(), Fault> {
    if ENDINGS.contains(&ending) || is_drawing(bytes) || image::guess_format(bytes).is_ok() {
        Ok(())
    } else {
        Err(Fault::Unsupported(ending.to_uppercase()))
    }
}

/// Whether it is a PNG, which may be open in places.
pub fn is_png(bytes: &[u8]) -> bool {
    image::guess_format(bytes).is_ok_and(|format| format == image::ImageFormat::Png)
}

fn is_drawing(bytes: &[u8]) -> bool {
    image::guess_format(bytes).is_err() && bytes.windows(4).any(|part| part == b"<svg")
}

/// The path of a picture below the base path. The hash is that of the newsroom's file and of the recipe.
fn published(stem: &str, ending: &str, bytes: &[u8], recipe: &str) -> String {
    let origin = [bytes, recipe.as_bytes()].concat();
    format!(
        "/pictures/{}",
        files::hashed_name(&format!("{stem}.{ending}"), &origin)
    )
}

/// What a page says of a picture, if it can be published.
fn facts(bytes: &[u8]) -> Result<Facts, Fault> {
    let (width, height, colour) = if is_drawing(bytes) {
        let (width, height) = drawing::size(bytes)?;
        (width, height, None)
    } else {
        let picture = decode::raster(bytes)?.pixels;
        (picture.width(), picture.height(), Some(mean_colour(&picture)))
    };
    Ok(Facts {
        width,
        height,
        colour,
    })
}

/// The mean of all pixels, as CSS writes colours.
fn mean_colour(picture: &RgbImage) -> String {
    let mut sums = [0; 3];
    for pixel in picture.pixels() {
        for (sum, colour) in sums.iter_mut().zip(pixel.0) {
            *sum += u64::from(colour);
        }
    }
    let pixels = (u64::from(picture.width()) * u64::from(picture.height())).max(1);
    let [red, green, blue] = sums.map(|sum| (sum + pixels / 2) / pixels);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::{Found, Kept};
    use dateline_model::Image;

    #[test]
    fn the_focus_is_what_the_writer_says_or_else_where_faces_are() {
        let found = |width, height| Found {
            image: Image {
                path: "/pictures/a-h1a2b3c4d5e6f.jpg".to_owned(),
                width,
                height,
                colour: None,
                focus: None,
                dark: None,
            },
            source: "a.jpg".into(),
            kept: Kept::of(b""),
        };
        let focus = |focus, width, height| found(width, height).shown(focus, None).focus;
        assert_eq!(focus(None, 600, 400), None);
        assert_eq!(focus(None, 400, 600).as_deref(), Some("50 20"));
        assert_eq!(focus(Some([34, 100]), 400, 600).as_deref(), Some("30 100"));
        assert_eq!(focus(Some([95, 4]), 600, 400).as_deref(), Some("100 0"));
        assert_eq!(focus(Some([46, 54]), 400, 600), None);
        let shown = found(400, 600).shown(None, None);
        assert_eq!(format!("{:?}", shown.focus_point()), "[0.5, 0.2]");
    }
}
