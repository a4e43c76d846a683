//! What is on the disk beside stories, and a disk that fails.

use std::fs;
use std::path::Path;

use dateline_import::{Kind, Options, import};
use serde_json::Value;

use super::{Desk, HERE, assert_refused, files, link, says};

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
fn a_file_in_the_drafts_folder_is_a_draft() {
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
fn a_disk_that_can_t_be_written_to_is_reported_and_leaves_no_article_without_pictures() {
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
fn a_file_that_describes_a_folder_is_not_a_story() {
    assert_refused("README.md", b"Text", "README");
    assert_refused("posts/readme.markdown", b"Text", "README");
    assert_refused("posts/_index.md", b"Text", "section");
}
