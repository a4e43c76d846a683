//! `dateline check --watch`, as a program that runs beside the writer's editor.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use super::{STORIES, newsroom, story};

/// Long enough for a busy machine; a test that passes never waits so long.
const PATIENCE: Duration = Duration::from_secs(30);

struct Watched {
    program: Child,
    lines: Receiver<String>,
}

impl Watched {
    fn begin(folder: &Path, arguments: &[&str]) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["check", "--watch", "--now", "2026-11-23T12:00:00Z"])
            .args(arguments)
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (sender, lines) = channel();
        let output = BufReader::new(program.stdout.take().unwrap());
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        Self { program, lines }
    }

    /// Waits for a line, and returns how many others came before it.
    fn wait_for(&self, part: &str) -> usize {
        let mut others = 0;
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) if line.contains(part) => return others,
                Ok(_) => others += 1,
                Err(error) => panic!("no line with `{part}`: {error}"),
            }
        }
    }

    fn interrupt(&mut self) -> Option<i32> {
        let id = i32::try_from(self.program.id()).unwrap();
        kill_process(Pid::from_raw(id).unwrap(), Signal::INT).unwrap();
        self.program.wait().unwrap().code()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// A story that no other mentions.
const SLUG: &str = "what-a-weather-balloon-measures";

#[test]
fn each_change_is_checked_until_ctrl_c_which_is_not_a_failure() {
    let folder = newsroom();
    let file = story(folder.path(), SLUG);
    let sound = fs::read_to_string(&file).unwrap();
    let faulty = sound.replacen("\"summary\"", "\"sumary\"", 1);
    let mut watched = Watched::begin(folder.path(), &[]);
    watched.wait_for("0 errors");
    watched.wait_for("Ctrl-C");
    // Written in place.
    fs::write(&file, &faulty).unwrap();
    watched.wait_for("2 errors");
    // Saved as many editors do: beside it, then in its place.
    let beside = file.with_extension("json~");
    fs::write(&beside, &sound).unwrap();
    fs::rename(&beside, &file).unwrap();
    watched.wait_for("0 errors");
    // A file that is removed, and one that is created together with its folder.
    fs::remove_file(&file).unwrap();
    watched.wait_for(&format!("{} stories, 2 held back, 0 errors", STORIES - 1));
    let below = folder.path().join("content/articles/2024/may");
    fs::create_dir_all(&below).unwrap();
    fs::write(below.join(format!("{SLUG}.json")), &sound).unwrap();
    watched.wait_for(&format!("{STORIES} stories, 2 held back, 0 errors"));
    // That folder is watched too.
    fs::write(below.join(format!("{SLUG}.json")), &faulty).unwrap();
    watched.wait_for("2 errors");
    fs::remove_dir_all(folder.path().join("content/articles/2024")).unwrap();
    fs::write(&file, &sound).unwrap();
    watched.wait_for("0 errors");
    assert_eq!(watched.interrupt(), Some(0));
}

#[test]
fn the_content_folder_may_be_removed_and_restored() {
    let folder = newsroom();
    let watched = Watched::begin(folder.path(), &[]);
    watched.wait_for("0 errors");
    let (content, away) = (folder.path().join("content"), folder.path().join("away"));
    fs::rename(&content, &away).unwrap();
    watched.wait_for("2 errors");
    fs::rename(&away, &content).unwrap();
    watched.wait_for("0 errors");
    fs::write(content.join("site.json"), "{").unwrap();
    watched.wait_for("1 error");
}

#[test]
fn a_burst_of_writing_is_few_checks() {
    let folder = newsroom();
    let file = story(folder.path(), SLUG);
    let sound = fs::read_to_string(&file).unwrap();
    let watched = Watched::begin(folder.path(), &[]);
    watched.wait_for("Ctrl-C");
    // Each of these alone would give another result, and so another line.
    for number in 1..=100 {
        fs::write(
            &file,
            sound.replacen(
                "  \"title\"",
                &format!("{}  \"title\"", "  \"x\": 1,\n".repeat(number)),
                1,
            ),
        )
        .unwrap();
    }
    fs::write(
        &file,
        sound.replacen("\"section\": \"science\"", "\"section\": \"last\"", 1),
    )
    .unwrap();
    let others = watched.wait_for("1 error");
    assert!(others < 20, "{others} checks for one burst");
}

#[test]
fn as_json_each_check_is_one_line() {
    let folder = newsroom();
    let watched = Watched::begin(folder.path(), &["--format", "json"]);
    assert_eq!(watched.lines.recv_timeout(PATIENCE).unwrap(), "[]");
    fs::write(story(folder.path(), SLUG), "{").unwrap();
    let line = watched.lines.recv_timeout(PATIENCE).unwrap();
    let problems: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert!(
        problems[0]["file"]
            .as_str()
            .unwrap()
            .ends_with(&format!("{SLUG}.json")),
        "{line}"
    );
}

#[test]
fn a_missing_content_folder_is_an_error_that_names_the_option() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["check", "--watch"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--content"));
}
