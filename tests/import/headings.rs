//! Headings, and the links that name them.

use dateline_import::Kind;

use super::{Desk, says};

/// The links of a text whose paragraphs are links.
fn links(desk: &Desk, slug: &str) -> Vec<String> {
    let article = desk.article(slug);
    let texts = article["body"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|block| block["type"] == "paragraph");
    let address = |text: &str| match text.split_once("](") {
        Some((_, address)) => address.trim_end_matches(')').to_owned(),
        None => text.to_owned(),
    };
    texts
        .map(|block| address(block["text"].as_str().unwrap()))
        .collect()
}

#[test]
fn a_link_to_a_heading_leads_there_whatever_system_named_it() {
    let text = "---\ndate: 2024-05-01\n---\n# Story\n\n[a](#notes-1)\n\n[b](#whats-new--fixes)\n\n[c](#판문점)\n\n[d](#%ED%8C%90%EB%AC%B8%EC%A0%90)\n\n\
                [e](#what-s-new-fixes)\n\n[f](#pan-mun-jeom)\n\n[g](#first-step)\n\n[h](#cafe\u{301})\n\n[i](#comments)\n\n\
                [j](#story)\n\n[k](other.md#notes-1)\n\n[l](/news/already-here/#elsewhere)\n\n[m](#gone)\n\n\
                ## Notes\n\nx\n\n## Notes\n\nx\n\n## What's new & fixes\n\nx\n\n## 판문점\n\nx\n\n## 1. First step\n\nx\n\n## Caf\u{e9}\n\nx\n\n## Comments\n\nx";
    let desk = Desk::with(&[
        ("story.md", text.as_bytes()),
        (
            "other.md",
            b"---\ndate: 2024-05-01\n---\n> ## Notes\n\n## Notes\n\nx",
        ),
    ]);
    let path = desk.content().join("articles/already-here.json");
    let mut old = desk.article("already-here");
    old["body"] = serde_json::json!([
        {"type": "heading", "text": "Elsewhere"},
        {"type": "paragraph", "text": "x"}
    ]);
    std::fs::write(path, old.to_string()).unwrap();
    let report = desk.import();
    assert_eq!(
        links(&desk, "story")[..13],
        [
            "#notes-2",
            "#whats-new-fixes",
            "#판문점",
            "#판문점",
            "#whats-new-fixes",
            "#판문점",
            "#1-first-step",
            "#cafe",
            "#comments-2",
            "#main",
            "/news/other/#notes",
            "/news/already-here/#elsewhere",
            "m"
        ],
        "{report}"
    );
    assert!(says(&report, Kind::Lost, "the link to `#gone`"), "{report}");
    assert!(report.problems.is_empty(), "{report}");
}

#[test]
fn an_id_that_a_text_gives_a_heading_stays_in_whatever_script_and_notation() {
    let (desk, report) = Desk::of(
        "[a](#My_Id)\n\n[b](#판문점)\n\n[c](#old)\n\n[d](#within)\n\n[e](#below)\n\n[f](#end)\n\n[g](#words)\n\n\
         ## One {#My_Id}\n\nx\n\n## Two {#판문점}\n\nx\n\n<a id=\"old\" name=\"old\"></a>\n\n## Three\n\nx\n\n## <span id=\"within\"></span>Four\n\nx\n\n\
         ## Five\n{: #below}\n\nx\n\n## Six {: #end}\n\n<span id=\"words\">x</span>\n\n## Seven {#comments}\n\nx\n\n## Eight {#old}\n\nx",
    );
    assert_eq!(
        links(&desk, "story")[..7],
        ["#my-id", "#판문점", "#old", "#within", "#below", "#end", "g"],
        "{report}"
    );
    let ids: Vec<_> = desk.article("story")["body"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|block| block["type"] == "heading")
        .map(|block| block["id"].as_str().unwrap_or("-").to_owned())
        .collect();
    assert_eq!(
        ids,
        ["my-id", "판문점", "old", "within", "below", "end", "-", "-"],
        "{report}"
    );
    for (kind, note) in [
        (
            Kind::Changed,
            "the id `My_Id` of the heading `One` is now `my-id`",
        ),
        (Kind::Lost, "`comments` can't be the id of the heading `Seven`"),
        (Kind::Lost, "`old` can't be the id of the heading `Eight`"),
    ] {
        assert!(says(&report, kind, note), "{note}: {report}");
    }
    assert!(report.problems.is_empty(), "{report}");
}

#[test]
fn a_heading_in_a_list_a_quotation_or_a_footnote_is_text() {
    let (desk, report) = Desk::of(
        "- ## In a list\n\n> ## In a quotation\n\n[^1]: ## In a note\n\nSee[^1].\n\n## Real\n\n[r](#real)\n\n[n](#in-a-note)",
    );
    let article = desk.article("story");
    let headings = article["body"].as_array().unwrap().iter();
    let headings = headings.filter(|block| block["type"] == "heading");
    assert_eq!(headings.count(), 1, "{article}");
    assert!(links(&desk, "story").contains(&"#real".to_owned()), "{report}");
    assert!(says(&report, Kind::Lost, "the link to `#in-a-note`"), "{report}");
    assert!(
        says(&report, Kind::Lost, "a heading in a footnote is now a paragraph"),
        "{report}"
    );
}

#[test]
fn an_anchor_without_an_address_is_not_a_link() {
    let (desk, report) = Desk::of("Before <a name=\"x\"></a> and <a id=\"y\">after</a>.");
    assert_eq!(
        desk.article("story")["body"][0]["text"],
        "Before and after.",
        "{report}"
    );
    assert!(says(&report, Kind::Lost, "<a name=\"x\">"), "{report}");
}
