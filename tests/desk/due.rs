//! `dateline due`: when the site has to be published again.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

use super::{newsroom, story};

fn due(folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    let command = command.args(["due", "--now", "2026-11-23T12:00:00Z", "--content"]);
    command.arg(folder.join("content")).output().unwrap()
}

/// Dates a story.
fn date(folder: &Path, slug: &str, date: &str) {
    let file = story(folder, slug);
    let mut story: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    story["date_published"] = json!(date);
    story.as_object_mut().unwrap().remove("date_modified");
    fs::write(file, story.to_string()).unwrap();
}

#[test]
fn the_story_that_is_due_first_is_named_with_its_time() {
    let folder = newsroom();
    let folder = folder.path();
    let later = "why-2100-will-not-be-a-leap-year";
    date(folder, later, "2026-12-24T18:00:00+01:00");
    let output = due(folder);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    assert!(
        printed.starts_with("2026-12-24T18:00:00+01:00 ")
            && printed.trim_end().ends_with(&format!("{later}.json"))
    );
    // An hour by the clock of a place is another elsewhere.
    let other = "how-penalty-shoot-outs-are-decided";
    date(folder, other, "2026-12-24T18:30:00+02:00");
    let printed = String::from_utf8(due(folder).stdout).unwrap();
    assert!(printed.starts_with("2026-12-24T18:30:00+02:00 "), "{printed}");
}

#[test]
fn where_no_story_waits_nothing_is_printed_for_programs() {
    let folder = newsroom();
    date(folder.path(), "why-2100-will-not-be-a-leap-year", "2026-01-01");
    let output = due(folder.path());
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("no story is dated in the future")
    );
}
