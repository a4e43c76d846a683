//! From the bytes of a picture file to upright pixels in sRGB.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, Rgba, RgbaImage, imageops};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::Fault;

/// The pixels of the largest picture, those of a good camera twice; and of its longest side.
const LARGEST: (u64, u32) = (100_000_000, 30_000);

/// Reads a JPEG, PNG or WebP file. It is turned as the camera was held (Exif 2.32, tag 0x0112), and its
/// colours are made those that browsers take for granted.
pub fn raster(bytes: &[u8]) -> Result<DynamicImage, Fault> {
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
        // ISO/IEC 14496-12, 4.3: what phones write, under whatever name.
        Err(_) if bytes.get(4..8) == Some(b"ftyp") => Err(Fault::Unsupported("HEIC".to_owned())),
        Err(_) => Err(Fault::Damaged("it is not a JPEG, PNG or WebP file".to_owned())),
    }
}

/// Whether a JPEG file has its last marker (ITU-T T.81, B.1.1.3) after the begin of its pixels. A smaller picture
/// before them has one too, and some phones write a film after it.
fn has_end_of_image(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    // Segments have a marker and a length; that of the pixels is SOS (B.2.3).
    while let [0xFF, marker, high, low, ..] = rest {
        if *marker == 0xDA {
            return rest.windows(2).any(|pair| pair == [0xFF, 0xD9]);
        }
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        rest = rest.get(2 + length..).unwrap_or_default();
    }
    false
}

/// Refuses what would fill the memory.
pub(super) fn check_size(width: u32, height: u32) -> Result<(), Fault> {
    let (pixels, side) = LARGEST;
    if u64::from(width) * u64::from(height) > pixels || width.max(height) > side {
        return Err(Fault::TooManyPixels { width, height });
    }
    Ok(())
}

fn read(mut decoder: impl ImageDecoder) -> Result<DynamicImage, Fault> {
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten().unwrap_or_default();
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| Fault::Damaged(error.to_string()))?;
    let mut picture = on_white(picture);
    to_srgb(&mut picture, &profile);
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Eight bits for each colour. What is transparent stands on white, whatever the page's colour is: a drawing in
/// black would vanish at night.
fn on_white(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return DynamicImage::ImageRgb8(picture.to_rgb8());
    }
    let mut ground = RgbaImage::from_pixel(picture.width(), picture.height(), Rgba([255; 4]));
    imageops::overlay(&mut ground, &picture.to_rgba8(), 0, 0);
    DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(ground).to_rgb8())
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
    let (rgb, srgb) = (Layout::Rgb, ColorProfile::new_srgb());
    let transform = profile.create_transform_8bit(rgb, &srgb, rgb, TransformOptions::default());
    let (Ok(transform), DynamicImage::ImageRgb8(pixels)) = (transform, picture) else {
        return;
    };
    let before = pixels.to_vec();
    if transform.transform(&before, pixels).is_err() {
        pixels.copy_from_slice(&before);
    }
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
    fn a_film_after_the_picture_does_no_harm_and_a_preview_before_it_is_no_end() {
        let film = [jpeg(), vec![7; 100_000]].concat();
        assert!(raster(&film).is_ok());
        let jpeg = jpeg();
        let preview = [&b"\xFF\xE2\x00\x06\xFF\xD9\x00\x00"[..]].concat();
        let cut = [&jpeg[..2], &preview, &jpeg[2..jpeg.len() - 30]].concat();
        assert!(matches!(raster(&cut), Err(Fault::Damaged(_))));
    }

    #[test]
    fn a_picture_from_a_phone_under_another_name_is_unsupported() {
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
        assert!(matches!(raster(heic), Err(Fault::Unsupported(name)) if name == "HEIC"));
    }

    #[test]
    fn what_is_transparent_stands_on_white() {
        let clear = DynamicImage::ImageRgba8(RgbaImage::from_fn(8, 8, |x, _| {
            Rgba([0, 0, 0, if x < 4 { 0 } else { 255 }])
        }));
        let mut bytes = Vec::new();
        clear.write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
        let read = raster(&bytes).unwrap().to_rgb8();
        assert_eq!(
            (read.get_pixel(0, 0).0, read.get_pixel(7, 0).0),
            ([255; 3], [0; 3])
        );
    }
}
