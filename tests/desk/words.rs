//! `dateline words`: which languages there are, and a file to begin another with.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::newsroom;

fn words(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    let command = command.arg("words").args(arguments).arg("--content");
    command.arg(folder.join("content")).output().unwrap()
}

fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn the_languages_are_listed_with_whether_a_native_speaker_has_read_them() {
    let folder = newsroom();
    let listed = printed(&words(folder.path(), &[]));
    assert_eq!(listed.lines().count(), 21);
    assert!(
        listed.starts_with("en (not yet read by a native speaker)\n"),
        "{listed}"
    );
}

#[test]
fn a_file_is_begun_and_never_written_over() {
    let folder = newsroom();
    let path = folder.path().join("content/words/lv.toml");
    assert_eq!(
        printed(&words(folder.path(), &["lv"])).trim_end(),
        path.display().to_string()
    );
    let begun = fs::read_to_string(&path).unwrap();
    for line in [
        "# Months = \"janvāris|",
        "CommentsZero = \"{count} comments\"",
        "Home = \"Home\"",
        "# A date follows.",
    ] {
        assert!(begun.contains(line), "{line}: {begun}");
    }
    fs::write(&path, "Home = \"Sākums\"\n").unwrap();
    let again = words(folder.path(), &["lv"]);
    assert!(!again.status.success());
    assert_eq!(fs::read_to_string(&path).unwrap(), "Home = \"Sākums\"\n");
    assert!(!words(folder.path(), &["latvian"]).status.success());
}
