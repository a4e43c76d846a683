//! The newsroom's pictures: whether each can be published, and what a page says of it. `site` makes the variants.

mod cache;
mod decode;
mod drawing;
mod fault;

use std::path::PathBuf;

use image::imageops::FilterType;
use image::{DynamicImage, GenericImageView};

use crate::files;
pub use cache::Kept;
use cache::{Facts, RECIPE};
use dateline_model::{Image, Slug};
pub use decode::raster;
pub use drawing::{draw, drawing_options, safe};
pub use fault::Fault;

/// The newsroom's folder of pictures, and how large a file in it may be.
pub struct Folder {
    /// Where they lie.
    pub path: PathBuf,
    /// The largest file, in bytes.
    pub largest: u64,
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

/// What becomes of drawings: see [`RECIPE`].
const DRAWING_RECIPE: &str = "3";

/// The endings of pictures that can be published.
const ENDINGS: [&str; 5] = ["svg", "png", "jpg", "jpeg", "webp"];

impl Folder {
    /// Looks at a picture as a whole: a damaged one has to be found before anything is published.
    pub fn find(&self, name: &str) -> Result<Found, Fault> {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        if Slug::new(stem).is_err() {
            return Err(Fault::Name(name.to_owned()));
        }
        check_ending(ending)?;
        let source = self.path.join(name);
        let unreadable = |error| Fault::Unreadable(source.display().to_string(), error);
        // Before it is read: a file may be larger than the memory, and a pipe or a device may have no end.
        let metadata = std::fs::metadata(&source).map_err(unreadable)?;
        if !metadata.is_file() {
            return Err(Fault::NoFile);
        }
        if files::leads_out(&source, &self.path) {
            return Err(Fault::Outside);
        }
        let size = metadata.len();
        if size > self.largest {
            return Err(Fault::TooLarge {
                size,
                largest: self.largest,
            });
        }
        let bytes = std::fs::read(&source).map_err(unreadable)?;
        let kept = Kept::of(&bytes);
        let image = if ending == "svg" {
            let (width, height) = drawing::size(&bytes)?;
            Image {
                path: published(stem, ending, &bytes, DRAWING_RECIPE),
                width,
                height,
                colour: None,
            }
        } else {
            let facts = match kept.facts() {
                Some(facts) => facts,
                None => kept.keep_facts(facts(&decode::raster(&bytes)?)),
            };
            Image {
                path: published(stem, "jpg", &bytes, RECIPE),
                width: facts.width,
                height: facts.height,
                colour: Some(facts.colour),
            }
        };
        Ok(Found { image, source, kept })
    }
}

/// Looks at a picture that is not among the newsroom's yet.
pub fn check(ending: &str, bytes: &[u8]) -> Result<(), Fault> {
    check_ending(ending)?;
    if ending == "svg" {
        drawing::size(bytes).map(drop)
    } else {
        decode::raster(bytes).map(drop)
    }
}

fn check_ending(ending: &str) -> Result<(), Fault> {
    if ENDINGS.contains(&ending) {
        Ok(())
    } else {
        Err(Fault::Unsupported(ending.to_uppercase()))
    }
}

/// The path of a picture below the base path. The hash is that of the newsroom's file and of the recipe.
fn published(stem: &str, ending: &str, bytes: &[u8], recipe: &str) -> String {
    let origin = [bytes, recipe.as_bytes()].concat();
    format!(
        "/pictures/{}",
        files::hashed_name(&format!("{stem}.{ending}"), &origin)
    )
}

/// What a page says of the picture.
fn facts(picture: &DynamicImage) -> Facts {
    // One pixel is the mean of all.
    let mean = picture.resize_exact(1, 1, FilterType::Triangle).get_pixel(0, 0).0;
    Facts {
        width: picture.width(),
        height: picture.height(),
        colour: format!("#{:02x}{:02x}{:02x}", mean[0], mean[1], mean[2]),
    }
}
