//! What becomes of galleries, videos and other things that a page shows as a whole.

use dateline_import::{Kind, Report};
use serde_json::{Value, json};

use super::{Desk, says};

const PICTURE: &[u8] =
    br#"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3z"/></svg>"#;
const FILM: &str = "https://www.youtube.com/watch?v=aB3_-456789";

/// The blocks of a text that has two pictures beside it.
fn blocks(text: &str) -> (Value, Report) {
    let desk = Desk::with(&[
        ("story.md", text.as_bytes()),
        ("one.svg", PICTURE),
        ("two.svg", PICTURE),
    ]);
    let report = desk.import();
    (desk.article("story")["body"].clone(), report)
}

/// A text becomes these blocks, and none of its words is missing.
fn assert_blocks(text: &str, expected: &Value) -> Report {
    let (found, report) = blocks(text);
    assert_eq!(found, *expected, "{text}\n{report}");
    assert!(
        !says(&report, Kind::Lost, "these words are not in the article"),
        "{report}"
    );
    report
}

#[test]
fn a_gallery_is_one_whichever_system_wrote_it() {
    let gallery = json!([{
        "type": "gallery", "caption": "*Both*.",
        "pictures": [{ "file": "one.svg", "alt": "One", "caption": "The first." }, { "file": "two.svg", "alt": "Two" }],
    }]);
    for html in [
        // WordPress, now and before; Ghost.
        "<figure class=\"wp-block-gallery has-nested-images columns-2\">\n<figure class=\"wp-block-image size-large\"><a href=\"one.svg\"><img src=\"one.svg\" alt=\"One\" class=\"wp-image-7\"/></a><figcaption>The first.</figcaption></figure>\n<figure class=\"wp-block-image\"><img src=\"two.svg\" alt=\"Two\"/></figure>\n<figcaption class=\"blocks-gallery-caption\"><em>Both</em>.</figcaption></figure>\n",
        "<figure class=\"wp-block-gallery\"><!-- wp:image {\"id\":7} -->\n<figure><img src=\"one.svg\" alt=\"One\" title=\"A title\"><figcaption>The first.</figcaption></figure><!-- /wp:image -->\n<figure><img src=\"two.svg\" alt=\"Two\"></figure><figcaption><em>Both</em>.</figcaption></figure>\n",
        "<ul class=\"wp-block-gallery\"><li class=\"blocks-gallery-item\"><figure><img src=\"one.svg\" alt=\"One\"><figcaption>The first.</figcaption></figure></li><li><figure><img src=\"two.svg\" alt=\"Two\"></figure></li><figcaption><em>Both</em>.</figcaption></ul>\n",
        "<figure class=\"kg-card kg-gallery-card\"><div class=\"kg-gallery-container\"><div class=\"kg-gallery-row\"><div class=\"kg-gallery-image\"><img src=\"one.svg\" width=\"4\" alt=\"One\" title=\"The first.\"></div><div class=\"kg-gallery-image\"><img src=\"two.svg\" alt=\"Two\"></div></div></div><figcaption><em>Both</em>.</figcaption></figure>\n",
    ] {
        let report = assert_blocks(html, &gallery);
        assert!(says(&report, Kind::Changed, "is read as a gallery"), "{report}");
    }
}

#[test]
fn a_gallery_that_can_not_be_shown_whole_keeps_what_can() {
    let html = "<figure class=\"wp-block-gallery\"><figure><img src=\"one.svg\" alt=\"One\"></figure><figure><img src=\"https://a.example/b.jpg\" alt=\"Far\"></figure></figure>\n";
    let (found, report) = blocks(html);
    let text = found.to_string();
    assert!(
        text.contains("\"figure\"") && text.contains("[Far](https://a.example/b.jpg)"),
        "{text}"
    );
    assert!(
        says(&report, Kind::Lost, "the picture `https://a.example/b.jpg`"),
        "{report}"
    );
}

#[test]
fn a_picture_keeps_its_caption() {
    assert_blocks(
        "<figure class=\"kg-card kg-image-card\"><img src=\"one.svg\" alt=\"One\"><figcaption>By <a href=\"https://a.example/\">Ann</a></figcaption></figure>\n",
        &json!([{ "type": "figure", "file": "one.svg", "alt": "One", "caption": "By [Ann](https://a.example/)" }]),
    );
}

