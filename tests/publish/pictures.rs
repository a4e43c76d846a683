//! Pictures as they are published: their variants, and what pages say of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::{SMALL, copy, files, options};
use dateline_site::{Published, publish};

/// A newsroom whose first story has a picture at its head.
struct Newsroom {
    folder: tempfile::TempDir,
}

impl Newsroom {
    fn with(name: &str, bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        copy(&Path::new(SMALL).join("content"), &content);
        fs::write(content.join("pictures").join(name), bytes).unwrap();
        let story = content.join("articles/first-story.json");
        let mut json: serde_json::Value = serde_json::from_slice(&fs::read(&story).unwrap()).unwrap();
        json["image"] =
            serde_json::json!({ "file": name, "alt": "A field", "caption": "The field.", "credit": "Us" });
        fs::write(story, json.to_string()).unwrap();
        Self { folder }
    }

    fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    fn published(&self) -> PathBuf {
        let published = publish(&options(&self.content(), &self.out())).unwrap();
        if let Published::Refused(problems) = published {
            panic!("{problems:#?}");
        }
        self.out()
    }

    /// The only problem that keeps the site from being published.
    fn refused(&self) -> dateline_content::Problem {
        match publish(&options(&self.content(), &self.out())).unwrap() {
            Published::Refused(mut problems) => {
                assert_eq!(problems.len(), 1, "{problems:#?}");
                problems.remove(0)
            }
            Published::Done(_) => panic!("it was published"),
        }
    }
}

/// A photograph: nothing in it is flat, and one corner is red.
fn photograph(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        if x < width / 4 && y < height / 4 {
            return Rgb([220, 20, 20]);
        }
        let noise = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).to_be_bytes()[1] / 16;
        Rgb([20 + noise, 90 + noise, 160 + noise])
    }))
}

fn jpeg(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90))
        .unwrap();
    bytes
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
    bytes
}

/// The published pictures of a name, and what each file really is.
fn pictures(site: &Path, stem: &str) -> Vec<(String, ImageFormat, u32, u32)> {
    let pictures = files(&site.join("pictures")).into_iter();
    let pictures = pictures
        .filter(|(name, _)| name.starts_with(stem))
        .map(|(name, bytes)| {
            let format = image::guess_format(&bytes).unwrap();
            let (width, height) = image::load_from_memory(&bytes).unwrap().dimensions();
            (name, format, width, height)
        });
    pictures.collect()
}

const STORY: &str = "news/first-story/index.html";

