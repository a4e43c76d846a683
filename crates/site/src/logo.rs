//! The logo where it is a PNG: as high as it is shown, and open where it was. Pictures become JPEG and WebP, which have
//! a ground.

use anyhow::{Context, Result};
use dateline_content::pictures::Found;
use dateline_content::{FoundLogo, LOGO_HEIGHT, Newsroom, files};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use super::artifact::Artifact;

/// Its files. A drawing is among the pictures.
pub(super) fn artifacts(newsroom: &Newsroom) -> Vec<Artifact<'_>> {
    let logo = newsroom.brand.logo.iter();
    let files = logo.flat_map(FoundLogo::files);
    let rasters = files.filter(|found| !found.image.is_drawing());
    rasters
        .map(|found| {
            let path = found.image.path.trim_start_matches('/');
            Artifact::new(path, &(), || png(found))
        })
        .collect()
}

fn png(found: &Found) -> Result<Vec<u8>> {
    let made =
        || {
            let pixels = image::load_from_memory(&files::read(&found.source)?)?.into_rgba8();
            let (width, height) = pixels.dimensions();
            let least = LOGO_HEIGHT.min(height);
            let width_of_least = u64::from(width) * u64::from(least) / u64::from(height);
            let from = ImageRef::new(width, height, pixels.as_raw(), PixelType::U8x4)?;
            let mut to = Image::new(u32::try_from(width_of_least)?.max(1), least, PixelType::U8x4);
            Resizer::new().resize(&from, &mut to, &ResizeOptions::new())?;
            let mut file = Vec::new();
            PngEncoder::new_with_quality(&mut file, CompressionType::Best, FilterType::Adaptive)
                .write_image(to.buffer(), to.width(), to.height(), ExtendedColorType::Rgba8)?;
            anyhow::Ok(file)
        };
    made().with_context(|| format!("can't use {}", found.source.display()))
}