#[test]
fn a_video_becomes_an_embed_however_it_is_written() {
    let film = |title: &str| json!([{ "type": "embed", "url": FILM, "title": title }]);
    let untitled = film("www.youtube.com/watch?v=aB3_-456789");
    for text in [
        FILM.to_owned(),
        format!("<{FILM}>"),
        format!("[{FILM}]({FILM})"),
        format!("[embed]{FILM}[/embed]"),
        format!("[youtube {FILM}]"),
        "{{< youtube aB3_-456789 >}}".to_owned(),
        "{% youtube aB3_-456789 %}".to_owned(),
        "{% include youtube.html id=\"aB3_-456789\" %}".to_owned(),
        format!(
            "<figure class=\"wp-block-embed is-type-video\"><div class=\"wp-block-embed__wrapper\">\n{FILM}\n</div></figure>"
        ),
        "<iframe src=\"https://www.youtube.com/embed/aB3_-456789?feature=oembed\" width=\"4\"></iframe>"
            .to_owned(),
    ] {
        let report = assert_blocks(&format!("{text}\n"), &untitled);
        assert!(says(&report, Kind::Changed, "is read as an embed"), "{report}");
        assert!(says(&report, Kind::Changed, "has no title"), "{report}");
    }
    for text in [
        "<iframe title=\"A film\" src=\"//www.youtube-nocookie.com/embed/aB3_-456789\"></iframe>",
        "<div class=\"video\">\n<iframe title=\"A film\" src=\"https://www.youtube.com/embed/aB3_-456789\" allowfullscreen></iframe>\n</div>",
    ] {
        let (found, report) = blocks(&format!("{text}\n"));
        assert_eq!(found, film("A film"), "{report}");
    }
    assert_blocks(
        "<figure class=\"kg-card kg-embed-card kg-card-hascaption\"><iframe title=\"A film\" src=\"https://player.vimeo.com/video/123?dnt=1\"></iframe><figcaption>A <em>film</em>.</figcaption></figure>\n",
        &json!([{ "type": "embed", "url": "https://vimeo.com/123", "title": "A film", "caption": "A *film*." }]),
    );
}

#[test]
fn an_address_that_is_no_video_or_not_alone_stays_a_link() {
    let (found, _) = blocks(&format!(
        "<https://a.example/>\n\nSee <{FILM}> and [words]({FILM}).\n\n[A film]({FILM})\n"
    ));
    let kinds: Vec<_> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|block| &block["type"])
        .collect();
    assert_eq!(kinds, ["paragraph", "paragraph", "paragraph"], "{found}");
}

#[test]
fn a_link_card_and_a_pull_quote_are_blocks() {
    let report = assert_blocks(
        "<figure class=\"kg-card kg-bookmark-card\"><a class=\"kg-bookmark-container\" href=\"https://a.example/b\"><div class=\"kg-bookmark-content\"><div class=\"kg-bookmark-title\">A page</div><div class=\"kg-bookmark-description\">What it tells.</div><div class=\"kg-bookmark-metadata\"><span class=\"kg-bookmark-author\">Ann</span></div></div></a></figure>\n",
        &json!([{ "type": "embed", "url": "https://a.example/b", "title": "A page", "caption": "What it tells." }]),
    );
    assert!(
        says(&report, Kind::Lost, "a link card says beside its title: Ann"),
        "{report}"
    );
    for html in [
        "<figure class=\"wp-block-pullquote\"><blockquote><p>Some <strong>words</strong>.</p><cite>Ann</cite></blockquote></figure>\n",
        "<blockquote class=\"wp-block-pullquote\"><p>Some <strong>words</strong>.</p><cite>Ann</cite></blockquote>\n",
    ] {
        assert_blocks(
            html,
            &json!([{ "type": "pull_quote", "text": "Some **words**.", "cite": "Ann" }]),
        );
    }
}

#[test]
fn what_no_block_can_show_is_reported_with_what_to_do() {
    for (text, says_so) in [
        (
            "<video src=\"a.mp4\" controls></video>\n\nWords.\n",
            "put it on a host",
        ),
        (
            "<figure class=\"wp-block-audio\"><audio controls src=\"a.mp3\"></audio></figure>\n\nWords.\n",
            "put it on a host",
        ),
        ("[gallery ids=\"1,2\"]\n\nWords.\n", "names no files"),
    ] {
        let (found, report) = blocks(text);
        assert_eq!(
            found,
            json!([{ "type": "paragraph", "text": "Words." }]),
            "{report}"
        );
        assert!(says(&report, Kind::Lost, says_so), "{report}");
    }
}

#[test]
fn tables_and_code_are_blocks() {
    assert_blocks(
        "| Name | Age |\n| --- | --- |\n| **Ann** | 30 |\n| Ben | |\n\n```\nif a {\n\n    b\n}\n```\n",
        &json!([
            { "type": "table", "header": ["Name", "Age"], "rows": [["**Ann**", "30"], ["Ben", ""]] },
            { "type": "code", "text": "if a {\n\n    b\n}" },
        ]),
    );
    assert_blocks(
        "| | Age |\n| --- | --- |\n| Ann | 30 |\n",
        &json!([{ "type": "table", "header": ["", "Age"], "rows": [["Ann", "30"]], "row_headers": true }]),
    );
    let report = assert_blocks(
        "| Name | |\n| --- | --- |\n| Ann | 30 |\n",
        &json!([{ "type": "list", "items": ["Name | ", "Ann | 30"] }]),
    );
    assert!(
        says(&report, Kind::Lost, "a table without heads of its columns"),
        "{report}"
    );
}
