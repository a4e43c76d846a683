//! `dateline import markdown`: Markdown in, articles and a report out, and nothing lost between them.
#![allow(clippy::unwrap_used, missing_docs)]

mod nasty;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::publish::content::check;
use dateline::publish::desk::import::{Kind, Options, Report, import};
use serde_json::Value;
use tempfile::TempDir;
use time::macros::datetime;

const HERE: &str = "tests/import";

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

fn link(to: &Path, place: &Path) {
    std::os::unix::fs::symlink(to, place).unwrap();
}

/// Whether the report has a note of this kind that says this.
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
fn what_several_systems_write_becomes_what_is_expected() {
    let desk = Desk::with(&[]);
    let options = Options {
        folder: Path::new(HERE).join("markdown"),
        ..desk.options()
    };
    let report = import(&options).unwrap();
    let text = report
        .to_string()
        .replace(&desk.content().display().to_string(), "content");
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
            "{name} differs from {HERE}/expected; if it should, run with UPDATE_GOLDEN=1 and look at the diff:\n{}",
            String::from_utf8_lossy(&made[name])
        );
    }
    assert!(check(&desk.content(), options.now).newsroom.is_some(), "{report}");
}

#[test]
fn the_program_succeeds_where_every_file_has_become_an_article() {
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
        "a loss that is listed is no failure"
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
    assert_eq!(output.status.code(), Some(1), "it is there already");
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 file not imported"));
    for bad in [["--section", "wrld"], ["--author", " "], ["--content", "nowhere"]] {
        let output = run(&desk, &bad);
        assert!(!output.status.success() && !output.stderr.is_empty(), "{bad:?}");
    }
}

