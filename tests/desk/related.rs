//! `dateline related`: what is offered beside a story.

use std::path::Path;
use std::process::{Command, Output};

use super::newsroom;

fn related(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    let command = command
        .arg("related")
        .args(arguments)
        .args(["--now", "2026-11-23T12:00:00Z", "--content"]);
    command.arg(folder.join("content")).output().unwrap()
}

#[test]
fn what_is_offered_is_named_and_explained_part_by_part() {
    let folder = newsroom();
    let slug = "how-penalty-shoot-outs-are-decided";
    let offered = related(folder.path(), &[slug]);
    let offered = String::from_utf8(offered.stdout).unwrap();
    assert!(
        offered.lines().any(|line| line == "how-stoppage-time-is-counted"),
        "{offered}"
    );
    assert!(!offered.contains(slug), "{offered}");
    let explained = related(folder.path(), &[slug, "--explain"]);
    let explained = String::from_utf8(explained.stdout).unwrap();
    let of_offered = explained.lines().filter(|line| line.ends_with("  offered"));
    assert_eq!(of_offered.count(), offered.lines().count(), "{explained}");
    assert!(explained.contains("words and tags"), "{explained}");
}

#[test]
fn a_story_that_is_not_there_is_refused_with_the_one_that_was_meant() {
    let output = related(newsroom().path(), &["how-penalty-shoot-outs-are-decide"]);
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("Did you mean `how-penalty-shoot-outs-are-decided`?"),
        "{said}"
    );
}
