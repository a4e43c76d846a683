//! What site.json says of the newspaper's looks.

use std::fs;

use dateline_content::{Problem, check};
use serde_json::{Value, json};

use super::{NOW, article, checked, folder, site};

/// The problems of a newspaper with a brand.
fn problems_of(brand: &Value) -> Vec<Problem> {
    let mut site = site();
    site["brand"] = brand.clone();
    checked(&site, &[("story.json", article())]).problems
}

/// There is one problem, in site.json at this place.
fn assert_one(problems: &[Problem], path: &str, message: &str, fix: &str) {
    let [problem] = problems else {
        panic!("not one problem: {problems:#?}")
    };
    assert!(
        problem.file.ends_with("site.json") && problem.path == path,
        "{problem:#?}"
    );
    assert!(
        problem.message.contains(message) && problem.fix.contains(fix),
        "{problem}"
    );
}

#[test]
fn an_accent_that_is_hard_to_read_is_refused_with_the_nearest_that_is_not() {
    for (theme, hard) in [
        ("light", "#ffd500"),
        ("light", "#0af"),
        ("dark", "#0b3d91"),
        ("dark", "#222"),
    ] {
        let mut brand = json!({ "accent": { "light": "#0b3d91" } });
        brand["accent"][theme] = hard.into();
        let problems = problems_of(&brand);
        let place = format!("/brand/accent/{theme}");
        let message = format!("{hard} is hard to read on {theme} pages: its contrast is ");
        assert_one(&problems, &place, &message, "the nearest colour that can be read");
        brand["accent"][theme] = problems[0].fix.split('"').nth(1).unwrap().into();
        assert_eq!(problems_of(&brand), [], "{brand}");
    }
}

#[test]
fn an_icon_is_a_square_picture_that_is_there() {
    let icon = |svg: &str| {
        let folder = folder();
        let mut site = site();
        site["brand"] = json!({ "icon": "icon.svg" });
        for (name, text) in [
            ("articles/story.json", &*article().to_string()),
            ("site.json", &site.to_string()),
            ("pictures/icon.svg", svg),
        ] {
            fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
            fs::write(folder.join(name), text).unwrap();
        }
        check(&folder, NOW).problems
    };
    let svg = |size: &str| format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {size}'/>");
    assert_eq!(icon(&svg("32 32")), []);
    assert_one(
        &icon(&svg("32 16")),
        "/brand/icon",
        "32 × 16 pixels",
        "as high as it is wide",
    );
    assert_one(&icon("<svg"), "/brand/icon", "pictures/icon.svg: ", "");
    assert_one(
        &problems_of(&json!({ "icon": "other.svg" })),
        "/brand/icon",
        "no such file",
        "pictures/",
    );
}

/// The problems of a newspaper whose brand has a picture with this content.
fn problems_with_picture(brand: &Value, picture: &[u8]) -> Vec<Problem> {
    let folder = folder();
    let mut site = site();
    site["brand"] = brand.clone();
    for (name, bytes) in [
        ("articles/story.json", article().to_string().as_bytes()),
        ("site.json", site.to_string().as_bytes()),
        ("pictures/logo.svg", picture),
    ] {
        fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        fs::write(folder.join(name), bytes).unwrap();
    }
    check(&folder, NOW).problems
}

/// A font of the project as WOFF2, packed quickly.
pub(crate) fn woff2(font: &[u8]) -> Vec<u8> {
    ttf2woff2::encode(font, 1.into()).unwrap()
}

const NOTO: &[u8] = include_bytes!("../../fonts/NotoSerif-Bold.ttf");

/// The problems of a newspaper with this title and this file for its headlines.
fn problems_with_font(title: &str, name: &str, font: &[u8]) -> Vec<Problem> {
    let folder = folder();
    let (mut site, mut story) = (site(), article());
    site["brand"] = json!({ "fonts": { "headlines": [name] } });
    story["title"] = title.into();
    for (name, bytes) in [
        ("articles/story.json", story.to_string().as_bytes()),
        ("site.json", site.to_string().as_bytes()),
        ("fonts/post.woff2", font),
    ] {
        fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        fs::write(folder.join(name), bytes).unwrap();
    }
    check(&folder, NOW).problems
}

#[test]
fn a_font_is_a_whole_woff2_file_that_is_there() {
    let font = woff2(NOTO);
    assert_eq!(problems_with_font("Title", "post.woff2", &font), []);
    let place = "/brand/fonts/headlines/0";
    for (name, bytes, message, fix) in [
        (
            "post.woff2",
            NOTO,
            "is not a WOFF2 file",
            "fonttools ttLib.woff2 compress",
        ),
        ("post.woff2", &font[..font.len() / 2], "damaged", "Copy it again"),
        ("Post.woff2", &*font, "no such file", "Did you mean post.woff2?"),
        ("../site.json", &*font, "not a valid name", "harbour-bold.woff2"),
    ] {
        assert_one(&problems_with_font("Title", name, bytes), place, message, fix);
    }
}

