//! Fields of front matter as different systems write them.

use dateline_import::Kind;

use super::{Desk, assert_refused, says};

#[test]
fn html_entities_in_titles_are_decoded() {
    let (desk, _) = Desk::of("---\ntitle: \"Caf\u{e9} &amp; bar\"\ndescription: 1 &lt; 2\n---\nText");
    assert_eq!(desk.article("story")["title"], "Caf\u{e9} & bar");
    assert_eq!(desk.article("story")["summary"], "1 < 2");
}

#[test]
fn a_name_in_an_address_is_read_as_the_letters_that_it_encodes() {
    let desk = Desk::with(&[
        ("a.md", b"---\nurl: /news/caf%C3%A9/\n---\nText"),
        ("b.md", b"---\nslug: \xc3\xa9t%C3%A9\n---\nText"),
        ("c.md", b"---\npermalink: /\xc3\xa9/\n---\nText"),
    ]);
    let report = desk.import();
    for slug in ["cafe", "ete", "e"] {
        let path = desk.content().join(format!("articles/{slug}.json"));
        assert!(path.exists(), "{slug}: {report}");
    }
}

#[test]
fn jekyll_separates_words_with_spaces() {
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
fn front_matter_may_stand_below_empty_lines_and_comments() {
    for above in ["\n", "\u{feff}\r\n \r\n", "<!-- Copyright Somebody -->\n\n"] {
        for fields in [
            "---\ntitle: One\n--- \n",
            "+++ \r\ntitle = \"One\"\r\n+++\r\n",
            "{\"title\": \"One\"}\n\n",
        ] {
            let (desk, report) = Desk::of(&format!("{above}{fields}Text"));
            let article = desk.article("story");
            assert_eq!(article["title"], "One", "{above:?} {fields:?}: {report}");
            assert_eq!(article["body"].as_array().unwrap().len(), 1, "{article}");
            assert_eq!(
                says(
                    &report,
                    Kind::Lost,
                    "above the front matter: `<!-- Copyright Somebody -->`"
                ),
                above.contains("Somebody"),
                "{report}"
            );
        }
    }
}

#[test]
fn front_matter_without_an_end_is_named_with_its_line() {
    for (text, line) in [("---\ntitle: One\n\nText", 1), ("\n+++\ntitle = 1\nText", 2)] {
        let (_desk, report) = Desk::of(text);
        let mut notes = report.notes.iter();
        let note = notes.find(|note| note.message.contains("is not closed by another line"));
        assert_eq!(note.map(|note| note.line), Some(line), "{report}");
    }
    assert_refused(
        "json.md",
        b"{\"title\": \"One\",\n\nText",
        "front matter can't be read",
    );
}
