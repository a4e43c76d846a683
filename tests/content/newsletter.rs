//! The newsletter, and the form in which readers ask for it.

use std::fs;

use dateline_content::{Checked, Problem, check};
use dateline_model::{Block, Newsletter};
use serde_json::{Value, json};

use super::{NOW, article, articles, folder, site};

/// Checks a newsroom with a newsletter, and one story that places its form.
fn checked(newsletter: &Value) -> Checked {
    let folder = folder();
    fs::create_dir(folder.join("articles")).unwrap();
    let (mut site, mut story) = (site(), article());
    if !newsletter.is_null() {
        site["newsletter"] = newsletter.clone();
    }
    story["body"] = json!([{ "type": "newsletter" }]);
    fs::write(folder.join("site.json"), site.to_string()).unwrap();
    fs::write(folder.join("articles/story.json"), story.to_string()).unwrap();
    check(&folder, NOW)
}

fn with(service: Value) -> Value {
    json!({ "service": service, "heading": "A letter", "button": "Subscribe", "consent": "You can [leave](/news/)." })
}

fn form(newsletter: &Value) -> Newsletter {
    let checked = checked(newsletter);
    assert_eq!(checked.problems, []);
    let mut story = articles(&checked.newsroom.unwrap()).remove(0);
    match story.opening.remove(0) {
        Block::Newsletter(newsletter) => newsletter,
        other => panic!("{other:?}"),
    }
}

/// There is just this one problem, at a place, with a remedy.
fn assert_one(problems: &[Problem], file: &str, path: &str, message: &str, fix: &str) {
    let [problem] = problems else {
        panic!("{problems:#?}")
    };
    assert!(problem.file.ends_with(file) && problem.path == path, "{problem}");
    assert!(
        problem.message.contains(message) && problem.fix.contains(fix),
        "{problem}"
    );
}

#[test]
fn a_form_has_the_fields_that_its_service_asks_for() {
    const LISTS: [&str; 2] = [
        "6d48fffe-7d37-4c14-b317-3e4cda33a647",
        "6083E838-475E-47B6-AC79-C6037FB3BDDE",
    ];
    for (service, action, email, hidden) in [
        (
            json!({ "provider": "listmonk", "url": "https://lists.example/", "lists": LISTS }),
            "https://lists.example/subscription/form",
            "email",
            &[("l", LISTS[0]), ("l", LISTS[1])][..],
        ),
        (
            json!({ "provider": "buttondown", "username": "harbourpost", "tags": ["site"] }),
            "https://buttondown.com/api/emails/embed-subscribe/harbourpost",
            "email",
            &[("tag", "site"), ("embed", "1")],
        ),
        (
            json!({
                "provider": "form", "action": "https://détour.example/subscribe?u=1&id=2", "email_field": "EMAIL",
                "fields": { "b": "", "a": "1" },
            }),
            "https://xn--dtour-bsa.example/subscribe?u=1&id=2",
            "EMAIL",
            &[("a", "1"), ("b", "")],
        ),
    ] {
        let form = form(&with(service));
        assert_eq!((&*form.action, &*form.email_field), (action, email));
        let fields = form.hidden.iter().map(|field| (&*field.name, &*field.value));
        assert_eq!(fields.collect::<Vec<_>>(), hidden);
    }
}

#[test]
fn what_is_wrong_with_a_newsletter_is_told_once_with_what_to_write() {
    let at = |path: &str| format!("/newsletter{path}");
    for (service, path, message, fix) in [
        (
            json!({ "provider": "listmonk", "url": "http://lists.example", "lists": ["6d48fffe-7d37-4c14-b317-3e4cda33a647"] }),
            "/service/url",
            "could read the e-mail addresses",
            "https://lists.example",
        ),
        (
            json!({ "provider": "form", "action": "http://lists.example/a" }),
            "/service/action",
            "could read the e-mail addresses",
            "https://lists.example/a",
        ),
        (
            json!({ "provider": "listmonk", "url": "https://lists.example" }),
            "/service/lists",
            "`lists` is missing",
            "UUID",
        ),
        (
            json!({ "provider": "listmonk", "url": "https://lists.example", "lists": ["news"] }),
            "/service/lists/0",
            "\"news\" is not written",
            "UUID",
        ),
        (
            json!({ "provider": "buttondown", "username": "https://buttondown.com/post" }),
            "/service/username",
            "is not written",
            "after the last slash",
        ),
        (
            json!({ "provider": "listmok" }),
            "/service/provider",
            "`listmok` is not a known provider of newsletters",
            "Did you mean `listmonk`?",
        ),
        (
            json!("buttondown"),
            "/service",
            "has to be an object",
            "{\"provider\": \"buttondown\", \"username\": \"harbourpost\"}",
        ),
    ] {
        assert_one(
            &checked(&with(service)).problems,
            "site.json",
            &at(path),
            message,
            fix,
        );
    }
    let mut newsletter = with(json!({ "provider": "buttondown", "username": "post" }));
    newsletter["consent"] = json!("[Privacy](/privacy/)");
    assert_one(
        &checked(&newsletter).problems,
        "site.json",
        "/newsletter/consent",
        "no page at `/privacy/`",
        "",
    );
    newsletter.as_object_mut().unwrap().remove("consent");
    assert_one(
        &checked(&newsletter).problems,
        "site.json",
        "/newsletter/consent",
        "`consent` is missing",
        "what becomes of a reader's address",
    );
}

#[test]
fn a_story_places_no_form_for_a_newsletter_that_there_is_not() {
    assert_one(
        &checked(&Value::Null).problems,
        "story.json",
        "/body/0",
        "site.json tells of no newsletter",
        "take the block out",
    );
}
