//! Pictures as browsers get them: variants in several widths, with nothing in them that a camera or a program wrote
//! beside the picture.

use std::iter;

use super::artifact::Artifact;
use anyhow::{Context, Result, anyhow};
use dateline_content::Newsroom;
use dateline_content::files;
use dateline_content::pictures::{Found, Kept, Raster, draw, is_png, raster, safe};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;

/// The name of the file that every browser shows, among the files of one picture.
const FALLBACK: &str = "fallback";

/// The width of that file in pixels, at most: few browsers ask for it, and those are old.
const FALLBACK_WIDTH: u32 = 1280;
const JPEG_QUALITY: u8 = 82;
const WEBP_QUALITY: f32 = 78.0;

/// The files of all pictures.
pub(super) fn artifacts(newsroom: &Newsroom) -> Vec<Artifact<'_>> {
    let files = |found| Artifact::several(paths(found), &(), || variants(found));
    newsroom.pictures.values().map(files).collect()
}

/// The published files of a picture, the one that every browser shows first.
fn paths(found: &Found) -> Vec<String> {
    let image = &found.image;
    let variants = image.widths().into_iter().map(|width| image.variant(width));
    let paths = iter::once(image.path.clone()).chain(variants);
    paths
        .map(|path| path.trim_start_matches('/').to_owned())
        .collect()
}

/// The bytes of these files.
fn variants(found: &Found) -> Result<Vec<Vec<u8>>> {
    let (image, kept) = (&found.image, &found.kept);
    if image.is_drawing() {
        return Ok(vec![drawing(found)?]);
    }
    let widths = image.widths();
    let names: Vec<_> = iter::once(FALLBACK.to_owned())
        .chain(widths.iter().map(u32::to_string))
        .collect();
    let earlier: Option<Vec<_>> = names.iter().map(|name| kept.get(name)).collect();
    if let Some(files) = earlier {
        return Ok(files);
    }
    let bytes = files::read(&found.source)?;
    let made = all(&decode(found, &bytes)?.pixels, &widths, is_png(&bytes))
        .with_context(|| format!("can't make the variants of {}", found.source.display()))?;
    // The file may be another one by now: what is kept has to be of what was read.
    let kept = Kept::of(&bytes);
    for (name, bytes) in names.iter().zip(&made) {
        kept.keep(name, bytes);
    }
    Ok(made)
}

/// The bytes of a drawing.
fn drawing(found: &Found) -> Result<Vec<u8>> {
    safe(&files::read(&found.source)?).with_context(|| trouble(found))
}

/// The length in bytes of the file that every browser shows. Where nothing is kept of the picture, that file is
/// made: it may not be on the disk yet.
pub(super) fn length(found: &Found) -> Result<u64> {
    if found.image.is_drawing() {
        return Ok(drawing(found)?.len() as u64);
    }
    let file = found.kept.get(FALLBACK).map_or_else(
        || {
            let bytes = files::read(&found.source)?;
            let file = fallback(&decode(found, &bytes)?.pixels)?;
            Kept::of(&bytes).keep(FALLBACK, &file);
            anyhow::Ok(file)
        },
        Ok,
    )?;
    Ok(file.len() as u64)
}

/// The pixels of a picture, cut and scaled to fill a size. The focus stays in sight.
pub(super) fn filling(found: &Found, focus: [f32; 2], width: u32, height: u32) -> Result<RgbImage> {
    let bytes = files::read(&found.source)?;
    if found.image.is_drawing() {
        return draw(&bytes, focus, width, height).with_context(|| trouble(found));
    }
    cut(&decode(found, &bytes)?.pixels, focus, width, height)
}

fn decode(found: &Found, bytes: &[u8]) -> Result<Raster> {
    raster(bytes).with_context(|| trouble(found))
}

fn trouble(found: &Found) -> String {
    format!("can't use {}", found.source.display())
}

/// The fallback first, then a variant of each width. `is_lossless` says that the original was: few flat
/// colours, as charts have them, often become smaller so. Scaling makes more colours of them.
fn all(picture: &RgbImage, widths: &[u32], is_lossless: bool) -> Result<Vec<Vec<u8>>> {
    // From the widest down, each from the one before: a large original is scaled once.
    let mut last = None;
    let mut variants = Vec::new();
    for width in widths.iter().rev() {
        if *width < picture.width() {
            let height = height_at(picture, *width);
            last = Some(scaled(last.as_ref().unwrap_or(picture), *width, height)?);
        }
        let variant = last.as_ref().unwrap_or(picture);
        variants.push(web_p(variant, is_lossless && *width == picture.width())?);
    }
    variants.push(fallback(picture)?);
    variants.reverse();
    Ok(variants)
}

