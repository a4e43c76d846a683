//! What the commands print of texts and file names that others wrote: a terminal or a build log obeys none of it.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

/// Something for a terminal, for a build log, and for the eyes.
const NASTY: &str = "x\u{1b}]0;title\u{7}\u{9b}2J\n::error::a\r##[error]b ##vso[c]\u{202e}d\u{2028}e";

/// What a command prints, on both ways together.
fn run(folder: &Path, arguments: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let [printed, beside] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    for line in [&printed, &beside].into_iter().flat_map(|text| text.split('\n')) {
        assert!(
            !line.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{202e}')),
            "{arguments:?}: {line:?}"
        );
        assert!(!line.trim_start().starts_with("::"), "{arguments:?}: {line}");
        assert!(
            !line.contains("##[") && !line.contains("##vso["),
            "{arguments:?}: {line}"
        );
    }
    assert!(!printed.is_empty() || !beside.is_empty(), "{arguments:?}");
    (printed, beside)
}

/// A newsroom in which everything has nasty words.
fn nasty_newsroom(folder: &Path) {
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let site = json!({
        "title": "Paper", "description": "A paper.", "base_url": "https://paper.example", "language": "en",
        "sections": [{ "name": "News", "slug": "news", "order": 1, "description": "News." }],
    });
    let mut story = json!({
        "title": NASTY, "summary": "In short.", "section": NASTY, NASTY: NASTY,
        "date_published": NASTY, "authors": [{ "name": "Desk" }],
        "body": [
            { "type": NASTY },
            { "type": "paragraph", "text": format!("[a](<{}>)", NASTY.replace(['\n', '\r'], "")) },
            { "type": "see_also", "slug": NASTY },
            { "type": "figure", "file": NASTY, "alt": "A picture" },
        ],
    });
    write("content/site.json", &site.to_string());
    write("content/articles/story.json", &story.to_string());
    write(&format!("content/articles/{NASTY}.json"), "{}");
    write(&format!("content/articles/{NASTY}.JSON"), "{}");
    write(
        "content/redirects.json",
        &json!({ "redirects": [{ "from": NASTY, "to": NASTY }] }).to_string(),
    );
    write("unsound/site.json", &json!({ NASTY: NASTY }).to_string());
    let markdown = format!(
        "---\ntitle: x\n{NASTY:?}: [{NASTY:?}]\naliases: [{NASTY:?}]\n---\n# {NASTY}\n\n[a]({NASTY}) ![b](<\u{202e}>)\n"
    );
    write(&format!("posts/{NASTY}.md"), &markdown);
    write("posts/::notice::x.md", "");
    // One with a draft and a note on it.
    story = json!({
        "title": "A", "summary": "In short.", "section": "news", "status": "draft",
        "date_published": "2026-11-20T09:30:00Z", "authors": [{ "name": "Desk" }],
        "body": [{ "type": "paragraph", "text": "Words." }],
    });
    write("sound/site.json", &site.to_string());
    write(
        &format!("sound/articles/{}/a.json", NASTY.replace('/', "")),
        &story.to_string(),
    );
}

#[test]
fn no_text_and_no_file_name_does_anything_to_a_terminal_or_a_build_log() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    nasty_newsroom(folder);
    let named = format!("{NASTY}.json");
    for arguments in [
        &["check"][..],
        &["check", "--content", NASTY],
        &["check", "--content", "sound"],
        &["publish"],
        &["publish", "--content", "sound"],
        &["publish", "--content", "sound", "--app", NASTY],
        &["comments", "pull"],
        &["import", "markdown", "posts", "--section", "news"],
        &["import", "markdown", NASTY],
        &["import", "markdown", "posts", "--section", NASTY],
        &["new", NASTY, "--section", NASTY],
        &["new", "A story", "--content", "unsound"],
        &["new", NASTY, "--section", "news", "--slug", NASTY],
        &["hosting", "nginx", NASTY],
        &["serve", NASTY],
        &["schema", "--content", NASTY],
    ] {
        run(folder, arguments);
    }
    let (_, beside) = run(folder, &["check"]);
    assert!(
        beside.contains(r"x\u001b]0;title\u0007\u009b2J\n::error::a\r##\u005berror]b"),
        "{beside}"
    );
    let (_, beside) = run(folder, &["check", "--content", NASTY]);
    assert!(beside.contains(r"\n::error::a"), "{beside}");
    // JSON says the same, as JSON.
    let (printed, _) = run(folder, &["check", "--format", "json"]);
    let problems: Value = serde_json::from_str(&printed).unwrap();
    let mut problems = problems.as_array().unwrap().iter();
    assert!(
        problems.any(|problem| problem["file"].as_str().unwrap().ends_with(&named)),
        "{printed}"
    );
    let (printed, _) = run(
        folder,
        &[
            "import",
            "markdown",
            "posts",
            "--section",
            "news",
            "--dry-run",
            "--format",
            "json",
        ],
    );
    let report: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(report["notes"][0]["file"], "posts/::notice::x.md");
}
