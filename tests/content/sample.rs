//! The sample newsroom in `content/` and its schemas. No other test reads that folder: whoever puts a newspaper of
//! their own there deletes the test that counts; the others hold for any.

use std::fs;
use std::path::Path;

use dateline_content::{SCHEMAS, check};
use serde_json::Value;
use time::OffsetDateTime;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content");

#[test]
fn every_real_story_passes() {
    let checked = check(Path::new(SAMPLE), OffsetDateTime::now_utc());
    let problems: Vec<_> = checked.problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(checked.newsroom.is_some());
}

#[test]
fn the_sample_newsroom_is_whole() {
    let newsroom = check(Path::new(SAMPLE), OffsetDateTime::now_utc())
        .newsroom
        .unwrap();
    assert!(newsroom.stories.len() >= 14 && newsroom.sections.len() >= 4);
    assert_eq!(newsroom.held_back.len(), 2);
    // Texts are printed as they are written: no apostrophe of a typewriter.
    for entry in walkdir::WalkDir::new(SAMPLE).into_iter().flatten() {
        let name = entry.file_name().to_string_lossy();
        if name.ends_with(".json") && !name.ends_with(".schema.json") {
            let text = fs::read_to_string(entry.path()).unwrap();
            assert!(!text.contains('\''), "{}", entry.path().display());
        }
    }
}

#[test]
fn the_schemas_beside_the_content_are_those_of_the_types() {
    for schema in SCHEMAS {
        let name = schema.name;
        // As values: the order of fields depends on which features the build has.
        let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        let written = fs::read_to_string(Path::new(SAMPLE).join(name)).unwrap();
        assert!(
            parse(&written) == parse(&(schema.text)()),
            "content/{name} is out of date: run `cargo run --release --bin dateline -- schema`"
        );
    }
}

#[test]
fn every_real_file_names_its_schema() {
    for entry in walkdir::WalkDir::new(Path::new(SAMPLE).join("articles"))
        .into_iter()
        .flatten()
    {
        if entry.file_type().is_file() {
            let json: Value = serde_json::from_str(&fs::read_to_string(entry.path()).unwrap()).unwrap();
            let schema = entry
                .path()
                .parent()
                .unwrap()
                .join(json["$schema"].as_str().unwrap());
            assert!(schema.is_file(), "{}", entry.path().display());
        }
    }
}
