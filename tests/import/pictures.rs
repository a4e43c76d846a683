//! Pictures that Markdown shows: copied, named as missing, or refused.

use std::fs;
use std::path::Path;

use dateline_import::Kind;

use super::{Desk, HERE, link, says};

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
        "another picture has that name"
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
        "the newsroom already has the first"
    );
    assert!(report.is_complete(), "{report}");
}

#[test]
fn a_picture_that_can_t_be_copied_is_listed() {
    let desk = Desk::with(&[
        ("story.md", b"---\ncover: /x/gone.png\n---\n![a](gone.png) ![b](notes.txt) ![c](broken.png) ![d](https://e/f.png) ![g](data:image/png;base64,AA)"),
        ("notes.txt", b"x"),
        ("broken.png", b"x"),
    ]);
    let report = desk.import();
    for part in [
        "/x/gone.png",
        "`gone.png` (a)",
        "TXT is not a picture format",
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
fn the_content_of_a_picture_field_is_carried_over_or_listed() {
    let (_desk, report) = Desk::of(
        "---\ncover:\n  alt: inner\n  caption: below\nimage_alt: outer\nimages: [one.png, two.png]\n---\nText",
    );
    for words in [
        "inner; below",
        "`image_alt` is not used in articles: outer",
        "one.png, two.png",
    ] {
        assert!(says(&report, Kind::Lost, words), "{words}: {report}");
    }
}

#[test]
fn a_file_is_found_whichever_system_wrote_its_name() {
    let square = fs::read(Path::new(HERE).join("content/pictures/square.svg")).unwrap();
    let (composed, decomposed) = ("\u{e9}t\u{e9}", "e\u{301}te\u{301}");
    for (on_disk, in_text, encoded) in [
        (composed, decomposed, "e%CC%81te%CC%81"),
        (decomposed, composed, "%C3%A9t%C3%A9"),
    ] {
        let text = format!(
            "---\ncover: {in_text}/{in_text}.svg\nimage_alt: x\ndate: 2024-05-01\n---\n\
             ![a]({in_text}.svg)\n\n![b](/{encoded}/{encoded}.svg)\n\n![c]({in_text}.SVG)\n\n[d]({in_text}.md) [e]({encoded}/)"
        );
        let desk = Desk::with(&[
            ("story.md", text.as_bytes()),
            (&format!("{on_disk}.svg"), &square),
            (&format!("static/{on_disk}/{on_disk}.svg"), &square),
            (&format!("{on_disk}.md"), b"---\ndate: 2024-05-01\n---\nText"),
        ]);
        let report = desk.import();
        let article = desk.article("story");
        assert_eq!(article["image"]["file"], "ete.svg", "{report}");
        for index in 0..3 {
            assert_eq!(article["body"][index]["file"], "ete.svg", "{report}");
        }
        assert_eq!(article["body"][3]["text"], "[d](/news/ete/) [e](/news/ete/)");
        assert_eq!(desk.article("ete")["title"], "\u{c9}t\u{e9}");
    }
}
