//! Pictures as browsers get them: variants in several widths, with nothing in them that a camera or a program wrote
//! beside the picture.

use std::borrow::Cow;

use anyhow::{Context, Result, anyhow};
use dateline_content::files;
use dateline_content::pictures::{Found, Kept, draw, raster};
use image::DynamicImage;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;

/// The name of the file that every browser shows, among the files of one picture.
pub(super) const FALLBACK: &str = "fallback";

/// The width of that file in pixels, at most: few browsers ask for it, and those are old.
const FALLBACK_WIDTH: u32 = 1280;
const JPEG_QUALITY: u8 = 82;
const WEBP_QUALITY: f32 = 78.0;

/// The published files of a picture, each with its path below the base path.
pub(super) fn variants(found: &Found) -> Result<Vec<(String, Vec<u8>)>> {
    let (image, kept) = (&found.image, &found.kept);
    if image.is_drawing() {
        return Ok(vec![(image.path.clone(), files::read(&found.source)?)]);
    }
    let widths = image.widths();
    let mut names = vec![(image.path.clone(), FALLBACK.to_owned())];
    names.extend(
        widths
            .iter()
            .map(|width| (image.variant(*width), width.to_string())),
    );
    let earlier: Option<Vec<_>> = names
        .iter()
        .map(|(path, name)| Some((path.clone(), kept.get(name)?)))
        .collect();
    if let Some(files) = earlier {
        return Ok(files);
    }
    let bytes = files::read(&found.source)?;
    let made = all(&decode(found, &bytes)?, &widths, is_png(&bytes))
        .with_context(|| format!("can't make the variants of {}", found.source.display()))?;
    // The file may be another one by now: what is kept has to be of what was read.
    let kept = Kept::of(&bytes);
    for ((_, name), bytes) in names.iter().zip(&made) {
        kept.keep(name, bytes);
    }
    Ok(names.into_iter().map(|(path, _)| path).zip(made).collect())
}

/// The pixels of a picture, cut and scaled to fill a size.
pub(super) fn filling(found: &Found, width: u32, height: u32) -> Result<DynamicImage> {
    let bytes = files::read(&found.source)?;
    let picture = if found.image.is_drawing() {
        // Large enough to be cut on any side.
        draw(&bytes, width * 2).with_context(|| trouble(found))?
    } else {
        decode(found, &bytes)?
    };
    Ok(picture.resize_to_fill(width, height, FilterType::CatmullRom))
}

fn decode(found: &Found, bytes: &[u8]) -> Result<DynamicImage> {
    raster(bytes).with_context(|| trouble(found))
}

fn trouble(found: &Found) -> String {
    format!("can't use {}", found.source.display())
}

fn is_png(bytes: &[u8]) -> bool {
    image::guess_format(bytes).is_ok_and(|format| format == image::ImageFormat::Png)
}

/// The fallback first, then a variant of each width. `is_lossless` says that the original was: few flat
/// colours, as charts have them, often become smaller so. Scaling makes more colours of them.
fn all(picture: &DynamicImage, widths: &[u32], is_lossless: bool) -> Result<Vec<Vec<u8>>> {
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
pub(super) fn jpeg(picture: &DynamicImage) -> Result<Vec<u8>> {
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
