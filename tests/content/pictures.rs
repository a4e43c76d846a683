//! What `check` says of pictures that a page shows worse than the writer meant.

use dateline_content::{Problem, Severity};
use image::ImageFormat::Png;
use serde_json::{Value, json};

use crate::article;
use crate::brand::picture;
use crate::file_names::checked;

/// The problems of a story that shows a picture, and one for dark pages, of these sizes.
fn problems(change: impl FnOnce(&mut Value, Value), light: (u32, u32), dark: (u32, u32)) -> Vec<Problem> {
    let mut story = article();
    let shown = json!({ "file": "map.png", "file_dark": "map-dark.png", "alt": "A map" });
    change(&mut story, shown);
    let (light, dark) = (picture(light.0, light.1, Png), picture(dark.0, dark.1, Png));
    checked(&[
        ("articles/story.json", story.to_string().as_bytes()),
        ("pictures/map.png", &light),
        ("pictures/map-dark.png", &dark),
    ])
    .problems
}

fn block(kind: &str) -> impl FnOnce(&mut Value, Value) {
    let kind = kind.to_owned();
    move |story, mut picture| {
        story["body"][0] = if kind == "gallery" {
            json!({ "type": kind, "pictures": [picture.clone(), picture] })
        } else {
            picture["type"] = json!(kind);
            picture
        };
    }
}

fn lead(story: &mut Value, picture: Value) {
    story["image"] = picture;
}

#[test]
fn a_picture_that_is_smaller_than_its_place_is_named_with_the_size_that_is_sharp() {
    assert_eq!(problems(lead, (592, 90), (592, 90)), []);
    assert_eq!(problems(block("figure"), (592, 90), (592, 90)), []);
    assert_eq!(problems(block("gallery"), (288, 90), (288, 90)), []);
    for (problems, path, message, fix) in [
        (
            problems(lead, (591, 90), (591, 90)),
            "/image/file",
            "591 pixels wide",
            "1184",
        ),
        (
            problems(block("figure"), (591, 90), (591, 90)),
            "/body/0/file",
            "up to 592",
            "1184",
        ),
        (
            problems(block("gallery"), (9, 9), (9, 9)),
            "/body/0/pictures/0/file",
            "up to 288",
            "576",
        ),
    ] {
        let problem = &problems[0];
        assert_eq!(problem.severity, Severity::Warning);
        assert_eq!(problem.path, path);
        assert!(
            problem.message.contains(message) && problem.fix.contains(fix),
            "{problem}"
        );
    }
}

#[test]
fn the_picture_for_dark_pages_is_as_large_as_the_other() {
    let problems = problems(block("figure"), (600, 400), (600, 300));
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert_eq!(problems[0].path, "/body/0/file_dark");
    assert!(problems[0].message.contains("600 × 300") && problems[0].message.contains("600 × 400"));
    let missing = |story: &mut Value, mut picture: Value| {
        picture["file_dark"] = json!("map-drak.png");
        lead(story, picture);
    };
    let problems = self::problems(missing, (800, 90), (800, 90));
    assert_eq!(problems[0].path, "/image/file_dark");
    assert!(problems[0].fix.contains("map-dark.png"), "{}", problems[0]);
}

#[test]
fn a_focus_is_a_point_of_the_picture() {
    for (focus, place, message) in [
        (json!([50, 120]), "/image/focus/1", "100"),
        (json!([50]), "/image/focus", "such as [50, 20]"),
        (json!([50, 20, 9]), "/image/focus", "has 3 entries"),
        (json!([0.5, 0.2]), "/image/focus/0", "whole number"),
        (json!("50 20"), "/image/focus", "such as [50, 20]"),
    ] {
        let change = |story: &mut Value, mut picture: Value| {
            picture["focus"] = focus.clone();
            lead(story, picture);
        };
        let problems = problems(change, (800, 90), (800, 90));
        assert_eq!(problems[0].path, place, "{problems:#?}");
        let told = format!("{} {}", problems[0].message, problems[0].fix);
        assert!(told.contains(message), "{told}");
    }
}