/// The file that every browser shows.
fn fallback(picture: &RgbImage) -> Result<Vec<u8>> {
    let width = picture.width().min(FALLBACK_WIDTH);
    jpeg(&scaled(picture, width, height_at(picture, width))?)
}

/// A picture in another size.
fn scaled(picture: &RgbImage, width: u32, height: u32) -> Result<RgbImage> {
    cut(picture, [0.5, 0.5], width, height)
}

/// A picture in another size. Of one that has another shape, what is beyond it on two sides, far from its focus, is cut
/// off before it is scaled: it takes no more memory than the result.
fn cut(picture: &RgbImage, [x, y]: [f32; 2], width: u32, height: u32) -> Result<RgbImage> {
    let pixels = ImageRef::new(
        picture.width(),
        picture.height(),
        picture.as_raw(),
        PixelType::U8x3,
    )?;
    let mut result = Image::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom))
        .fit_into_destination(Some((x.into(), y.into())));
    Resizer::new().resize(&pixels, &mut result, &options)?;
    RgbImage::from_raw(width, height, result.into_vec()).context("no memory for a picture")
}

/// The height that belongs to a width.
fn height_at(picture: &RgbImage, width: u32) -> u32 {
    let height = u64::from(picture.height()) * u64::from(width) / u64::from(picture.width());
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}

/// A JPEG file.
pub(super) fn jpeg(picture: &RgbImage) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))?;
    Ok(bytes)
}

fn web_p(picture: &RgbImage, try_lossless: bool) -> Result<Vec<u8>> {
    let encoder = webp::Encoder::from_rgb(picture, picture.width(), picture.height());
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

#[cfg(test)]
mod tests {
    use std::time::{SystemTime, UNIX_EPOCH};

    use dateline_model::Image;
    use image::RgbImage;

    use super::*;

    #[test]
    fn a_picture_of_any_shape_fills_a_size_with_its_middle() {
        let stripes = |x: u32, y: u32| {
            if (14_990..15_010).contains(&(x.max(y))) {
                255
            } else {
                0
            }
        };
        for (width, height) in [(2, 30_000), (30_000, 2)] {
            let needle = RgbImage::from_fn(width, height, |x, y| [stripes(x, y); 3].into());
            // Scaled whole and cut then, it would have taken 23 GB.
            let filled = scaled(&needle, 1200, 546).unwrap();
            assert_eq!(filled.dimensions(), (1200, 546));
            assert!(filled.iter().all(|colour| *colour == 255));
        }
    }

    #[test]
    fn what_is_cut_off_is_far_from_the_focus() {
        let column = RgbImage::from_fn(10, 100, |_, y| [u8::try_from(y).unwrap(); 3].into());
        for (focus, expected) in [(0.0, 0), (0.5, 45), (1.0, 90)] {
            let filled = cut(&column, [0.5, focus], 10, 10).unwrap();
            assert_eq!(filled.get_pixel(5, 0).0[0], expected);
        }
    }

    #[test]
    fn the_length_of_a_file_is_known_before_the_file_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("new.png");
        // Never the same, so that nothing is kept of it.
        let moment = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos();
        let colour = |x: u32, y: u32| (moment >> ((x * y) % 64)).to_be_bytes()[15];
        let picture = RgbImage::from_fn(400, 300, |x, y| [colour(x, y), 40, 90].into());
        picture.save(&source).unwrap();
        let found = Found {
            image: Image {
                path: "/pictures/new-h0123456789ab.jpg".to_owned(),
                width: 400,
                height: 300,
                colour: None,
                focus: None,
                dark: None,
            },
            kept: Kept::of(&files::read(&source).unwrap()),
            source,
        };
        let length = length(&found).unwrap();
        let files = variants(&found).unwrap();
        assert_eq!(files.len(), paths(&found).len());
        assert_eq!(length, files[0].len() as u64);
    }
}
