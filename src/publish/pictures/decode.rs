//! From the bytes of a picture file to upright pixels in sRGB.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use resvg::{tiny_skia, usvg};

use super::Fault;
use crate::publish::social_card::DATABASE;

/// The pixels of the largest picture: those of a good camera, twice.
const LARGEST: u64 = 100_000_000;

/// Reads a JPEG, PNG or WebP file. It is turned as the camera was held (Exif 2.32, tag 0x0112), and its
/// colours are made those that browsers take for granted.
pub(super) fn raster(bytes: &[u8]) -> Result<DynamicImage, Fault> {
    let damaged = |error: image::ImageError| Fault::Damaged(error.to_string());
    let source = Cursor::new(bytes);
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => {
            // The decoder would fill up what is missing with grey.
            if !has_end_of_image(bytes) {
                return Err(Fault::Damaged("its end is missing".to_owned()));
            }
            read(JpegDecoder::new(source).map_err(damaged)?)
        }
        Ok(ImageFormat::Png) => {
            let decoder = PngDecoder::new(source).map_err(damaged)?;
            if decoder.is_apng().map_err(damaged)? {
                return Err(Fault::Moves);
            }
            read(decoder)
        }
        Ok(ImageFormat::WebP) => {
            let decoder = WebPDecoder::new(source).map_err(damaged)?;
            if decoder.has_animation() {
                return Err(Fault::Moves);
            }
            read(decoder)
        }
        Ok(other) => Err(Fault::Unsupported(format!("{other:?}").to_uppercase())),
        Err(_) => Err(Fault::Damaged("it is no JPEG, PNG or WebP file".to_owned())),
    }
}

/// Whether a JPEG file has its last marker (ITU-T T.81, B.1.1.3). Some cameras write more after it.
fn has_end_of_image(bytes: &[u8]) -> bool {
    bytes
        .windows(2)
        .rev()
        .take(1 << 16)
        .any(|marker| marker == [0xFF, 0xD9])
}

fn read(mut decoder: impl ImageDecoder) -> Result<DynamicImage, Fault> {
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > LARGEST {
        return Err(Fault::TooManyPixels { width, height });
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten().unwrap_or_default();
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| Fault::Damaged(error.to_string()))?;
    // Eight bits for each colour, and no transparency where nothing is transparent.
    let rgba = picture.color().has_alpha().then(|| picture.to_rgba8());
    let mut picture = match rgba.filter(|rgba| rgba.pixels().any(|pixel| pixel.0[3] < 255)) {
        Some(rgba) => DynamicImage::ImageRgba8(rgba),
        None => DynamicImage::ImageRgb8(picture.to_rgb8()),
    };
    to_srgb(&mut picture, &profile);
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Converts colours from the profile that came with the picture (ICC.1). One that can't be used is passed over,
/// as browsers do.
fn to_srgb(picture: &mut DynamicImage, profile: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else {
        return;
    };
    if profile.color_space != DataColorSpace::Rgb {
        return;
    }
    let layout = if picture.color().has_alpha() {
        Layout::Rgba
    } else {
        Layout::Rgb
    };
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default());
    let (Ok(transform), Some(pixels)) = (transform, samples(picture)) else {
        return;
    };
    let before = pixels.to_vec();
    if transform.transform(&before, pixels).is_err() {
        pixels.copy_from_slice(&before);
    }
}

fn samples(picture: &mut DynamicImage) -> Option<&mut [u8]> {
    match picture {
        DynamicImage::ImageRgb8(pixels) => Some(pixels),
        DynamicImage::ImageRgba8(pixels) => Some(pixels),
        _ => None,
    }
}

fn tree(bytes: &[u8]) -> Result<usvg::Tree, Fault> {
    let options = usvg::Options {
        fontdb: DATABASE.clone(),
        ..usvg::Options::default()
    };
    usvg::Tree::from_data(bytes, &options).map_err(|error| Fault::Damaged(error.to_string()))
}

/// The width and height of a drawing (SVG) in pixels.
pub(super) fn size_of_drawing(bytes: &[u8]) -> Result<(u32, u32), Fault> {
    let size = tree(bytes)?.size().to_int_size();
    Ok((size.width(), size.height()))
}