#[test]
fn a_trial_writes_nothing_and_reports_the_same() {
    let desk = Desk::with(&[]);
    copy(&Path::new(HERE).join("markdown"), &desk.markdown());
    let before = files(desk.folder.path());
    let trial = import(&Options {
        dry_run: true,
        ..desk.options()
    })
    .unwrap();
    assert!(files(desk.folder.path()) == before);
    let real = desk.import();
    let text = |report: &Report| {
        report
            .to_string()
            .replace("\nThis was a trial; nothing is written.", "")
    };
    assert_eq!(text(&trial), text(&real));
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
fn files_that_no_article_can_be_made_of_are_named_with_the_reason() {
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
fn a_long_file_is_no_trouble() {
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
fn what_is_nested_without_end_is_flattened() {
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
fn a_picture_that_nobody_described_makes_a_draft() {
    let square = fs::read(Path::new(HERE).join("content/pictures/square.svg")).unwrap();
    let other = String::from_utf8(square.clone())
        .unwrap()
        .replace("<svg", "<svg id=\"x\"");
    let desk = Desk::with(&[
        (
            "story.md",
            b"![](square.svg)\n\n![Described](My%20Picture.SVG)\n\n![Same name](b/square.svg)",
        ),
        ("square.svg", &square),
        ("My Picture.SVG", &square),
        ("b/square.svg", other.as_bytes()),
    ]);
    let report = desk.import();
    let article = desk.article("story");
    assert_eq!(article["status"], "draft");
    assert_eq!(article["body"][0]["file"], "square.svg");
    assert!(article["body"][0]["alt"].as_str().unwrap().contains("described"));
    assert_eq!(article["body"][1]["file"], "my-picture.svg");
    assert_eq!(
        article["body"][2]["file"], "square-2.svg",
        "another picture has the name"
    );
    assert!(says(&report, Kind::Lost, "no description"), "{report}");
    let copied: Vec<_> = report
        .pictures
        .iter()
        .map(|picture| picture.to.as_str())
        .collect();
    assert_eq!(
        copied,
        ["my-picture.svg", "square-2.svg"],
        "the newsroom has the first already"
    );
    assert!(report.is_complete(), "{report}");
}

#[test]
fn a_picture_that_can_t_be_had_is_named() {
    let desk = Desk::with(&[
        ("story.md", b"---\ncover: /x/gone.png\n---\n![a](gone.png) ![b](notes.txt) ![c](broken.png) ![d](https://e/f.png) ![g](data:image/png;base64,AA)"),
        ("notes.txt", b"x"),
        ("broken.png", b"x"),
    ]);
    let report = desk.import();
    for part in [
        "/x/gone.png",
        "`gone.png` (a)",
        "TXT is no format",
        "broken.png",
        "https://e/f.png",
        "data:image",
    ] {
        assert!(says(&report, Kind::Lost, part), "{part}: {report}");
    }
    assert_eq!(desk.article("story")["body"][0]["text"], "[d](https://e/f.png)");
}

#[test]
fn a_picture_from_elsewhere_on_the_disk_is_not_copied() {
    let square = fs::read(Path::new(HERE).join("content/pictures/square.svg")).unwrap();
    let desk = Desk::with(&[
        ("story.md", b"![a](../scan.svg) ![b](/scan.svg) ![c](%2e%2e/scan.svg) ![d](linked.svg)\n\n![e](/published.svg)\n\n![f](/static/published.svg)"),
        ("../scan.svg", &square),
        ("../static/published.svg", &square),
    ]);
    let absolute = desk.folder.path().join("scan.svg");
    link(&absolute, &desk.markdown().join("linked.svg"));
    let text = format!("![g]({})", absolute.display());
    fs::write(desk.markdown().join("absolute.md"), text).unwrap();
    let report = desk.import();
    for url in ["../scan.svg", "/scan.svg", "%2e%2e/scan.svg", "linked.svg"] {
        let outside = report.notes.iter().any(|note| {
            note.message.starts_with(&format!("the picture `{url}`")) && note.message.contains("outside")
        });
        assert!(outside, "{url}: {report}");
    }
    assert!(
        says(&report, Kind::Lost, "(g): the file is not there"),
        "{report}"
    );
    let copied: Vec<_> = report.pictures.iter().map(|picture| &*picture.to).collect();
    assert_eq!(copied, ["published.svg"], "{report}");
}

#[test]
fn links_are_not_followed() {
    let desk = Desk::with(&[("story.md", b"Text")]);
    link(Path::new("nobody@host.1:2"), &desk.markdown().join(".#story.md"));
    link(Path::new("gone.md"), &desk.markdown().join("dangling.md"));
    link(Path::new("loop.md"), &desk.markdown().join("loop.md"));
    link(Path::new(".."), &desk.markdown().join("up"));
    link(Path::new("/"), &desk.markdown().join("everything"));
    let report = desk.import();
    assert_eq!(report.articles.len(), 1, "{report}");
    let refused: Vec<_> = report
        .notes
        .iter()
        .filter(|note| note.kind == Kind::NotImported)
        .collect();
    let names: Vec<_> = refused
        .iter()
        .map(|note| note.file.rsplit('/').next().unwrap())
        .collect();
    assert_eq!(names, ["dangling.md", "everything", "loop.md", "up"], "{report}");
    assert!(
        refused.iter().all(|note| note.message.contains("link")),
        "{report}"
    );
}

#[test]
fn what_lies_among_drafts_is_a_draft() {
    let text = b"---\ntitle: Private\ndate: 2024-05-01\n---\nNot yet.";
    let desk = Desk::with(&[("_drafts/town/private.md", text), ("public.md", text)]);
    let report = desk.import();
    assert_eq!(desk.article("private")["status"], "draft");
    assert_eq!(desk.article("public")["status"], Value::Null);
    assert!(says(&report, Kind::Changed, "`_drafts`"), "{report}");
    let desk = Desk::with(&[("_drafts/private.md", text)]);
    let folder = desk.markdown().join("_drafts");
    import(&Options {
        folder,
        ..desk.options()
    })
    .unwrap();
    assert_eq!(desk.article("private")["status"], "draft");
}

#[test]
fn a_disk_that_takes_nothing_is_told_of_and_leaves_no_article_without_pictures() {
    let square = fs::read(Path::new(HERE).join("content/pictures/square.svg")).unwrap();
    let desk = Desk::with(&[("story.md", b"![a](new.svg)"), ("new.svg", &square)]);
    fs::remove_dir_all(desk.content().join("pictures")).unwrap();
    fs::write(desk.content().join("pictures"), "").unwrap();
    let before = files(&desk.content());
    let error = format!("{:#}", import(&desk.options()).unwrap_err());
    assert!(
        error.contains("0 of 1 pictures") && error.contains("no article was written"),
        "{error}"
    );
    assert!(files(&desk.content()) == before);
    let desk = Desk::with(&[("one.md", b"Text"), ("two.md", b"Text")]);
    fs::remove_dir_all(desk.content().join("articles")).unwrap();
    fs::write(desk.content().join("articles"), "").unwrap();
    let report = desk.import();
    assert_eq!(
        report
            .notes
            .iter()
            .filter(|note| note.kind == Kind::NotImported)
            .count(),
        2,
        "{report}"
    );
    assert!(says(&report, Kind::NotImported, "can't create"), "{report}");
}

#[test]
fn a_trial_sees_the_newsroom_as_the_import_does() {
    let desk = Desk::with(&[("story.md", b"---\ndate: sometime\n---\n![a](gone.png)")]);
    fs::remove_file(desk.content().join("articles/already-here.json")).unwrap();
    let trial = || {
        import(&Options {
            dry_run: true,
            section: None,
            ..desk.options()
        })
        .unwrap()
    };
    assert!(
        trial().problems.is_empty(),
        "an empty folder is no fault: {}",
        trial()
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
        problems(&trial()),
        problems(
            &import(&Options {
                section: None,
                ..desk.options()
            })
            .unwrap()
        )
    );
    assert!(trial().problems.is_empty(), "{}", trial());
}

#[test]
fn what_describes_a_folder_is_no_story() {
    assert_refused("README.md", b"Text", "README");
    assert_refused("posts/readme.markdown", b"Text", "README");
    assert_refused("posts/_index.md", b"Text", "section");
}

#[test]
fn signs_that_html_has_names_for_are_read_in_titles() {
    let (desk, _) = Desk::of("---\ntitle: \"Caf\u{e9} &amp; bar\"\ndescription: 1 &lt; 2\n---\nText");
    assert_eq!(desk.article("story")["title"], "Caf\u{e9} & bar");
    assert_eq!(desk.article("story")["summary"], "1 < 2");
}

#[test]
fn every_redirect_that_is_proposed_is_one_that_check_accepts() {
    let desk = Desk::with(&[
        ("content/posts/pier.md", b"+++\ndate = 2024-05-01\naliases = [\"pier-old\", \"/old\", \"../up\", \"/a/b.html\", \"/paper.pdf\", \"/\xed\x95\x9c/\", \"/news/\", \"/news/page/2/\", \"/cards/x/\", \"/posts/x/?p=1\", \"/news/pier\"]\n+++\nText"),
        ("content/posts/second.md", b"+++\ndate = 2024-05-01\nurl = \"/own/place/\"\naliases = [\"beside\", \"/old/\"]\n+++\nText"),
        ("content/posts/Bundle One/index.md", b"---\ndate: 2024-05-01\n---\n[x](/posts/bundle-one/)"),
        ("content/posts/draft.md", b"---\ndate: 2024-05-01\ndraft: true\n---\nText"),
        ("old/_posts/2024-05-02-Title.md", b"---\ncategories: Town life\ntags: one two\nredirect_from: first\n---\nText"),
        ("_posts/2024-05-03-pattern.md", b"---\npermalink: /:title/\n---\nText"),
    ]);
    let report = desk.import();
    let lines: Vec<_> = report.redirects.iter().map(|redirect| &*redirect.from).collect();
    let expected = [
        "/old/town/life/2024/05/02/Title.html",
        "/first/",
        "/posts/bundle-one/",
        "/posts/pier/",
        "/posts/pier-old/",
        "/old/",
        "/up/",
        "/a/b.html",
        "/posts/second/",
    ];
    let sorted = |mut names: Vec<&str>| {
        names.sort_unstable();
        names.join(" ")
    };
    let mut expected = expected.to_vec();
    expected.pop();
    expected.extend(["/own/place/", "/own/beside/"]);
    assert_eq!(sorted(lines), sorted(expected), "{report}");
    for refused in [
        "/paper.pdf",
        "/한/",
        "/news/`",
        "/news/page/2/",
        "/cards/x/",
        "/posts/x/?p=1",
    ] {
        assert!(
            says(&report, Kind::Lost, &format!("the old address `{refused}")),
            "{refused}: {report}"
        );
    }
    assert!(
        says(
            &report,
            Kind::Lost,
            "`/old/` can't lead on: it leads to another page already"
        ),
        "{report}"
    );
    let text = report.to_string();
    let (_, lines) = text.split_once("redirects.json:\n").unwrap();
    let (lines, _) = lines.split_once("\n\n").unwrap();
    let file = desk.content().join("redirects.json");
    fs::write(&file, format!("{{\"redirects\": [\n{lines}\n]}}")).unwrap();
    let problems = check(&desk.content(), desk.options().now).problems;
    assert!(problems.is_empty(), "{problems:?}");
    for slug in ["pier", "place", "bundle-one", "title"] {
        fs::remove_file(desk.content().join(format!("articles/{slug}.json"))).unwrap();
    }
    assert!(desk.import().redirects.is_empty(), "they are written already");
}

#[test]
fn jekyll_separates_words_by_spaces() {
    let text = b"---\ndate: 2024-05-01\ncategories: world water\ntags: big rivers\n---\nText";
    let desk = Desk::with(&[
        ("_posts/2024-05-01-a.md", text),
        ("2024-05-01-b.md", text),
        ("c.md", text),
    ]);
    desk.import();
    for slug in ["a", "b"] {
        let article = desk.article(slug);
        assert_eq!(article["section"], "world");
        assert_eq!(article["tags"], serde_json::json!(["big", "rivers", "water"]));
    }
    assert_eq!(
        desk.article("c")["tags"],
        serde_json::json!(["big rivers", "world water"])
    );
}

#[test]
fn html_in_a_block_keeps_emphasis_links_and_code() {
    let (desk, report) = Desk::of(
        "<p>First <b>para</b> with\n<a href=\"https://a.example/\">a <em>link</em></a>,<br>and <code>a*b</code>.</p>\n<p><i>Second</i> <span class=\"x\">one</span></p>\n",
    );
    let texts: Vec<_> = desk.article("story")["body"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| block["text"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        texts,
        [
            "First **para** with [a *link*](https://a.example/), and `a*b`.",
            "*Second* one"
        ],
        "{report}"
    );
    assert!(
        says(
            &report,
            Kind::Lost,
            "HTML: `<p>` `</p>` `<p>` `<span class=\"x\">`"
        ),
        "{report}"
    );
}

#[test]
fn a_remote_picture_in_html_is_a_link_and_listed() {
    for text in [
        "<img src=\"https://a.example/b.png\" alt=\"Words\">",
        "Before <img src=\"https://a.example/b.png\" alt=\"Words\">",
        "<p><img src=\"https://a.example/b.png\" alt=\"Words\"></p>",
    ] {
        let (desk, report) = Desk::of(text);
        let article = desk.article("story");
        assert!(
            article["body"][0]["text"]
                .as_str()
                .unwrap()
                .ends_with("[Words](https://a.example/b.png)"),
            "{article}"
        );
        assert!(
            says(&report, Kind::Lost, "the picture `https://a.example/b.png`"),
            "{report}"
        );
        assert!(!says(&report, Kind::Changed, "is read as a picture"), "{report}");
    }
}

#[test]
fn a_quotations_last_line_says_who_said_it() {
    for (text, quoted, cite) in [
        ("> Said.\n> — Some *Body*", "Said.", Some("Some Body")),
        ("> Said.\n— A — B", "Said.", Some("A — B")),
        ("> Said.\n>\n> — Somebody", "Said.", Some("Somebody")),
        ("> Said — they say.", "Said — they say.", None),
        ("> Said\n> and — they say.", "Said and — they say.", None),
        ("> — Somebody", "— Somebody", None),
    ] {
        let (desk, _) = Desk::of(text);
        let quote = &desk.article("story")["body"][0];
        assert_eq!(
            (quote["text"].as_str(), quote["cite"].as_str()),
            (Some(quoted), cite),
            "{text}"
        );
    }
}

#[test]
fn what_a_picture_field_says_is_carried_or_listed() {
    let (_desk, report) = Desk::of(
        "---\ncover:\n  alt: inner\n  caption: below\nimage_alt: outer\nimages: [one.png, two.png]\n---\nText",
    );
    for words in [
        "inner; below",
        "`image_alt` has no place in an article: outer",
        "one.png, two.png",
    ] {
        assert!(says(&report, Kind::Lost, words), "{words}: {report}");
    }
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
            // The net below is for what nobody thought of; these documents are made of what somebody did.
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
