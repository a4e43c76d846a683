//! `dateline init`: a newsroom to begin with.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use dateline_content::check;
use serde_json::Value;
use time::macros::datetime;

fn init(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    let command = command.args(["init", "--yes", "--now", "2026-11-23T12:00:00Z"]);
    command.arg(folder).args(arguments).output().unwrap()
}

fn site(folder: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(folder.join("content/site.json")).unwrap()).unwrap()
}

#[test]
fn a_new_newsroom_passes_check_and_its_examples_are_for_nobody_else_yet() {
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("harbour-post");
    let output = init(&paper, &[]);
    assert!(output.status.success());
    assert_eq!(site(&paper)["title"], "Harbour Post");
    let checked = check(&paper.join("content"), datetime!(2027-01-01 12:00 UTC));
    assert!(checked.problems.is_empty(), "{:#?}", checked.problems);
    let newsroom = checked.newsroom.unwrap();
    assert!(newsroom.stories.is_empty());
    assert_eq!(newsroom.held_back.len(), 2);
    // What was written is what is printed.
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(printed.lines().all(|line| Path::new(line).is_file()), "{printed}");
    assert!(!paper.join(".github").exists());
}

#[test]
fn a_new_newsroom_is_what_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = [
        "--title",
        "The \"Harbour\" Post",
        "--description",
        "News from the harbour.",
        "--base-url",
        "https://détour.example/",
        "--language",
        "ko",
        "--section",
        "Town & Harbour",
        "--section",
        "Sport",
        "--host",
        "netlify",
    ];
    assert!(init(folder.path(), &arguments).status.success());
    let site = site(folder.path());
    assert_eq!(site["title"], "The \"Harbour\" Post");
    assert_eq!(site["base_url"], "https://xn--dtour-bsa.example");
    assert_eq!(site["sections"][1]["slug"], "sport");
    let workflow = fs::read_to_string(folder.path().join(".github/workflows/publish.yml")).unwrap();
    assert!(workflow.contains("schedule:") && workflow.contains("netlify-cli deploy"));
    // Drafts and all, it has no fault.
    let everything = dateline_content::Edition {
        now: datetime!(2026-11-23 12:00 UTC),
        has_unpublished: true,
    };
    let checked = check(&folder.path().join("content"), everything);
    assert!(checked.problems.is_empty(), "{:#?}", checked.problems);
    assert_eq!(checked.newsroom.unwrap().stories.len(), 2);
}

#[test]
fn nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("README.md"), "Ours").unwrap();
    let output = init(folder.path(), &[]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(
        error.contains("README.md is there already, so nothing was written"),
        "{error}"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("README.md")).unwrap(),
        "Ours"
    );
    assert!(!folder.path().join("content").exists());
}

#[test]
fn what_can_t_be_a_newspaper_is_refused_with_what_to_do() {
    for (arguments, part) in [
        (["--section", "소식"], "no Latin letter"),
        (["--language", "xx"], "use one of: en"),
        (["--base-url", "harbour.example"], "Begin it with https://"),
        (["--title", " "], "it is empty"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let output = init(folder.path(), &arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && error.contains(part), "{error}");
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    }
}
