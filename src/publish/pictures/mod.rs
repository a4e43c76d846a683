//! Pictures, from the newsroom's files to what readers get: variants in several widths, with nothing in them
//! that a camera or a program wrote beside the picture.

mod cache;
mod decode;
mod drawing;
mod encode;
mod fault;

use std::path::PathBuf;

use anyhow::{Context, Result};
use image::DynamicImage;
use image::imageops::FilterType;

use super::files;
use crate::model::{Image, Slug};
use cache::Entry;
pub(super) use drawing::drawing_options;
pub(super) use encode::jpeg;
pub(super) use fault::Fault;

/// The newsroom's folder of pictures, and how large a file in it may be.
pub(super) struct Folder {
    /// Where they lie.
    pub(super) path: PathBuf,
    /// The largest file, in bytes.
    pub(super) largest: u64,
}

/// A picture file that can be published.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Its published form.
    pub(super) image: Image,
    /// The newsroom's file.
    source: PathBuf,
    /// What was made of it before.
    entry: Entry,
}

/// The endings of pictures that can be published.
const ENDINGS: [&str; 5] = ["svg", "png", "jpg", "jpeg", "webp"];

impl Folder {
    /// Looks at a picture as a whole: a damaged one has to be found before anything is published.
    pub(super) fn find(&self, name: &str) -> Result<Found, Fault> {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        if Slug::new(stem).is_err() {
            return Err(Fault::Name(name.to_owned()));
        }
        check_ending(ending)?;
        let source = self.path.join(name);
        let unreadable = |error| Fault::Unreadable(source.display().to_string(), error);
        // Before it is read: a file may be larger than the memory.
        let size = std::fs::metadata(&source).map_err(unreadable)?.len();
        if size > self.largest {
            return Err(Fault::TooLarge {
                size,
                largest: self.largest,
            });
        }
        let bytes = std::fs::read(&source).map_err(unreadable)?;
        let entry = Entry::of(&bytes);
        let image = if ending == "svg" {
            let (width, height) = drawing::size(&bytes)?;
            Image {
                path: published(stem, ending, &bytes),
                width,
                height,
                colour: None,
            }
        } else {
            let facts = match entry.facts() {
                Some(facts) => facts,
                None => entry.keep_facts(encode::facts(&decode::raster(&bytes)?)),
            };
            Image {
                path: published(stem, "jpg", &bytes),
                width: facts.width,
                height: facts.height,
                colour: Some(facts.colour),
            }
        };
        Ok(Found { image, source, entry })
    }
}

/// Looks at a picture that is not among the newsroom's yet.
pub(super) fn check(ending: &str, bytes: &[u8]) -> Result<(), Fault> {
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
fn published(stem: &str, ending: &str, bytes: &[u8]) -> String {
    let origin = [bytes, encode::RECIPE.as_bytes()].concat();
    format!(
        "/pictures/{}",
        files::hashed_name(&format!("{stem}.{ending}"), &origin)
    )
}

impl Found {
    /// The published files, each with its path below the base path.
    pub(super) fn files(&self) -> Result<Vec<(String, Vec<u8>)>> {
        let (image, entry) = (&self.image, &self.entry);
        if image.is_drawing() {
            return Ok(vec![(image.path.clone(), files::read(&self.source)?)]);
        }
        let widths = image.widths();
        let mut names = vec![(image.path.clone(), encode::FALLBACK.to_owned())];
        names.extend(
            widths
                .iter()
                .map(|width| (image.variant(*width), width.to_string())),
        );
        let kept: Option<Vec<_>> = names
            .iter()
            .map(|(path, name)| Some((path.clone(), entry.get(name)?)))
            .collect();
        if let Some(files) = kept {
            return Ok(files);
        }
        let bytes = files::read(&self.source)?;
        let made = encode::all(&self.decode(&bytes)?, &widths, is_png(&bytes))
            .with_context(|| format!("can't make the variants of {}", self.source.display()))?;
        // The file may be another one by now: what is kept has to be of what was read.
        let entry = Entry::of(&bytes);
        for ((_, name), bytes) in names.iter().zip(&made) {
            entry.keep(name, bytes);
        }
        Ok(names.into_iter().map(|(path, _)| path).zip(made).collect())
    }

    /// Its pixels, cut and scaled to fill a size.
    pub(super) fn filling(&self, width: u32, height: u32) -> Result<DynamicImage> {
        let bytes = files::read(&self.source)?;
        let picture = if self.image.is_drawing() {
            // Large enough to be cut on any side.
            drawing::draw(&bytes, width * 2).with_context(|| self.trouble())?
        } else {
            self.decode(&bytes)?
        };
        Ok(picture.resize_to_fill(width, height, FilterType::CatmullRom))
    }

    fn decode(&self, bytes: &[u8]) -> Result<DynamicImage> {
        decode::raster(bytes).with_context(|| self.trouble())
    }

    fn trouble(&self) -> String {
        format!("can't use {}", self.source.display())
    }
}

fn is_png(bytes: &[u8]) -> bool {
    image::guess_format(bytes).is_ok_and(|format| format == image::ImageFormat::Png)
}