#[test]
fn a_picture_is_published_in_several_widths_and_every_page_finds_them() {
    let newsroom = Newsroom::with("field.jpg", &jpeg(&photograph(2000, 1200)));
    let site = newsroom.published();
    let pictures = pictures(&site, "field");
    let of = |wanted| pictures.iter().filter(move |(_, format, ..)| *format == wanted);
    let widths: BTreeSet<_> = of(ImageFormat::WebP)
        .map(|(_, _, width, height)| (*width, *height))
        .collect();
    let expected = [
        (160, 96),
        (320, 192),
        (480, 288),
        (640, 384),
        (960, 576),
        (1280, 768),
        (1920, 1152),
    ];
    assert_eq!(widths, expected.into());
    let fallback: Vec<_> = of(ImageFormat::Jpeg).map(|(_, _, width, _)| *width).collect();
    assert_eq!(fallback, [1280]);
    for (page, first) in [
        (STORY, true),
        ("index.html", true),
        ("news/second-story/index.html", false),
    ] {
        let html = fs::read_to_string(site.join(page)).unwrap();
        let picture = html
            .split("<picture")
            .skip(1)
            .find(|part| part.contains("/field-"))
            .unwrap()
            .split("</picture>")
            .next()
            .unwrap();
        for part in [
            "type=\"image/webp\"",
            "sizes=\"",
            "width=\"2000\"",
            "height=\"1200\"",
            "data-colour=\"#",
        ] {
            assert!(picture.contains(part), "{page}: {part} in {picture}");
        }
        assert_eq!(
            picture.contains("fetchpriority=\"high\""),
            first,
            "{page}: {picture}"
        );
        assert_eq!(picture.contains("loading=\"lazy\""), !first, "{page}: {picture}");
        let srcset = picture
            .split("srcset=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        let src = picture
            .split(" src=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        let named = srcset
            .split(", ")
            .map(|variant| variant.split(' ').next().unwrap())
            .chain([src]);
        let mut count = 0;
        for href in named {
            let file = href.strip_prefix("/paper/").unwrap();
            assert!(site.join(file).is_file(), "{page}: {href}");
            count += 1;
        }
        assert_eq!(count, pictures.len());
    }
    let html = fs::read_to_string(site.join(STORY)).unwrap();
    assert!(html.contains("alt=\"A field\"") && html.contains("The field.") && html.contains(">Us<"));
}

#[test]
fn what_a_camera_wrote_beside_the_picture_is_dropped_and_the_picture_stands_upright() {
    // Exif 2.32: the tag 0x0112 says that the camera lay on its side; the rest stands for where it was.
    let mut exif =
        b"\xFF\xE1\x00\x36Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend(b"GPS 37.95 N 126.67 E");
    let plain = jpeg(&photograph(900, 600));
    let newsroom = Newsroom::with("field.jpg", &[&plain[..2], &exif, &plain[2..]].concat());
    let site = newsroom.published();
    for (name, bytes) in files(&site) {
        for part in [&b"GPS 37.95"[..], b"Exif\0"] {
            assert!(!bytes.windows(part.len()).any(|window| window == part), "{name}");
        }
    }
    for (name, _, width, height) in pictures(&site, "field") {
        assert!(width < height, "{name}: {width} × {height}");
        let picture = image::open(site.join("pictures").join(&name)).unwrap();
        let corner = picture.get_pixel(width - width / 10, height / 10).0;
        assert!(corner[0] > 150 && corner[2] < 90, "{name}: {corner:?}");
    }
    let html = fs::read_to_string(site.join(STORY)).unwrap();
    assert!(html.contains("width=\"600\" height=\"900\""));
}

#[test]
fn a_small_picture_is_not_enlarged_and_a_transparent_one_stands_on_white() {
    let ring = DynamicImage::ImageRgba8(RgbaImage::from_fn(200, 100, |x, _| {
        Rgba([140, 28, 19, if x < 100 { 0 } else { 255 }])
    }));
    let newsroom = Newsroom::with("ring.png", &png(&ring));
    let site = newsroom.published();
    let pictures = pictures(&site, "ring");
    assert_eq!(pictures.iter().map(|picture| picture.2).max(), Some(200));
    for (name, format, ..) in &pictures {
        assert!(matches!(format, ImageFormat::Jpeg | ImageFormat::WebP), "{name}");
        let picture = image::open(site.join("pictures").join(name)).unwrap();
        assert!(
            picture.get_pixel(1, 1).0[..3].iter().all(|part| *part > 250),
            "{name}"
        );
    }
}

#[test]
fn a_lead_picture_becomes_the_picture_of_the_social_card() {
    let newsroom = Newsroom::with("field.jpg", &jpeg(&photograph(2000, 1200)));
    let site = newsroom.published();
    let html = fs::read_to_string(site.join(STORY)).unwrap();
    assert!(html.contains("<meta property=\"og:image:type\" content=\"image/jpeg\">"));
    assert!(html.contains("<meta property=\"og:image:alt\" content=\"A field\">"));
    let card = html
        .split("og:image\" content=\"https://small.example/paper/")
        .nth(1)
        .unwrap();
    let card = image::open(site.join(card.split('"').next().unwrap())).unwrap();
    assert_eq!(card.dimensions(), (1200, 630));
    let (corner, middle) = (card.get_pixel(40, 40).0, card.get_pixel(900, 300).0);
    assert!(corner[0] > 150 && middle[2] > 120, "{corner:?} {middle:?}");
    // A drawing serves as well.
    let drawing = fs::read(Path::new(SMALL).join("content/pictures/square.svg")).unwrap();
    let newsroom = Newsroom::with("drawn.svg", &drawing);
    let site = newsroom.published();
    let html = fs::read_to_string(site.join(STORY)).unwrap();
    assert!(html.contains("<meta property=\"og:image:type\" content=\"image/jpeg\">"));
}

#[test]
fn what_was_made_of_a_picture_is_kept_by_its_content() {
    let newsroom = Newsroom::with("field.jpg", &jpeg(&photograph(700, 500)));
    let cache = newsroom.folder.path().join("cache");
    let publish = || {
        let status = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["publish", "--now", "2026-11-23T12:00:00Z", "--app"])
            .arg(Path::new(SMALL).join("app"))
            .arg("--content")
            .arg(newsroom.content())
            .arg("--out")
            .arg(newsroom.out())
            .env("DATELINE_CACHE", &cache)
            .output()
            .unwrap();
        assert!(
            status.status.success(),
            "{}",
            String::from_utf8_lossy(&status.stderr)
        );
        files(&newsroom.out().join("pictures"))
    };
    let first = publish();
    let kept: Vec<_> = files(&cache.join("pictures")).into_keys().collect();
    // Another site, from what was kept: a mark put there shows that it was used.
    fs::remove_dir_all(newsroom.out()).unwrap();
    let variant = kept.iter().find(|name| name.ends_with("/320")).unwrap();
    fs::write(cache.join("pictures").join(variant), b"kept").unwrap();
    let second = publish();
    assert!(second.keys().eq(first.keys()));
    assert!(second.values().any(|bytes| bytes == b"kept"));
    // Another picture under the same name is another picture.
    fs::write(
        newsroom.content().join("pictures/field.jpg"),
        jpeg(&photograph(700, 400)),
    )
    .unwrap();
    let third = publish();
    assert!(third.keys().ne(first.keys()) && !third.values().any(|bytes| bytes == b"kept"));
}

#[test]
fn a_picture_that_can_not_be_published_is_named_with_its_remedy() {
    let sound = jpeg(&photograph(400, 300));
    // Noise can't be compressed.
    let noise = RgbImage::from_fn(700, 600, |x, y| {
        Rgb([1, 5, 9].map(|seed| {
            u8::try_from((x * 7919 + y * 104_729 + seed).wrapping_mul(2_654_435_761) >> 24).unwrap()
        }))
    });
    let large = png(&DynamicImage::ImageRgb8(noise));
    assert!(large.len() > 1_000_000);
    for (name, bytes, message, fix) in [
        ("cut.jpg", &sound[..sound.len() / 2], "damaged", "Save it again"),
        ("page.jpg", b"<html></html>", "damaged", "Save it again"),
        ("empty.png", b"", "damaged", "Save it again"),
        ("cut.svg", b"<svg", "damaged", "Save it again"),
        (
            "gif.png",
            b"GIF89a\x01\0\x01\0\0\0\0;",
            "GIF is not a picture format",
            "JPEG, PNG, WebP or SVG",
        ),
        (
            "raw.heic",
            b"x",
            "HEIC is not a picture format",
            "JPEG, PNG, WebP or SVG",
        ),
        ("large.png", &large, "site.json allows 1", "picture_megabytes"),
    ] {
        let newsroom = Newsroom::with(name, bytes);
        let site = newsroom.content().join("site.json");
        let text = fs::read_to_string(&site).unwrap();
        fs::write(site, text.replacen('{', "{ \"picture_megabytes\": 1,", 1)).unwrap();
        let problem = newsroom.refused();
        assert_eq!(problem.path, "/image/file", "{problem}");
        assert!(problem.message.contains(&format!("pictures/{name}")), "{problem}");
        assert!(
            problem.message.contains(message) && problem.fix.contains(fix),
            "{problem}"
        );
    }
}
