//! From the bytes of a picture file to upright pixels in sRGB.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, RgbImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use png::{InterlaceInfo, Transformations};

use super::Fault;
use super::room::Room;

/// The pixels of the largest picture, those of a good camera twice; and of its longest side.
const LARGEST: (u64, u32) = (100_000_000, 30_000);

/// A picture, upright, in the colours that browsers take for granted, with eight bits for each.
#[derive(Debug)]
pub struct Raster {
    /// Its pixels.
    pub pixels: RgbImage,
    _room: Room,
}

/// Reads a JPEG, PNG or WebP file. It is turned as the camera was held (Exif 2.32, tag 0x0112). What is transparent
/// stands on white, whatever the page's colour is: a drawing in black would vanish at night.
pub fn raster(bytes: &[u8]) -> Result<Raster, Fault> {
    let source = Cursor::new(bytes);
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => {
            // The decoder would fill up what is missing with grey.
            if !has_end_of_image(bytes) {
                return Err(Fault::Damaged("its end is missing".to_owned()));
            }
            whole(JpegDecoder::new(source).map_err(damaged)?)
        }
        Ok(ImageFormat::Png) => by_rows(source),
        Ok(ImageFormat::WebP) => {
            let decoder = WebPDecoder::new(source).map_err(damaged)?;
            if decoder.has_animation() {
                return Err(Fault::Moves);
            }
            whole(decoder)
        }
        Ok(other) => Err(Fault::Unsupported(format!("{other:?}").to_uppercase())),
        // ISO/IEC 14496-12, 4.3: what phones write, under whatever name.
        Err(_) if bytes.get(4..8) == Some(b"ftyp") => Err(Fault::Unsupported("HEIC".to_owned())),
        Err(_) => Err(Fault::Damaged("it is not a JPEG, PNG or WebP file".to_owned())),
    }
}

fn damaged(error: impl std::fmt::Display) -> Fault {
    Fault::Damaged(error.to_string())
}

