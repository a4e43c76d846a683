//! The packed program (`make release`), on a machine that has nothing else.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

/// The program as a newsroom unpacks it.
fn unpacked(folder: &Path) -> PathBuf {
    // tools/test.sh names it.
    let archive = std::env::var_os("DATELINE_ARCHIVE").unwrap();
    let unpack = Command::new("tar")
        .args(["--extract", "--gzip", "--strip-components=1", "--file"])
        .arg(archive)
        .current_dir(folder)
        .status();
    assert!(unpack.unwrap().success());
    folder.join("dateline")
}

/// The program in a newsroom's folder, where no other can be found.
fn program(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("HOME", folder).current_dir(folder);
    command
}

struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
#[ignore = "tools/test.sh packs the program first"]
fn the_packed_program_alone_makes_a_newspaper_from_nothing_and_serves_it() {
    let (bin, desk) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let dateline = unpacked(bin.path());
    let paper = desk.path().join("paper");
    let run = |folder: &Path, arguments: &[&str]| {
        let output = program(&dateline, folder).args(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    };
    run(desk.path(), &["init", "paper", "--yes"]);
    let story = run(&paper, &["new", "The first story", "--section", "news"]);
    let story = paper.join(story.trim());
    let mut json: Value = serde_json::from_str(&fs::read_to_string(&story).unwrap()).unwrap();
    json.as_object_mut().unwrap().remove("status");
    json["summary"] = "What happened.".into();
    json["body"][0]["text"] = "It happened here.".into();
    fs::write(&story, json.to_string()).unwrap();
    run(&paper, &["check"]);
    run(
        &paper,
        &["cms", "--out", "desk", "--github", "harbour-post/paper"],
    );
    assert!(paper.join("desk/desk.js").is_file());
    run(&paper, &["publish"]);
    let mut serve = program(&dateline, &paper);
    let serve = serve
        .args(["serve", "--port", "0"])
        .stdout(Stdio::piped())
        .spawn();
    let mut serve = Served(serve.unwrap());
    let mut line = String::new();
    BufReader::new(serve.0.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let address = line.split(" at ").nth(1).unwrap().split(' ').next().unwrap();
    let get = |path: &str| {
        let answer = ureq::get(format!("{address}{path}")).call().unwrap();
        answer.into_body().read_to_string().unwrap()
    };
    let page = get("/news/the-first-story/");
    assert!(page.contains("It happened here."), "{page}");
    // With the app.
    let begin = page.find("src=\"/app-").unwrap();
    let script = page[begin..].split('"').nth(1).unwrap();
    assert!(get(script).contains("WebAssembly"));
}