/// Draws a drawing, at a width in pixels.
pub(super) fn drawing(bytes: &[u8], width: u32) -> Result<DynamicImage, Fault> {
    let tree = tree(bytes)?;
    let size = tree.size().to_int_size();
    let size = size.scale_to_width(width).unwrap_or(size);
    let pixels = tiny_skia::Pixmap::new(size.width(), size.height());
    let mut pixels = pixels.ok_or(Fault::TooManyPixels {
        width: size.width(),
        height: size.height(),
    })?;
    pixels.fill(tiny_skia::Color::WHITE);
    #[allow(clippy::cast_precision_loss)] // Sizes of pictures are small enough.
    let scale = size.width() as f32 / tree.size().width();
    resvg::render(
        &tree,
        tiny_skia::Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    let pixels = RgbaImage::from_raw(size.width(), size.height(), pixels.take());
    let pixels = pixels.ok_or_else(|| Fault::Damaged("it can't be drawn".to_owned()))?;
    Ok(DynamicImage::ImageRgb8(
        DynamicImage::ImageRgba8(pixels).to_rgb8(),
    ))
}

#[cfg(test)]
mod tests {
    use image::codecs::jpeg::JpegEncoder;
    use image::codecs::png::PngEncoder;
    use image::{ImageEncoder, Rgb, RgbImage};

    use super::*;

    /// A picture with a red upper left corner, wider than high.
    fn picture() -> DynamicImage {
        let red = |x, y| x < 32 && y < 16;
        DynamicImage::ImageRgb8(RgbImage::from_fn(96, 64, |x, y| {
            if red(x, y) {
                Rgb([255, 0, 0])
            } else {
                Rgb([0, 0, 255])
            }
        }))
    }

    fn jpeg() -> Vec<u8> {
        let mut bytes = Vec::new();
        picture()
            .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 95))
            .unwrap();
        bytes
    }

    fn png() -> Vec<u8> {
        let mut bytes = Vec::new();
        picture().write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
        bytes
    }

    fn web_p() -> Vec<u8> {
        webp::Encoder::from_image(&picture())
            .unwrap()
            .encode(90.0)
            .to_vec()
    }

    /// A JPEG whose camera was held in a way (Exif 2.32: a TIFF header, one directory, the tag 0x0112).
    fn held(orientation: u8) -> Vec<u8> {
        let mut exif = b"\xFF\xE1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
        let jpeg = jpeg();
        [&jpeg[..2], &exif, &jpeg[2..]].concat()
    }

    fn is_red(picture: &DynamicImage, x: u32, y: u32) -> bool {
        let pixel = picture.to_rgb8().get_pixel(x, y).0;
        pixel[0] > 200 && pixel[2] < 60
    }

    #[test]
    fn every_format_gives_the_same_picture() {
        for bytes in [jpeg(), png(), web_p()] {
            let read = raster(&bytes).unwrap();
            assert_eq!((read.width(), read.height()), (96, 64));
            assert!(is_red(&read, 4, 4) && !is_red(&read, 60, 40));
        }
    }

    #[test]
    fn a_picture_is_turned_as_the_camera_was_held() {
        let upright = raster(&held(6)).unwrap();
        assert_eq!((upright.width(), upright.height()), (64, 96));
        assert!(is_red(&upright, 60, 4) && !is_red(&upright, 4, 4));
        let upside_down = raster(&held(3)).unwrap();
        assert!(is_red(&upside_down, 92, 60));
    }

    #[test]
    fn a_file_that_was_cut_off_anywhere_is_damaged() {
        for bytes in [jpeg(), png(), web_p()] {
            for cut in [1, 8, 20, bytes.len() / 2, bytes.len() * 9 / 10, bytes.len() - 12] {
                let read = raster(&bytes[..cut]);
                assert!(
                    matches!(read, Err(Fault::Damaged(_))),
                    "{cut} of {}: {read:?}",
                    bytes.len()
                );
            }
        }
        assert!(matches!(raster(b""), Err(Fault::Damaged(_))));
        assert!(matches!(
            raster(b"<html>not found</html>"),
            Err(Fault::Damaged(_))
        ));
    }

    #[test]
    fn another_format_under_a_known_name_is_unsupported() {
        let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
        let read = raster(gif);
        assert!(
            matches!(&read, Err(Fault::Unsupported(name)) if name == "GIF"),
            "{read:?}"
        );
    }

    #[test]
    fn an_animation_is_refused() {
        // PNG, third edition, 11.3.7.1: the chunk acTL stands before the data. Its check sum is right.
        let png = png();
        let animated = [
            &png[..33],
            b"\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\xF3\x8D\x93\x70",
            &png[33..],
        ]
        .concat();
        assert!(matches!(raster(&animated), Err(Fault::Moves)));
    }

    #[test]
    fn a_picture_that_would_fill_the_memory_is_refused_before_it_is_read() {
        let mut png = png();
        // The header's width and height, and its check sum.
        png[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
        let mut crc = flate2::Crc::new();
        crc.update(&png[12..29]);
        png[29..33].copy_from_slice(&crc.sum().to_be_bytes());
        let read = raster(&png);
        assert!(
            matches!(read, Err(Fault::TooManyPixels { width: 30_000, .. })),
            "{read:?}"
        );
    }

    #[test]
    fn colours_of_a_wider_space_become_those_of_srgb() {
        let profile = ColorProfile::new_display_p3().encode().unwrap();
        let mut bytes = Vec::new();
        let mut encoder = PngEncoder::new(&mut bytes);
        encoder.set_icc_profile(profile).unwrap();
        let green = DynamicImage::ImageRgb8(RgbImage::from_pixel(2, 2, Rgb([100, 200, 100])));
        green.write_with_encoder(encoder).unwrap();
        let pixel = raster(&bytes).unwrap().to_rgb8().get_pixel(0, 0).0;
        // The same colour has less red and more green in the narrower space.
        assert!(pixel[0] < 80 && pixel[1] >= 200, "{pixel:?}");
    }

    #[test]
    fn a_drawing_has_the_size_that_its_root_or_its_view_box_says() {
        let size = |text: &str| size_of_drawing(text.as_bytes()).ok();
        let with = "<svg xmlns='http://www.w3.org/2000/svg' width='960' height='540px' viewBox='0 0 1 1'/>";
        assert_eq!(size(with), Some((960, 540)));
        let without =
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 320 200'><path d='M0 0h9v9z'/></svg>";
        assert_eq!(size(without), Some((320, 200)));
        assert_eq!(size("<svg xmlns='http://www.w3.org/2000/svg' width='9'"), None);
        let drawn = drawing(without.as_bytes(), 640).unwrap();
        assert_eq!((drawn.width(), drawn.height()), (640, 400));
    }
}
