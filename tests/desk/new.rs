//! `dateline new`

use std::fs;
use std::path::Path;

use dateline_content::new::{NewStory, begin};
use dateline_content::{Notation, check};
use serde_json::Value;
use time::macros::datetime;

use super::{newsroom, story};

fn new_story(headline: &str) -> NewStory {
    NewStory {
        headline: headline.to_owned(),
        section: Some("news".to_owned()),
        slug: None,
        authors: Vec::new(),
        notation: Notation::Json,
        tags: Vec::new(),
        now: datetime!(2026-11-23 12:00:00.5 +9),
    }
}

/// Why a story could not be started.
fn refusal(content: &Path, story: &NewStory) -> String {
    format!("{:#}", begin(content, story).unwrap_err())
}

#[test]
fn a_new_story_is_a_draft_that_check_accepts() {
    let folder = newsroom();
    let content = folder.path().join("content");
    let before = check(&content, datetime!(2026-11-23 12:00 UTC)).newsroom.unwrap();
    let path = begin(
        &content,
        &NewStory {
            authors: vec!["Ann Author".to_owned()],
            tags: ["rivers", "floods", "rivers"].map(str::to_owned).to_vec(),
            ..new_story("  The river’s\n new \"course\" ")
        },
    )
    .unwrap();
    assert_eq!(path, story(folder.path(), "the-rivers-new-course"));
    let text = fs::read_to_string(&path).unwrap();
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["title"], "The river’s new \"course\"");
    assert_eq!(json["status"], "draft");
    assert_eq!(json["date_published"], "2026-11-23T12:00:00+09:00");
    assert_eq!(json["authors"][0]["name"], "Ann Author");
    assert_eq!(json["tags"], serde_json::json!(["rivers", "floods"]));
    assert!(
        path.parent()
            .unwrap()
            .join(json["$schema"].as_str().unwrap())
            .is_file()
    );
    assert!(
        text.starts_with("{\n  \"$schema\"") && text.ends_with("}\n"),
        "{text}"
    );
    let position = |field: &str| text.find(&format!("\n  \"{field}\":")).unwrap();
    let order = [
        "$schema",
        "status",
        "title",
        "summary",
        "section",
        "date_published",
        "authors",
        "tags",
        "body",
        "faqs",
    ];
    assert!(order.is_sorted_by_key(|field| position(field)), "{text}");
    let after = check(&content, datetime!(2026-11-23 12:00 UTC));
    assert!(after.problems.is_empty(), "{:#?}", after.problems);
    assert_eq!(
        after.newsroom.unwrap().held_back.len(),
        before.held_back.len() + 1
    );
}

#[test]
fn a_story_passes_check_whatever_its_headline() {
    let folder = newsroom();
    let content = folder.path().join("content");
    let long = "A very long headline ".repeat(14);
    for (headline, slug) in [
        ("\"Quotes\" and \\ and 'more'", None),
        ("Tab\tand\u{7}bell", None),
        ("100 % *sure* [of it](x) <b>", None),
        (long.as_str(), None),
        ("?!…", Some("only-signs")),
        ("판문점", Some("panmunjom")),
        ("ليبيا", Some("libya")),
        ("🦀 crab", None),
    ] {
        let new = NewStory {
            slug: slug.map(str::to_owned),
            ..new_story(headline)
        };
        begin(&content, &new).unwrap_or_else(|error| panic!("{headline}: {error:#}"));
    }
    let checked = check(&content, datetime!(2026-11-23 12:00 UTC));
    assert!(checked.newsroom.is_some(), "{:#?}", checked.problems);
    // The only warning: social cards lack the letters of some scripts.
    assert!(
        checked
            .problems
            .iter()
            .all(|problem| problem.message.contains("no glyph")),
        "{:#?}",
        checked.problems
    );
}

#[test]
fn what_can_t_be_begun_is_refused_with_a_remedy_and_nothing_is_written() {
    let folder = newsroom();
    let content = folder.path().join("content");
    fs::create_dir(content.join("articles/2024")).unwrap();
    fs::rename(
        content.join("articles/what-asylum-law-says.json"),
        content.join("articles/2024/what-asylum-law-says.json"),
    )
    .unwrap();
    let count = || walkdir::WalkDir::new(&content).into_iter().count();
    let before = count();
    let with_section = |section: Option<&str>| NewStory {
        section: section.map(str::to_owned),
        ..new_story("A story")
    };
    let with_slug = |slug: &str| NewStory {
        slug: Some(slug.to_owned()),
        ..new_story("A story")
    };
    for (new, parts) in [
        (new_story(" \n "), vec!["headline is empty"]),
        (new_story(&"long ".repeat(100)), vec!["at most 300 characters"]),
        (new_story("판문점"), vec!["--slug", "판문점"]),
        (new_story("?!"), vec!["--slug"]),
        (
            with_section(None),
            vec!["--section", "news, politics, sport, science"],
        ),
        (
            with_section(Some("sports")),
            vec![
                "`sports`",
                "Did you mean sport?",
                "news, politics, sport, science",
            ],
        ),
        (
            with_section(Some("x")),
            vec!["`x`", "news, politics, sport, science"],
        ),
        (with_slug("A Story"), vec!["--slug a-story"]),
        (with_slug("Été"), vec!["--slug ete"]),
        (with_slug("../x"), vec!["--slug x"]),
        (with_slug(&"a".repeat(101)), vec!["is not a slug"]),
        (with_slug("page"), vec!["--slug", "can't be called `page`"]),
        (
            new_story("What asylum law says"),
            vec!["--slug", "2024/what-asylum-law-says.json"],
        ),
    ] {
        let refusal = refusal(&content, &new);
        for part in parts {
            assert!(refusal.contains(part), "`{part}` is not in: {refusal}");
        }
    }
    assert_eq!(count(), before);
    fs::write(content.join("site.json"), "{").unwrap();
    assert!(refusal(&content, &new_story("A story")).contains("site.json"));
}

#[test]
fn a_headline_with_accents_makes_a_slug_of_plain_letters() {
    // It was once `lection-paris-l-t`.
    let folder = newsroom();
    let path = begin(
        &folder.path().join("content"),
        &new_story("Élection à Paris, l’été"),
    )
    .unwrap();
    assert_eq!(path, story(folder.path(), "election-a-paris-lete"));
}

#[test]
fn check_warns_of_template_text_once_the_story_is_not_a_draft() {
    let folder = newsroom();
    let content = folder.path().join("content");
    let path = begin(&content, &new_story("A river")).unwrap();
    let mut json: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    json["status"] = "published".into();
    fs::write(&path, json.to_string()).unwrap();
    let checked = check(&content, datetime!(2026-11-23 12:00 UTC));
    let paths: Vec<_> = checked
        .problems
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(paths, ["/summary", "/body/0/text"], "{:#?}", checked.problems);
    assert!(checked.newsroom.is_some() && checked.problems[0].message.contains("template"));
}