/// Whether a JPEG file has its last marker (ITU-T T.81, B.1.1.3) after the begin of its pixels. A smaller picture
/// before them has one too, and some phones write a film after it.
fn has_end_of_image(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    // Before a marker there may be fill bytes (B.1.1.2), and decoders pass over whatever else is there.
    let is_marker = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xFF);
    while let Some(at) = rest.windows(2).position(is_marker) {
        rest = match &rest[at + 1..] {
            // The pixels begin (SOS, B.2.3).
            [0xDA, pixels @ ..] => return pixels.windows(2).any(|pair| pair == [0xFF, 0xD9]),
            // These markers stand alone (TEM, RST, SOI); others begin a segment that says its length.
            [0x01 | 0xD0..=0xD8, after @ ..] => after,
            [_, segment @ ..] => {
                let length = segment
                    .first_chunk()
                    .map_or(0, |bytes| u16::from_be_bytes(*bytes));
                segment.get(usize::from(length)..).unwrap_or_default()
            }
            [] => return false,
        };
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

/// Reads a picture at once.
fn whole(mut decoder: impl ImageDecoder) -> Result<Raster, Fault> {
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    let room = Room::wait(width, height);
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let picture = match DynamicImage::from_decoder(decoder).map_err(damaged)? {
        DynamicImage::ImageRgb8(pixels) => pixels,
        DynamicImage::ImageRgba8(pixels) => {
            let mut picture = RgbImage::new(width, height);
            on_white(&pixels, 4, &mut picture);
            picture
        }
        other => other.to_rgb8(),
    };
    Ok(finished(picture, profile.as_deref(), orientation, room))
}

/// Reads a PNG file row by row: as it is written, a pixel may have eight bytes.
fn by_rows(source: Cursor<&[u8]>) -> Result<Raster, Fault> {
    let mut decoder = png::Decoder::new(source);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(damaged)?;
    let info = reader.info();
    if info.animation_control.is_some() {
        return Err(Fault::Moves);
    }
    let (width, height) = info.size();
    check_size(width, height)?;
    let room = Room::wait(width, height);
    let exif = info.exif_metadata.as_deref();
    let orientation = exif.and_then(Orientation::from_exif_chunk);
    let profile = info.icc_profile.as_deref().map(<[u8]>::to_vec);
    let channels = reader.output_color_type().0.samples();
    let mut picture = RgbImage::new(width, height);
    let (pixels, stride) = (&mut *picture, width as usize * 3);
    let (mut line, mut begin) = (vec![0; stride], 0);
    while let Some(row) = reader.next_interlaced_row().map_err(damaged)? {
        let line = &mut line[..row.data().len() / channels * 3];
        on_white(row.data(), channels, line);
        match row.interlace() {
            InterlaceInfo::Null(_) => {
                pixels[begin..][..stride].copy_from_slice(line);
                begin += stride;
            }
            InterlaceInfo::Adam7(at) => png::expand_interlaced_row(pixels, stride, line, at, 24),
        }
    }
    reader.finish().map_err(damaged)?;
    let orientation = orientation.unwrap_or(Orientation::NoTransforms);
    Ok(finished(picture, profile.as_deref(), orientation, room))
}

/// Pixels of one to four channels (grey or coloured, the even ones with transparency) as those of three.
fn on_white(pixels: &[u8], channels: usize, rgb: &mut [u8]) {
    for (from, to) in pixels.chunks_exact(channels).zip(rgb.chunks_exact_mut(3)) {
        let (colours, alpha) = from.split_at((channels - 1) | 1);
        let alpha = u16::from(alpha.first().copied().unwrap_or(255));
        for (index, to) in to.iter_mut().enumerate() {
            let colour = u16::from(colours[index % colours.len()]);
            *to = u8::try_from((colour * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(255);
        }
    }
}

fn finished(mut pixels: RgbImage, profile: Option<&[u8]>, orientation: Orientation, room: Room) -> Raster {
    to_srgb(&mut pixels, profile.unwrap_or_default());
    let mut picture = DynamicImage::ImageRgb8(pixels);
    picture.apply_orientation(orientation);
    Raster {
        pixels: picture.into_rgb8(),
        _room: room.decoded(),
    }
}

/// Converts colours from the profile that came with the picture (ICC.1). One that can't be used is passed over,
/// as browsers do.
fn to_srgb(pixels: &mut RgbImage, profile: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else {
        return;
    };
    if profile.color_space != DataColorSpace::Rgb {
        return;
    }
    let (rgb, srgb) = (Layout::Rgb, ColorProfile::new_srgb());
    let Ok(transform) = profile.create_transform_8bit(rgb, &srgb, rgb, TransformOptions::default()) else {
        return;
    };
    let stride = pixels.sample_layout().height_stride;
    for row in pixels.chunks_exact_mut(stride.max(3)) {
        let before = row.to_vec();
        if transform.transform(&before, row).is_err() {
            row.copy_from_slice(&before);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::write::ZlibEncoder;
    use image::codecs::jpeg::JpegEncoder;
    use image::codecs::png::PngEncoder;
    use image::{ImageEncoder, Rgb, Rgba, RgbaImage};

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

    fn is_red(picture: &Raster, x: u32, y: u32) -> bool {
        let pixel = picture.pixels.get_pixel(x, y).0;
        pixel[0] > 200 && pixel[2] < 60
    }

    #[test]
    fn every_format_gives_the_same_picture() {
        for bytes in [jpeg(), png(), web_p()] {
            let read = raster(&bytes).unwrap();
            assert_eq!(read.pixels.dimensions(), (96, 64));
            assert!(is_red(&read, 4, 4) && !is_red(&read, 60, 40));
        }
    }

    /// A PNG file of a picture with sixteen bits for each colour, whose rows come in the seven passes of Adam7 (PNG,
    /// third edition, section 8.1).
    fn interlaced(picture: &RgbImage) -> Vec<u8> {
        let mut rows = Vec::new();
        for (x, y, across, down) in [
            (0, 0, 8, 8),
            (4, 0, 8, 8),
            (0, 4, 4, 8),
            (2, 0, 4, 4),
            (0, 2, 2, 4),
            (1, 0, 2, 2),
            (0, 1, 1, 2),
        ] {
            for y in (y..picture.height()).step_by(down) {
                rows.push(0);
                for x in (x..picture.width()).step_by(across) {
                    rows.extend(picture.get_pixel(x, y).0.iter().flat_map(|colour| [*colour, 0]));
                }
            }
        }
        let mut packed = ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(&rows).unwrap();
        let mut header = [picture.width().to_be_bytes(), picture.height().to_be_bytes()].concat();
        header.extend([16, 2, 0, 0, 1]);
        let chunks = [
            (*b"IHDR", header),
            (*b"IDAT", packed.finish().unwrap()),
            (*b"IEND", Vec::new()),
        ];
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        for (name, data) in chunks {
            png.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
            let mut crc = flate2::Crc::new();
            for part in [&name[..], &data] {
                crc.update(part);
                png.extend(part);
            }
            png.extend(crc.sum().to_be_bytes());
        }
        png
    }

    #[test]
    fn a_png_file_gives_its_pixels_however_it_is_written() {
        let pixels = picture().into_rgb8();
        assert!(raster(&interlaced(&pixels)).unwrap().pixels == pixels);
        let grey = DynamicImage::ImageLuma8(picture().into_luma8());
        let mut bytes = Vec::new();
        grey.write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
        assert!(raster(&bytes).unwrap().pixels == grey.into_rgb8());
    }

    #[test]
    fn a_picture_is_turned_as_the_camera_was_held() {
        let upright = raster(&held(6)).unwrap();
        assert_eq!(upright.pixels.dimensions(), (64, 96));
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
        let pixel = raster(&bytes).unwrap().pixels.get_pixel(0, 0).0;
        // The same colour has less red and more green in the narrower space.
        assert!(pixel[0] < 80 && pixel[1] >= 200, "{pixel:?}");
    }

    #[test]
    fn what_may_stand_between_the_parts_of_a_jpeg_file_does_no_harm() {
        let jpeg = jpeg();
        // The first segment (JFIF) ends after twenty bytes.
        let (begin, pixels) = (&jpeg[..20], &jpeg[20..jpeg.len() - 2]);
        let whole = raster(&jpeg).unwrap().pixels;
        // ITU-T T.81, B.1.1.2: fill bytes. Others are not allowed, and read by all decoders.
        for between in [&b"\xFF"[..], b"\xFF\xFF\xFF", b"\0\0", b"\xFF\0"] {
            for end in [&b"\xFF\xD9"[..], b"\xFF\xFF\xFF\xD9"] {
                let read = raster(&[begin, between, pixels, end].concat());
                assert!(read.is_ok_and(|read| read.pixels == whole), "{between:?} {end:?}");
            }
            let cut = [begin, between, &pixels[..pixels.len() - 30]].concat();
            assert!(matches!(raster(&cut), Err(Fault::Damaged(_))));
        }
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
        let read = raster(&bytes).unwrap().pixels;
        assert_eq!(
            (read.get_pixel(0, 0).0, read.get_pixel(7, 0).0),
            ([255; 3], [0; 3])
        );
    }
}
