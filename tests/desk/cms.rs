//! `dateline cms`: a desk in the browser, written for a host.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use super::newsroom;
use crate::root::ROOT;

fn cms(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    // The desk is in target/cms there.
    let command = command.current_dir(ROOT).arg("cms").args(arguments);
    command
        .arg("--content")
        .arg(folder.join("content"))
        .output()
        .unwrap()
}

#[test]
fn a_desk_is_written_for_a_host_with_the_paths_of_the_repository_and_again_after_an_update() {
    let folder = newsroom();
    fs::create_dir(folder.path().join(".git")).unwrap();
    let desk = folder.path().join("desk");
    let arguments = [
        "--out",
        desk.to_str().unwrap(),
        "--github",
        "harbour-post/paper",
        "--branch",
        "main",
    ];
    for _ in 0..2 {
        let written = cms(folder.path(), &arguments);
        assert!(written.status.success(), "{written:?}");
    }
    let config: Value = serde_json::from_str(&fs::read_to_string(desk.join("config.json")).unwrap()).unwrap();
    assert_eq!(config["backend"]["repo"], "harbour-post/paper");
    assert_eq!(config["collections"][0]["folder"], "content/articles");
    assert_eq!(config["media_folder"], "content/pictures");
    assert!(
        fs::read_to_string(desk.join("index.html"))
            .unwrap()
            .contains("noindex")
    );
    assert!(desk.join("desk.js").is_file());
    // Whoever gives it on gives its licences on.
    assert!(desk.join("LICENSE.txt").is_file());
}

#[test]
fn a_desk_is_written_over_nothing_else_and_for_a_host_it_needs_a_server() {
    let folder = newsroom();
    let dist = folder.path().join("dist");
    fs::create_dir(&dist).unwrap();
    fs::write(dist.join("index.html"), "the newspaper").unwrap();
    let out = dist.to_str().unwrap();
    let refused = cms(folder.path(), &["--out", out, "--github", "harbour-post/paper"]);
    assert!(!refused.status.success());
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("choose another folder with --out"), "{said}");
    assert_eq!(
        fs::read_to_string(dist.join("index.html")).unwrap(),
        "the newspaper"
    );
    assert!(!cms(folder.path(), &["--out", out]).status.success());
}

#[test]
fn whoever_has_no_repository_yet_is_told_to_begin_one() {
    let folder = newsroom();
    let mut program = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .current_dir(ROOT)
        .args(["cms", "--port", "0", "--content"])
        .arg(folder.path().join("content"))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    let mut lines = BufReader::new(program.stderr.take().unwrap());
    lines.read_line(&mut said).unwrap();
    program.kill().unwrap();
    program.wait().unwrap();
    assert!(said.contains("run `git init` there first"), "{said}");
}
