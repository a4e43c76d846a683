//! Fields of front matter as different systems write them.

use super::Desk;

#[test]
fn html_entities_in_titles_are_decoded() {
    let (desk, _) = Desk::of("---\ntitle: \"Caf\u{e9} &amp; bar\"\ndescription: 1 &lt; 2\n---\nText");
    assert_eq!(desk.article("story")["title"], "Caf\u{e9} & bar");
    assert_eq!(desk.article("story")["summary"], "1 < 2");
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
