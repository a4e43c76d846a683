//! Pages that stand by themselves.

use std::fs;

use dateline_content::{Checked, Problem, Severity, check};
use serde_json::{Value, json};

use super::{NOW, article, site};

/// Checks a newsroom with one story, at `/news/story/`, and these pages.
fn checked(site: &Value, pages: &[(&str, Value)]) -> Checked {
    let folder = tempfile::tempdir().unwrap();
    for name in ["articles", "pages"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("site.json"), site.to_string()).unwrap();
    fs::write(folder.path().join("articles/story.json"), article().to_string()).unwrap();
    for (name, page) in pages {
        fs::write(folder.path().join("pages").join(name), page.to_string()).unwrap();
    }
    check(folder.path(), NOW)
}

/// There is just this one error, with a remedy.
fn assert_one(problems: &[Problem], path: &str, message: &str, fix: &str) {
    let [problem] = problems else {
        panic!("{problems:#?}")
    };
    assert_eq!(
        (problem.severity, problem.path.as_str()),
        (Severity::Error, path),
        "{problem}"
    );
    assert!(
        problem.message.contains(message) && problem.fix.contains(fix),
        "{problem}"
    );
}

fn page() -> Value {
    json!({ "title": "About", "summary": "Us.", "body": [{ "type": "paragraph", "text": "Words." }] })
}

#[test]
fn a_page_can_be_linked_to_from_everywhere() {
    let mut site = site();
    site["navigation"] = json!([{ "label": "About", "to": "/about/" }]);
    site["footer"] = json!([{ "label": "Below", "to": "/about/#part" }]);
    let mut about = page();
    about["body"] = json!([
        { "type": "heading", "text": "Part" },
        { "type": "paragraph", "text": "[here](#part), [story](/news/story/), [there](/contact/)" },
    ]);
    let checked = checked(&site, &[("about.json", about), ("contact.json", page())]);
    assert_eq!(checked.problems, []);
    let newsroom = checked.newsroom.unwrap();
    assert_eq!(newsroom.pages.len(), 2);
    assert_eq!(newsroom.frame.columns[0].links.len(), 1);
}

#[test]
fn a_link_to_a_place_that_a_page_lacks_is_found() {
    let mut site = site();
    // A page is not commented on, so it has no such place either.
    site["footer"] = json!([{ "label": "Below", "to": "/about/#comments" }]);
    let problems = checked(&site, &[("about.json", page())]).problems;
    assert_one(&problems, "/footer/0/to", "has no place `#comments`", "headings");
    site["footer"] = json!([{ "label": "Below", "to": "/about/#nothing" }]);
    let problems = checked(&site, &[("about.json", page())]).problems;
    assert_one(&problems, "/footer/0/to", "has no place `#nothing`", "headings");
}

#[test]
fn a_page_can_t_have_an_address_that_is_taken() {
    for (name, message) in [
        (
            "news.json",
            "the address /news/, as the section `news` in site.json has",
        ),
        (
            "404.json",
            "the address /404/, where the site keeps files of its own",
        ),
        ("pictures.json", "the address /pictures/, where"),
    ] {
        let problems = checked(&site(), &[(name, page())]).problems;
        assert_one(&problems, "", message, "another name");
    }
}

#[test]
fn a_link_to_no_page_is_found_with_the_nearest_one() {
    let with = |to: &str| {
        let mut site = site();
        site["footer"] = json!([{ "label": "About", "to": to }]);
        checked(&site, &[("about.json", page())]).problems
    };
    assert_one(
        &with("/abuot/"),
        "/footer/0/to",
        "no page at `/abuot/`",
        "Did you mean `/about/`?",
    );
    assert_one(
        &with("/x/y/z/"),
        "/footer/0/to",
        "no page",
        "a page in pages/ (/about/)",
    );
}

#[test]
fn a_field_that_only_stories_have_is_found() {
    let mut dated = page();
    dated["date_published"] = json!("2026-11-20T09:30:00Z");
    let problems = checked(&site(), &[("about.json", dated)]).problems;
    assert_one(&problems, "/date_published", "unknown field", "Remove");
}

/// A story and a page may have the same name: their addresses differ.
#[test]
fn a_page_may_point_to_a_story_of_its_own_name() {
    let mut page = page();
    page["body"] = json!([{ "type": "see_also", "slug": "story" }]);
    assert_eq!(checked(&site(), &[("story.json", page)]).problems, []);
}