#[test]
fn a_font_without_the_letters_of_the_newspaper_or_a_licence_for_pages_is_told_of() {
    let font = woff2(NOTO);
    assert_eq!(problems_with_font("Été, Ελλάδα", "post.woff2", &font), []);
    assert_one(
        &problems_with_font("한국의 뉴스", "post.woff2", &font),
        "/brand/fonts/headlines/0",
        "lacks 5 of the letters that the newspaper writes in: `국`, `뉴`, `스`, `의`, `한`",
        "Use a font that has them",
    );
    // The bits that say so are the fourth number of the table.
    let face = ttf_parser::RawFace::parse(NOTO, 0).unwrap();
    let table = face.table(ttf_parser::Tag::from_bytes(b"OS/2")).unwrap();
    let at = table.as_ptr() as usize - NOTO.as_ptr() as usize + 8;
    let mut restricted = NOTO.to_vec();
    restricted[at..at + 2].copy_from_slice(&[0, 2]);
    assert_one(
        &problems_with_font("Title", "post.woff2", &woff2(&restricted)),
        "/brand/fonts/headlines/0",
        "may not be embedded",
        "a licence for the web",
    );
}

/// A library that reads fonts goes by what they say.
#[test]
fn a_damaged_font_is_never_worse_than_a_problem() {
    let font = woff2(NOTO);
    for at in (0..font.len()).step_by(font.len() / 150) {
        let mut damaged = font.clone();
        damaged[at] ^= 0x55;
        let decoded = dateline_content::typefaces::decode(&damaged);
        // What is still a font may be one.
        drop(decoded);
    }
}

/// A picture in a format.
pub(crate) fn picture(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(width, height)
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}

#[test]
fn a_logo_is_a_drawing_or_a_png_that_is_large_enough() {
    use image::ImageFormat::{Jpeg, Png};
    let brand = json!({ "logo": { "light": "logo.svg" } });
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 9'/>";
    assert_eq!(problems_with_picture(&brand, svg), []);
    assert_eq!(problems_with_picture(&brand, &picture(600, 141, Png)), []);
    assert_one(
        &problems_with_picture(&brand, &picture(600, 90, Png)),
        "/brand/logo/light",
        "90 pixels high, and sharp screens show 141",
        "as SVG",
    );
    assert_one(
        &problems_with_picture(&brand, &picture(600, 200, Jpeg)),
        "/brand/logo/light",
        "a photograph",
        "as PNG without a ground",
    );
    let both = json!({ "logo": { "light": "logo.svg", "dark": "logo-dark.svg" } });
    assert_one(
        &problems_with_picture(&both, svg),
        "/brand/logo/dark",
        "no such file",
        "logo.svg",
    );
    for (logo, place, fix) in [
        (json!("logo.svg"), "/brand/logo", "{\"light\": \"logo.svg\""),
        (json!({}), "/brand/logo/light", "a file in pictures/"),
    ] {
        assert_one(&problems_of(&json!({ "logo": logo })), place, "", fix);
    }
}

#[test]
fn an_account_that_is_not_one_is_told_with_the_right_form() {
    let problems = problems_of(&json!({ "social": { "mastodon": "@post", "x": "@post" } }));
    assert_one(
        &problems,
        "/brand/social/mastodon",
        "`@post` is not an account on Mastodon",
        "@harbourpost@mastodon.example",
    );
    let problems = problems_of(&json!({ "social": { "mastadon": "@post@mastodon.example" } }));
    assert_one(
        &problems,
        "/brand/social/mastadon",
        "unknown field",
        "\"mastodon\"",
    );
}

#[test]
fn a_foot_is_told_with_an_example_where_something_is_wrong_with_it() {
    for (footer, place, message, fix) in [
        (
            json!("About"),
            "/footer",
            "has to be",
            "{\"columns\": [{\"title\"",
        ),
        (
            json!([{ "label": "About" }]),
            "/footer/0/to",
            "`to` is missing",
            "/news/",
        ),
        (
            json!({ "colums": [] }),
            "/footer/colums",
            "unknown field",
            "\"columns\"",
        ),
        (
            json!({ "columns": [{ "title": "Paper" }] }),
            "/footer/columns/0/links",
            "`links` is missing",
            "[{\"label\": \"About\"",
        ),
        (
            json!({ "columns": [{ "links": [{ "label": "A", "to": "/nowhere/" }] }] }),
            "/footer/columns/0/links/0/to",
            "no page at `/nowhere/`",
            "",
        ),
        (
            json!({ "text": "[Here](/nowhere/)." }),
            "/footer/text",
            "no page at `/nowhere/`",
            "",
        ),
        (
            json!({ "licence": "(c) Post" }),
            "/footer/licence",
            "neither a licence",
            "\"© Post\"",
        ),
    ] {
        let mut site = site();
        site["footer"] = footer;
        let problems = checked(&site, &[("story.json", article())]).problems;
        assert_one(&problems, place, message, fix);
    }
}

#[test]
fn an_accent_is_told_with_an_example_where_it_is_not_a_colour() {
    for (brand, place, message, fix) in [
        (
            json!({ "accent": { "light": "red" } }),
            "/brand/accent/light",
            "not written as",
            "#8c1c13",
        ),
        (
            json!({ "accent": {} }),
            "/brand/accent/light",
            "`light` is missing",
            "#8c1c13",
        ),
        (
            json!({ "accent": "#8c1c13" }),
            "/brand/accent",
            "has to be an object",
            "{\"light\": \"#8c1c13\"",
        ),
        (
            json!({ "colour": "#8c1c13" }),
            "/brand/colour",
            "unknown field",
            "",
        ),
    ] {
        assert_one(&problems_of(&brand), place, message, fix);
    }
}
