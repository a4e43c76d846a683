//! What becomes of HTML and quotations.

use dateline_import::Kind;

use super::{Desk, says};

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
fn the_last_line_of_a_quotation_names_who_said_it() {
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
