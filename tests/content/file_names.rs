//! What files are called, and what a story calls them: the same on systems that tell large letters from small ones and
//! on those that don't.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use dateline_content::{Checked, check};
use image::{DynamicImage, ImageFormat};
use serde_json::{Value, json};

use super::{NOW, article, folder, site};

fn raster(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = DynamicImage::new_rgb8(800, 8);
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

const DRAWING: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"/>";

fn with_picture(name: &str) -> Value {
    let mut story = article();
    story["image"] = json!({ "file": name, "alt": "A picture" });
    story
}

/// Checks a newsroom of these files, beside its `site.json`.
pub(crate) fn checked(files: &[(&str, &[u8])]) -> Checked {
    let folder = folder();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    write("site.json", site().to_string().as_bytes());
    for (name, bytes) in files {
        write(name, bytes);
    }
    check(&folder, NOW)
}

/// The address of the picture that a story calls by a name.
fn found(name: &str, there: &[(&str, &[u8])]) -> String {
    let story = with_picture(name).to_string();
    let files = [&[("articles/story.json", story.as_bytes())], there].concat();
    let checked = checked(&files);
    assert!(checked.problems.is_empty(), "{name}: {:#?}", checked.problems);
    let newsroom = checked.newsroom.unwrap();
    newsroom.stories[0].image.as_ref().unwrap().image.path.clone()
}

/// What is wrong with the picture that a story calls by a name, and what helps.
fn refused(name: &str, there: &[(&str, &[u8])]) -> (String, String) {
    let story = with_picture(name).to_string();
    let files = [&[("articles/story.json", story.as_bytes())], there].concat();
    let problems = checked(&files).problems;
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert_eq!(problems[0].path, "/image/file");
    (problems[0].message.clone(), problems[0].fix.clone())
}

#[test]
fn a_picture_is_found_whatever_letters_are_large() {
    let bytes = raster(ImageFormat::Jpeg);
    let mut paths = BTreeSet::new();
    for there in ["photo.jpg", "photo.JPG", "Photo.Jpg"] {
        for name in ["photo.jpg", "photo.JPG", "PHOTO.jpg"] {
            let path = found(name, &[(&format!("pictures/{there}"), &bytes)]);
            assert!(path.starts_with("/pictures/photo-h"), "{path}");
            paths.insert(path);
        }
    }
    assert_eq!(paths.len(), 1, "{paths:?}");
    // Of two, the one that is called so.
    let other = raster(ImageFormat::Png);
    let both: [(&str, &[u8]); 2] = [("pictures/photo.jpg", &bytes), ("pictures/photo.JPG", &other)];
    assert_ne!(found("photo.jpg", &both), found("photo.JPG", &both));
    let (message, fix) = refused("Photo.jpg", &both);
    assert!(
        message.contains("no such file") && fix.contains("Did you mean `photo.jpg`?"),
        "{message}: {fix}"
    );
}

#[test]
fn what_a_picture_is_its_content_says() {
    let (jpeg, png) = (raster(ImageFormat::Jpeg), raster(ImageFormat::Png));
    for (name, bytes, ending) in [
        ("photo.png", &*jpeg, ".jpg"),
        ("photo.jpg", &png, ".jpg"),
        ("photo.jfif", &jpeg, ".jpg"),
        ("photo.svg", &png, ".jpg"),
        ("drawing.png", DRAWING, ".svg"),
        ("drawing.SVG", DRAWING, ".svg"),
    ] {
        let path = found(name, &[(&format!("pictures/{name}"), bytes)]);
        assert!(path.ends_with(ending), "{name}: {path}");
    }
    for (name, bytes, message) in [
        (
            "photo.jpg",
            &b"II*\0\x08\0\0\0"[..],
            "TIFF is not a picture format",
        ),
        ("film.mp4", b"film", "MP4 is not a picture format"),
        ("photo", b"words", "this is not a picture format"),
    ] {
        let (found, fix) = refused(name, &[(&format!("pictures/{name}"), bytes)]);
        assert!(
            found.contains(message) && fix.contains("Save it as JPEG"),
            "{found}: {fix}"
        );
    }
}

#[test]
fn a_picture_that_is_called_otherwise_is_named() {
    let jpeg = raster(ImageFormat::Jpeg);
    for (name, there, help) in [
        ("photo.jpg", "photo.jpeg", "Did you mean `photo.jpeg`?"),
        ("harbor.jpg", "harbour.jpg", "Did you mean `harbour.jpg`?"),
        ("photo.jpg", "2024/photo.jpg", "put"),
        (
            "2024/photo.jpg",
            "2024/photo.jpg",
            "Call the file photo.jpg, in pictures/ itself",
        ),
        ("My Photo.JPG", "My Photo.JPG", "Call the file my-photo.jpg,"),
        // Composed and decomposed.
        ("caf\u{e9}.jpg", "cafe\u{301}.jpg", "Call the file cafe.jpg,"),
        ("cafe\u{301}.jpg", "caf\u{e9}.jpg", "Call the file cafe.jpg,"),
        ("판문점.jpg", "판문점.jpg", "Name it in letters from a to z"),
        ("../photo.jpg", "photo.jpg", "Call the file photo.jpg,"),
    ] {
        let (message, fix) = refused(name, &[(&format!("pictures/{there}"), &jpeg)]);
        assert!(
            fix.to_lowercase().contains(&help.to_lowercase()),
            "{message}: {fix}"
        );
    }
}

#[test]
fn a_part_of_the_newsroom_in_other_letters_is_read_and_has_to_be_renamed() {
    let story = with_picture("photo.jpg").to_string();
    let page = json!({ "title": "About", "summary": "In short.", "body": article()["body"] }).to_string();
    let redirects = json!({ "redirects": [{ "from": "/old/", "to": "/about/" }] }).to_string();
    let jpeg = raster(ImageFormat::Jpeg);
    let files: [(&str, &[u8]); 4] = [
        ("articles/story.json", story.as_bytes()),
        ("pages/about.json", page.as_bytes()),
        ("redirects.json", redirects.as_bytes()),
        ("pictures/photo.jpg", &jpeg),
    ];
    assert!(checked(&files).problems.is_empty());
    for (right, wrong) in [
        ("articles", "Articles"),
        ("pages", "Pages"),
        ("redirects.json", "Redirects.JSON"),
        ("pictures", "PICTURES"),
        ("site.json", "Site.json"),
    ] {
        let folder = folder();
        for (name, bytes) in files
            .iter()
            .copied()
            .chain([("site.json", site().to_string().as_bytes())])
        {
            let path = folder.join(name.replacen(right, wrong, 1));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let checked = check(&folder, NOW);
        assert_eq!(checked.problems.len(), 1, "{wrong}: {:#?}", checked.problems);
        let problem = &checked.problems[0];
        assert!(Path::new(&problem.file).ends_with(wrong), "{problem}");
        assert_eq!(problem.fix, format!("Rename it to {right}."));
        fs::rename(folder.join(wrong), folder.join(right)).unwrap();
        assert!(check(&folder, NOW).newsroom.is_some());
    }
}

#[test]
fn a_storys_ending_may_be_in_capitals_and_its_slug_may_not() {
    let story = article().to_string();
    let stories = checked(&[
        ("articles/story.JSON", story.as_bytes()),
        ("articles/notes.txt", b"x"),
    ]);
    assert_eq!(stories.newsroom.unwrap().stories.len(), 1);
    let stories = checked(&[("articles/Story.json", story.as_bytes())]);
    assert_eq!(stories.problems.len(), 1, "{:#?}", stories.problems);
    assert_eq!(stories.problems[0].fix, "Name it story.json.");
}
