//! From pixels to the files that browsers get.

use std::borrow::Cow;

use anyhow::{Result, anyhow};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, GenericImageView};

use super::cache::Facts;

/// What the files look like. Whoever changes anything here gives it another name, so that nothing old is used.
pub(super) const RECIPE: &str = "2";
/// The name of the file that every browser shows, among the files of one picture.
pub(super) const FALLBACK: &str = "fallback";

/// The width of that file in pixels, at most: few browsers ask for it, and those are old.
const FALLBACK_WIDTH: u32 = 1280;
const JPEG_QUALITY: u8 = 82;
const WEBP_QUALITY: f32 = 78.0;

/// What a page says of the picture.
pub(super) fn facts(picture: &DynamicImage) -> Facts {
    // One pixel is the mean of all.
    let mean = picture.resize_exact(1, 1, FilterType::Triangle).get_pixel(0, 0).0;
    Facts {
        width: picture.width(),
        height: picture.height(),
        colour: format!("#{:02x}{:02x}{:02x}", mean[0], mean[1], mean[2]),
    }
}

/// The fallback first, then a variant of each width. `is_lossless` says that the original was: few flat
/// colours, as charts have them, often become smaller so. Scaling makes more colours of them.
pub(super) fn all(picture: &DynamicImage, widths: &[u32], is_lossless: bool) -> Result<Vec<Vec<u8>>> {
    // From the widest down, each from the one before: a large original is scaled once.
    let mut scaled = Cow::Borrowed(picture);
    let mut variants = Vec::new();
    for width in widths.iter().rev() {
        if *width < picture.width() {
            let height = height_at(picture, *width);
            scaled = Cow::Owned(scaled.resize_exact(*width, height, FilterType::CatmullRom));
        }
        variants.push(web_p(&scaled, is_lossless && *width == picture.width())?);
    }
    let width = picture.width().min(FALLBACK_WIDTH);
    let fallback = picture.resize_exact(width, height_at(picture, width), FilterType::CatmullRom);
    variants.push(jpeg(&fallback)?);
    variants.reverse();
    Ok(variants)
}

/// The height that belongs to a width.
fn height_at(picture: &DynamicImage, width: u32) -> u32 {
    let height = u64::from(picture.height()) * u64::from(width) / u64::from(picture.width());
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}

/// A JPEG file.
pub(in crate::publish) fn jpeg(picture: &DynamicImage) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))?;
    Ok(bytes)
}

fn web_p(picture: &DynamicImage, try_lossless: bool) -> Result<Vec<u8>> {
    let encoder = webp::Encoder::from_image(picture).map_err(|error| anyhow!("{error}"))?;
    let written = |lossless| {
        let bytes = encoder.encode_simple(lossless, WEBP_QUALITY);
        bytes
            .map(|bytes| bytes.to_vec())
            .map_err(|error| anyhow!("WebP: {error:?}"))
    };
    let file = written(false)?;
    if try_lossless {
        let exact = written(true)?;
        if exact.len() < file.len() {
            return Ok(exact);
        }
    }
    Ok(file)
}
