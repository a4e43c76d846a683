//! Files with thousands of problems. Each of these took minutes, or printed megabytes, when a problem cost as much as
//! its file is long.

use dateline_content::{Problem, listed};
use serde_json::{Value, json};

use super::redirects::checked as checked_redirects;
use super::{article, checked, problems_of, site};

const MANY: usize = 10_000;

/// There are that many problems, which people are shown in a few lines.
fn assert_many(problems: &[Problem], count: usize) {
    assert_eq!(problems.len(), count);
    let shown: usize = listed(problems).iter().map(String::len).sum();
    assert!(shown < 100_000, "{shown} bytes");
    // Each has its own place.
    let mut places: Vec<_> = problems
        .iter()
        .map(|problem| (problem.line, problem.column))
        .collect();
    places.dedup();
    assert!(places.len() > count / 2);
}

#[test]
fn thousands_of_problems_in_one_file_are_all_found_and_shown_in_part() {
    let problems = problems_of(|story| {
        for number in 0..MANY {
            story[format!("field{number}")] = json!(number);
        }
    });
    assert_many(&problems, MANY);
    let of_body = |block: Value| problems_of(|story| story["body"] = vec![block; MANY].into());
    assert_many(&of_body(json!({ "type": "paragrph", "text": "Words." })), MANY);
    assert_many(
        &of_body(json!({ "type": "paragraph", "text": "[a](/news/gone/)" })),
        MANY,
    );
    let problems = problems_of(|story| {
        let faq = json!({ "question": "Why?", "id": "why", "answer": story["body"] });
        story["faqs"] = vec![faq; MANY].into();
    });
    assert_many(&problems, MANY - 1);
    let twins = vec!["\"title\": \"A\""; MANY].join(",\n");
    let story = article().to_string().replacen('{', &format!("{{{twins},"), 1);
    assert_many(&checked(&site(), &[("story.json", story.into())]).problems, MANY);
}

#[test]
fn thousands_of_questions_in_the_same_words_have_each_an_id() {
    let problems = problems_of(|story| {
        let faq = json!({ "question": "Why?", "answer": story["body"] });
        story["faqs"] = vec![faq; MANY].into();
    });
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn thousands_of_sections_are_not_told_to_each_story_without_one() {
    let section = |number: usize| json!({ "name": "News", "slug": format!("news-{number}"), "order": 1, "description": "News." });
    let mut site = site();
    site["sections"] = (0..MANY).map(section).collect();
    let mut story = article();
    story["section"] = "newz".into();
    let problems = checked(&site, &[("story.json", story)]).problems;
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(
        problems[0].fix.contains("news-0") && problems[0].fix.len() < 1000,
        "{}",
        problems[0]
    );
    site["sections"] = vec![section(1); MANY].into();
    let problems = checked(&site, &[]).problems;
    assert_many(&problems, MANY - 1);
}

#[test]
fn thousands_of_redirects_are_followed_once_each() {
    let redirects = |to: &dyn Fn(usize) -> String| {
        let entries: Vec<_> = (0..MANY)
            .map(|number| (format!("/old/{number}/"), to(number)))
            .collect();
        let entries: Vec<_> = entries.iter().map(|(from, to)| (&**from, &**to)).collect();
        checked_redirects(&entries)
    };
    // Each to another story that is gone.
    assert_many(
        &redirects(&|number| format!("/news/gone-{number}/")).problems,
        MANY,
    );
    // In a row.
    let in_a_row = redirects(&|number| match number + 1 {
        MANY => "/news/new/".to_owned(),
        next => format!("/old/{next}/"),
    });
    let found = in_a_row.newsroom.unwrap().redirects;
    assert!(found.len() == MANY && found.iter().all(|redirect| redirect.to == found[MANY - 1].to));
    // In a circle: it is told once, with a few of its addresses.
    let around = redirects(&|number| format!("/old/{}/", (number + 1) % MANY)).problems;
    assert_eq!(around.len(), 1, "{around:#?}");
    assert!(
        around[0]
            .message
            .ends_with("/old/3/ → /old/4/ → (9995 more) → /old/0/"),
        "{}",
        around[0]
    );
}
