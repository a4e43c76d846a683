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
