//! `dateline publish --drafts` and `--watch`: the site for colleagues, and the one that follows the newsroom.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

use super::{SMALL, copy};

/// A copy of the small newsroom, with the place of its site.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&Path::new(SMALL).join("content"), &folder.path().join("content"));
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command
            .args(["publish", "--cards", "none", "--app"])
            .arg(Path::new(SMALL).join("app"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("DATELINE_CACHE", self.path("cache"));
        command
    }

    /// Publishes once, and answers what was said beside.
    fn publish(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{said}");
        said
    }

    fn change(&self, story: &str, change: impl FnOnce(&mut Value)) {
        let file = self.path("content/articles").join(format!("{story}.json"));
        let mut json: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        change(&mut json);
        fs::write(file, json.to_string()).unwrap();
    }
}

#[test]
fn a_site_for_colleagues_has_everything_says_so_and_asks_search_engines_to_keep_out() {
    let desk = Desk::new();
    desk.change("second-story", |story| story["status"] = json!("draft"));
    desk.publish(&["--drafts", "preview"]);
    let draft = fs::read_to_string(desk.path("preview/news/second-story/index.html")).unwrap();
    assert!(draft.contains(">Draft: not published yet<") && draft.contains("content=\"noindex\""));
    // Others link to it, and ask for the same.
    let front = fs::read_to_string(desk.path("preview/page/2/index.html")).unwrap();
    assert!(front.contains("second-story") && front.contains("content=\"noindex\""));
    assert_eq!(
        fs::read_to_string(desk.path("preview/robots.txt")).unwrap(),
        "User-agent: *\nDisallow: /\n"
    );
    assert!(!desk.path("preview/sitemap.xml").exists());
    // Readers get nothing of it.
    desk.publish(&["--out", "dist"]);
    assert!(!desk.path("dist/news/second-story").exists());
    assert!(
        !fs::read_to_string(desk.path("dist/index.html"))
            .unwrap()
            .contains("noindex")
    );
}

#[test]
fn an_address_that_nobody_can_guess_stays_the_same() {
    let desk = Desk::new();
    let first = desk.publish(&["--drafts", "preview", "--unguessable"]);
    let address = first
        .lines()
        .find_map(|line| line.split_once("colleagues: "))
        .unwrap()
        .1;
    let folder = address.trim_end_matches('/').rsplit('/').next().unwrap();
    assert!(folder.len() > 32, "{address}");
    let page = fs::read_to_string(desk.path("preview").join(folder).join("index.html")).unwrap();
    assert!(page.contains(&format!("href=\"/paper/{folder}/news/")), "{page}");
    assert_eq!(desk.publish(&["--drafts", "preview", "--unguessable"]), first);
    let other = Desk::new();
    assert_ne!(other.publish(&["--drafts", "preview", "--unguessable"]), first);
}

/// A publication that goes on, and ends with the test.
struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn what_is_watched_is_published_after_each_change_and_when_a_story_is_due() {
    let desk = Desk::new();
    let mut command = desk.command(&["--watch"]);
    let mut program = Watching(
        command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    let mut lines = BufReader::new(program.0.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let mut published = || lines.by_ref().find(|line| line.contains(" published, "));
    published().unwrap();
    desk.change("second-story", |story| story["title"] = json!("Changed"));
    published().unwrap();
    let page = desk.path("dist/news/second-story/index.html");
    assert!(fs::read_to_string(&page).unwrap().contains("Changed"));
    // A fault is no end.
    let site = fs::read_to_string(desk.path("content/site.json")).unwrap();
    fs::write(desk.path("content/site.json"), "{").unwrap();
    fs::write(desk.path("content/site.json"), site).unwrap();
    let date = |time: OffsetDateTime| {
        desk.change("second-story", |story| {
            story["date_published"] = json!(time.format(&Rfc3339).unwrap());
            story.as_object_mut().unwrap().remove("date_modified");
        });
    };
    date(OffsetDateTime::now_utc() + Duration::HOUR);
    while page.exists() {
        published().unwrap();
    }
    let soon = OffsetDateTime::now_utc() + Duration::seconds(3);
    date(soon);
    // Nobody changes anything any more.
    while !page.exists() {
        published().unwrap();
    }
    assert!(OffsetDateTime::now_utc() >= soon);
}
