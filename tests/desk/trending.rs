//! `dateline trending`: the stories that were read most, by the server's logs.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

use super::newsroom;

fn trending(folder: &Path, log: &str, more: &[&str]) -> Output {
    let file = folder.join("access.log");
    fs::write(&file, log).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    let command = command.arg("trending").arg("--log").arg(file).args(more);
    command
        .arg("--content")
        .arg(folder.join("content"))
        .output()
        .unwrap()
}

fn visit(reader: u32, path: &str) -> String {
    format!(
        "192.0.2.{reader} - - [27/Nov/2026:23:00:00 +0000] \"GET {path} HTTP/2.0\" 200 9 \"-\" \"Mozilla/5.0 Firefox/128.0\"\n"
    )
}

#[test]
fn the_stories_that_were_read_most_are_written_best_first_with_basis_and_time() {
    let folder = newsroom();
    let folder = folder.path();
    let (less, more) = ("rafale-deal-controversy-in-india", "how-stoppage-time-is-counted");
    let (once, twice) = (&format!("/politics/{less}/"), &format!("/sport/{more}/"));
    let log = [
        visit(1, once),
        visit(2, twice),
        visit(3, twice),
        visit(4, "/nothing/"),
        "oops\n".to_owned(),
    ];
    let output = trending(folder, &log.concat(), &["--half-life", "6h"]);
    let (said, noted) = (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    );
    assert!(output.status.success(), "{noted}");
    let written: Value =
        serde_json::from_slice(&fs::read(folder.join("content/trending.json")).unwrap()).unwrap();
    let expected = json!({
        "basis": "visits",
        "hours": 24,
        "half_life_hours": 6,
        "time": "2026-11-27T23:00:00Z",
        "stories": [more, less],
    });
    assert_eq!(written, expected);
    assert!(said.contains("5 lines: 3 visits of 2 stories"), "{said}");
    assert!(noted.contains("access.log:5: "), "{noted}");
    for text in [said, noted, written.to_string()] {
        assert!(!text.contains("192.0.2."), "{text}");
    }
}

#[test]
fn a_log_of_something_else_leaves_the_last_list_in_place() {
    let folder = newsroom();
    let folder = folder.path();
    let file = folder.join("list.json");
    fs::write(&file, "{}").unwrap();
    for log in ["", "oops\n", &visit(1, "/nothing/")] {
        let output = trending(folder, log, &["--out", file.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(fs::read_to_string(&file).unwrap(), "{}");
    }
}
