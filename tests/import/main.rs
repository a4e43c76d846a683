//! `dateline import markdown`: Markdown in, articles and a report out, and nothing lost between them.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../root.rs"]
mod root;

mod addresses;
mod blocks;
mod disk;
mod front_matter;
mod headings;
mod nasty;
mod pictures;
mod text;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use dateline_content::check;
use dateline_import::{Kind, Options, Report, import};
use serde_json::Value;
use tempfile::TempDir;
use time::macros::datetime;

const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/import");

/// A newsroom, and a folder of files to import into it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn with(files: &[(&str, &[u8])]) -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        copy(&Path::new(HERE).join("content"), &desk.content());
        for (name, bytes) in files {
            let path = desk.markdown().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        desk
    }

    /// One file of text, imported.
    fn of(text: &str) -> (Self, Report) {
        let desk = Self::with(&[("story.md", text.as_bytes())]);
        let report = desk.import();
        (desk, report)
    }

    fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    fn markdown(&self) -> PathBuf {
        self.folder.path().join("markdown")
    }

    fn options(&self) -> Options {
        Options {
            folder: self.markdown(),
            content: self.content(),
            section: Some("news".to_owned()),
            authors: Vec::new(),
            dry_run: false,
            now: datetime!(2026-11-23 12:00 UTC),
        }
    }

    fn import(&self) -> Report {
        import(&self.options()).unwrap()
    }

    fn article(&self, slug: &str) -> Value {
        let path = self.content().join("articles").join(format!("{slug}.json"));
        serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap()
    }
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().flatten();
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap();
            (
                name.to_string_lossy().into_owned(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for (name, bytes) in files(from) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn link(to: &Path, from: &Path) {
    std::os::unix::fs::symlink(to, from).unwrap();
}

/// Whether the report has a note of this kind with these words.
fn says(report: &Report, kind: Kind, part: &str) -> bool {
    report
        .notes
        .iter()
        .any(|note| note.kind == kind && note.message.contains(part))
}

fn assert_refused(name: &str, bytes: &[u8], why: &str) {
    let desk = Desk::with(&[(name, bytes)]);
    let before = files(&desk.content());
    let report = desk.import();
    assert!(says(&report, Kind::NotImported, why), "{report}");
    assert!(!report.is_complete());
    assert!(files(&desk.content()) == before);
}

#[test]
fn what_several_systems_write_becomes_the_expected_articles() {
    let desk = Desk::with(&[]);
    let options = Options {
        folder: Path::new(HERE).join("markdown"),
        ..desk.options()
    };
    let report = import(&options).unwrap();
    let text = report
        .to_string()
        .replace(&desk.content().display().to_string(), "content")
        .replace(HERE, "tests/import");
    let before = files(&Path::new(HERE).join("content"));
    let mut made = files(&desk.content());
    made.retain(|name, bytes| before.get(name) != Some(bytes));
    made.insert("report.txt".to_owned(), (text + "\n").into_bytes());
    let expected = Path::new(HERE).join("expected");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let _ = fs::remove_dir_all(&expected);
        for (name, bytes) in &made {
            let path = expected.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    let golden = files(&expected);
    assert_eq!(made.keys().collect::<Vec<_>>(), golden.keys().collect::<Vec<_>>());
    for (name, bytes) in &golden {
        assert!(
            made[name] == *bytes,
            "{name} differs from {HERE}/expected; if that is intended, run with UPDATE_GOLDEN=1 and read the diff:\n{}",
            String::from_utf8_lossy(&made[name])
        );
    }
    assert!(check(&desk.content(), options.now).newsroom.is_some(), "{report}");
}

#[test]
fn the_program_succeeds_if_every_file_became_an_article() {
    let run = |desk: &Desk, arguments: &[&str]| {
        std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["import", "markdown", "markdown", "--now", "2026-11-23T12:00:00Z"])
            .args(arguments)
            .current_dir(desk.folder.path())
            .output()
            .unwrap()
    };
    let desk = Desk::with(&[("story.md", b"Some ~~text~~.")]);
    let output = run(&desk, &["--format", "json", "--section", "world"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "a loss that is listed is not a failure"
    );
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["articles"][0]["to"], "content/articles/story.json");
    let note = report["notes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|note| note["kind"] == "lost")
        .unwrap();
    assert_eq!(
        (&note["file"], &note["line"]),
        (&"markdown/story.md".into(), &1.into())
    );
    let output = run(&desk, &["--section", "world"]);
    assert_eq!(output.status.code(), Some(1), "the article already exists");
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 file not imported"));
    for bad in [["--section", "wrld"], ["--author", " "], ["--content", "nowhere"]] {
        let output = run(&desk, &bad);
        assert!(!output.status.success() && !output.stderr.is_empty(), "{bad:?}");
    }
}

#[test]
fn a_dry_run_writes_nothing_and_reports_the_same() {
    let desk = Desk::with(&[]);
    copy(&Path::new(HERE).join("markdown"), &desk.markdown());
    let before = files(desk.folder.path());
    let dry_run = import(&Options {
        dry_run: true,
        ..desk.options()
    })
    .unwrap();
    assert!(files(desk.folder.path()) == before);
    let real = desk.import();
    let text = |report: &Report| {
        report
            .to_string()
            .replace("\nThis was a dry run; nothing was written.", "")
    };
    assert_eq!(text(&dry_run), text(&real));
}

#[test]
fn nothing_is_overwritten_and_a_second_import_adds_nothing() {
    let desk = Desk::with(&[("a.md", b"A."), ("already-here.md", b"B.")]);
    let old = desk.article("already-here");
    let report = desk.import();
    assert!(says(&report, Kind::NotImported, "already-here.json"), "{report}");
    assert_eq!(desk.article("already-here"), old);
    let first = files(&desk.content());
    let report = desk.import();
    assert_eq!(report.articles.len(), 0);
    assert!(files(&desk.content()) == first);
}

#[test]
fn a_file_that_can_t_become_an_article_is_listed_with_the_reason() {
    assert_refused("empty.md", b"", "empty");
    assert_refused("blank.md", b"\xef\xbb\xbf \r\n\n", "empty");
    assert_refused("latin.md", b"---\ntitle: Caf\xe9\n---\nText", "UTF-8");
    assert_refused("utf-16.md", b"\xff\xfeT\0e\0x\0t\0", "UTF-8");
    assert_refused("broken.md", b"---\ntitle: [a\n---\nText", "front matter");
    assert_refused(
        "twice.md",
        b"+++\ntitle = \"a\"\ntitle = \"b\"\n+++\nText",
        "front matter",
    );
    assert_refused("page.md", b"Text", "can't be called `page`");
    assert_refused("x.md", b"---\nslug: already-here\n---\nText", "already-here.json");
    let desk = Desk::with(&[("x.md", b"Text")]);
    let report = import(&Options {
        section: None,
        ..desk.options()
    })
    .unwrap();
    assert!(says(&report, Kind::NotImported, "news, world"), "{report}");
    let unknown = import(&Options {
        section: Some("wrld".to_owned()),
        ..desk.options()
    });
    assert!(unknown.unwrap_err().to_string().contains("Did you mean world?"));
}

#[test]
fn a_byte_order_mark_and_other_line_ends_make_no_difference() {
    let text = "---\ntitle: One\ndate: 2024-01-01T00:00:00Z\nsummary: Short.\nauthor: A\n---\nText\n\n<i>more</i> ~~x~~\n";
    let plain = Desk::of(text);
    for other in [
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        format!("\u{feff}{}", text.replace('\n', "\r")),
    ] {
        let other = Desk::of(&other);
        assert_eq!(plain.0.article("story"), other.0.article("story"));
        let notes = |report: &Report| {
            report
                .notes
                .iter()
                .map(|note| (note.line, note.message.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(notes(&plain.1), notes(&other.1));
    }
}

#[test]
fn a_long_file_is_imported() {
    let paragraph =
        "Some *words* with [a link](https://a.example/) and `code`, line after line.\n\n- item\n\n";
    let text = format!(
        "---\ntitle: Long\n---\n{}",
        paragraph.repeat(1024 * 1024 / paragraph.len() + 1)
    );
    let begin = std::time::Instant::now();
    let (desk, report) = Desk::of(&text);
    assert!(desk.article("story")["body"].as_array().unwrap().len() > 20_000);
    assert!(report.is_complete(), "{report}");
    assert!(begin.elapsed().as_secs() < 60, "{:?}", begin.elapsed());
}

#[test]
fn what_is_nested_too_deeply_is_flattened() {
    for text in [
        format!("{} deep", ">".repeat(5000)),
        format!("{}deep", "- ".repeat(2000)),
        format!("{}deep{}", "*a ".repeat(3000), "*".repeat(3000)),
        format!("{}deep{}", "[".repeat(3000), "](x)".repeat(3000)),
        format!("{}deep", "<b>".repeat(3000)),
    ] {
        let (desk, report) = Desk::of(&text);
        assert!(
            desk.article("story").to_string().contains("deep"),
            "{}",
            &text[..20]
        );
        assert!(report.is_complete(), "{report}");
    }
}

#[test]
fn a_dry_run_sees_the_newsroom_as_the_import_does() {
    let desk = Desk::with(&[("story.md", b"---\ndate: sometime\n---\n![a](gone.png)")]);
    fs::remove_file(desk.content().join("articles/already-here.json")).unwrap();
    let dry_run = || {
        import(&Options {
            dry_run: true,
            section: None,
            ..desk.options()
        })
        .unwrap()
    };
    assert!(
        dry_run().problems.is_empty(),
        "an empty folder is not an error: {}",
        dry_run()
    );
    let elsewhere = desk.folder.path().join("elsewhere");
    for name in ["articles", "pictures", "site.json"] {
        fs::create_dir_all(&elsewhere).unwrap();
        fs::rename(desk.content().join(name), elsewhere.join(name)).unwrap();
        link(&elsewhere.join(name), &desk.content().join(name));
    }
    link(
        &elsewhere.join("pictures/square.svg"),
        &elsewhere.join("pictures/linked.svg"),
    );
    let figure = |file: &str| format!("{{\"type\": \"figure\", \"file\": \"{file}\", \"alt\": \"x\"}}");
    let old = fs::read_to_string(Path::new(HERE).join("content/articles/already-here.json")).unwrap();
    let mut old: Value = serde_json::from_str(&old).unwrap();
    old["body"] =
        serde_json::from_str(&format!("[{}, {}]", figure("square.svg"), figure("linked.svg"))).unwrap();
    fs::write(elsewhere.join("articles/already-here.json"), old.to_string()).unwrap();
    let problems = |report: &Report| {
        report
            .problems
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        problems(&dry_run()),
        problems(
            &import(&Options {
                section: None,
                ..desk.options()
            })
            .unwrap()
        )
    );
    assert!(dry_run().problems.is_empty(), "{}", dry_run());
}

#[test]
fn every_word_of_a_nasty_document_is_in_the_article_or_in_the_report() {
    let documents = nasty::documents(400);
    let named: Vec<_> = documents
        .iter()
        .map(|document| (document.name.as_str(), document.text.as_bytes()))
        .collect();
    let desk = Desk::with(&named);
    let report = desk.import();
    assert_eq!(report.articles.len(), documents.len(), "{report}");
    for document in &documents {
        let slug = document.name.trim_end_matches(".md");
        let mut found = desk.article(slug).to_string();
        let file = desk.markdown().join(&document.name).display().to_string();
        for note in report.notes.iter().filter(|note| note.file == file) {
            found += &note.message;
            // That check is for what nobody thought of; everything in these documents should have a note of its own.
            assert!(
                !note.message.contains("these words are not"),
                "{}\n\n{}",
                note.message,
                document.text
            );
        }
        for word in &document.words {
            assert!(
                found.contains(word.as_str()),
                "`{word}` is lost from\n\n{}\n\n{found}",
                document.text
            );
        }
    }
    let errors: Vec<_> = report.problems.iter().map(ToString::to_string).collect();
    assert!(report.is_complete(), "{}", errors.join("\n"));
}
