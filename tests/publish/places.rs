//! Links to headings and answers outlive a change of words, if the newsroom does what it is told.

use std::fs;

use dateline_content::Problem;
use dateline_site::{Options, Published, publish};

use super::{SMALL, copy, options};

/// The warnings of publishing once more, after a change of the first story.
fn warnings(options: &Options, from: &str, to: &str) -> Vec<Problem> {
    let story = options.content.join("articles/first-story.json");
    let text = fs::read_to_string(&story).unwrap();
    assert!(text.contains(from));
    fs::write(&story, text.replace(from, to)).unwrap();
    match publish(options).unwrap() {
        Published::Done(done) => done.warnings,
        Published::Refused(problems) => panic!("{problems:#?}"),
    }
}

#[test]
fn a_heading_or_a_question_that_is_reworded_is_named_with_the_id_that_keeps_its_links() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        cards: false,
        cache: Some(folder.path().join("cache")),
        ..options(&folder.path().join("content"), &folder.path().join("site"))
    };
    copy(&std::path::Path::new(SMALL).join("content"), &options.content);
    for (before, after, old, mended) in [
        (
            r#""heading", "text": "Part""#,
            r#""heading", "text": "부분""#,
            "part",
            r#""heading", "id": "part", "text": "부분""#,
        ),
        (
            r#""question": "One?""#,
            r#""question": "Two?""#,
            "one-3",
            r#""id": "one-3", "question": "Two?""#,
        ),
    ] {
        assert_eq!(warnings(&options, "Words", "Words"), []);
        let found = warnings(&options, before, after);
        assert_eq!(found.len(), 1, "{found:#?}");
        let remedy = format!("\"id\": \"{old}\"");
        assert!(
            found[0].fix.contains(&remedy) && found[0].line > 1,
            "{}",
            found[0]
        );
        // The site has the new id now, and the old one again when the remedy is applied.
        let found = warnings(&options, after, mended);
        assert!(
            found.iter().all(|problem| !problem.fix.contains(&remedy)),
            "{found:#?}"
        );
        let page = fs::read_to_string(options.out.join("news/first-story/index.html")).unwrap();
        assert!(page.contains(&format!("id=\"{old}\"")) || page.contains(&format!("id={old}")));
    }
}
