//! Authors who have files of their own.

use std::fs;

use dateline_content::{Checked, Problem, Severity, check, new};
use dateline_model::LinkTarget;
use serde_json::{Value, json};

use super::{NOW, article, articles, folder, site};

/// Checks a newsroom with these authors, and one story by some of them.
fn checked(authors: &[(&str, Value)], byline: Value) -> Checked {
    let folder = folder();
    for name in ["articles", "authors"] {
        fs::create_dir(folder.join(name)).unwrap();
    }
    let mut story = article();
    story["authors"] = byline;
    fs::write(folder.join("site.json"), site().to_string()).unwrap();
    fs::write(folder.join("articles/story.json"), story.to_string()).unwrap();
    for (name, author) in authors {
        fs::write(folder.join("authors").join(name), author.to_string()).unwrap();
    }
    check(&folder, NOW)
}

/// There is just this one problem, in a file and at a place, with a remedy.
fn assert_one(
    problems: &[Problem],
    severity: Severity,
    (file, path): (&str, &str),
    message: &str,
    fix: &str,
) {
    let [problem] = problems else {
        panic!("{problems:#?}")
    };
    let found = (problem.severity, &*problem.path);
    assert!(
        found == (severity, path) && problem.file.ends_with(file),
        "{problem}"
    );
    assert!(
        problem.message.contains(message) && problem.fix.contains(fix),
        "{problem}"
    );
}

#[test]
fn a_byline_names_authors_by_the_files_about_them_and_others_by_name() {
    let ann = json!({
        "name": "Ann Author", "role": "Correspondent", "bio": "She *writes* [news](/news/).",
        "links": [{ "label": "Her site", "to": "https://ann.example" }, { "label": "Desk", "to": "/news/" }],
        "social": { "mastodon": "@ann@social.example" }, "email": "ann@paper.example",
    });
    let checked = checked(
        &[("ann-author.json", ann)],
        json!(["ann-author", { "name": "Bob", "desk": true }]),
    );
    assert_eq!(checked.problems, []);
    let story = articles(&checked.newsroom.unwrap()).remove(0);
    let names: Vec<_> = story.authors.iter().map(|author| &*author.name).collect();
    assert_eq!(names, ["Ann Author", "Bob"]);
    assert!(story.authors[1].profile.is_none());
    let profile = story.authors[0].profile.as_ref().unwrap();
    assert_eq!(
        (profile.slug.as_str(), profile.role.as_deref()),
        ("ann-author", Some("Correspondent"))
    );
    let links = profile.links.iter().map(|link| match &link.to {
        LinkTarget::Internal(to) | LinkTarget::External(to) => (&*link.label, &**to),
    });
    let expected = [
        ("Her site", "https://ann.example"),
        ("Desk", "/news/"),
        ("Mastodon", "https://social.example/@ann"),
        ("ann@paper.example", "mailto:ann@paper.example"),
    ];
    assert_eq!(links.collect::<Vec<_>>(), expected);
}

#[test]
fn a_slug_that_no_author_has_is_told_with_the_one_that_was_meant() {
    let ann = || ("ann-author.json", json!({ "name": "Ann Author" }));
    // By what it is like, and by the name.
    for slip in ["ann-auhtor", "Ann Author"] {
        let checked = checked(&[ann()], json!(["ann-author", slip]));
        let message = format!("there is no author `{slip}`");
        assert_one(
            &checked.problems,
            Severity::Error,
            ("story.json", "/authors/1"),
            &message,
            "Did you mean `ann-author`?",
        );
    }
    let unknown = checked(&[], json!(["Zoë"]));
    assert_one(
        &unknown.problems,
        Severity::Error,
        ("story.json", "/authors/0"),
        "there is no author `Zoë`",
        "{\"name\":\"Zoë\"}",
    );
}

#[test]
fn what_is_wrong_in_the_file_of_an_author_is_told_once_at_its_place() {
    let byline = || json!(["ann"]);
    for (field, value, path, message, fix) in [
        (
            "bio",
            json!("[a](/nowhere/)"),
            "/bio",
            "no page at `/nowhere/`",
            "Link to a story",
        ),
        (
            "email",
            json!("nobody"),
            "/email",
            "not written as",
            "like desk@dateline.example",
        ),
        (
            "social",
            json!({ "x": "a b" }),
            "/social/x",
            "not an account on X",
            "@harbourpost",
        ),
        (
            "links",
            json!([{ "label": "A", "to": "ann.example" }]),
            "/links/0/to",
            "leads nowhere",
            "Begin it with https://",
        ),
        (
            "picture",
            json!("ann.jpg"),
            "/picture",
            "pictures/ann.jpg",
            "pictures/",
        ),
        (
            "portrait",
            json!("ann.jpg"),
            "/portrait",
            "unknown field `portrait`",
            "",
        ),
        (
            "name",
            json!(""),
            "/name",
            "`name` is empty",
            "the name of a person or a desk",
        ),
    ] {
        let mut ann = json!({ "name": "Ann Author" });
        ann[field] = value;
        let checked = checked(&[("ann.json", ann)], byline());
        assert_one(
            &checked.problems,
            Severity::Error,
            ("ann.json", path),
            message,
            fix,
        );
    }
}

#[test]
fn an_author_whom_no_story_names_and_a_name_that_has_a_file_are_told() {
    let ann = || ("ann.json", json!({ "name": "Ann Author" }));
    let unnamed = checked(&[ann()], json!([{ "name": "Bob" }]));
    assert_one(
        &unnamed.problems,
        Severity::Warning,
        ("ann.json", ""),
        "no story names this author",
        "\"ann\"",
    );
    assert!(unnamed.newsroom.is_some());
    // However it is written.
    let named = checked(&[ann()], json!(["ann", { "name": "ann author" }]));
    assert_one(
        &named.problems,
        Severity::Warning,
        ("story.json", "/authors/1"),
        "has a file about ann author",
        "Write \"ann\" in place of",
    );
    let twins = checked(
        &[ann(), ("zoe.json", json!({ "name": "Ann Author" }))],
        json!(["ann", "zoe"]),
    );
    assert_one(
        &twins.problems,
        Severity::Warning,
        ("zoe.json", "/name"),
        "`ann` has the same name",
        "keep one",
    );
}

#[test]
fn the_file_of_an_author_is_json_and_its_name_is_a_slug() {
    let ann = || json!({ "name": "Ann Author" });
    let checked_with = |name| {
        checked(
            &[(name, ann()), ("bob.json", json!({ "name": "Bob" }))],
            json!(["bob"]),
        )
    };
    assert_one(
        &checked_with("Ann Author.json").problems,
        Severity::Error,
        ("Ann Author.json", ""),
        "slug of the author",
        "ann-author.json",
    );
    for name in ["ann.md", "ann.markdown"] {
        assert_one(
            &checked_with(name).problems,
            Severity::Error,
            (name, ""),
            "written in JSON",
            ".json",
        );
    }
    assert_eq!(checked_with("README.md").problems, []);
    // A story that names a file which can't be read is not complained of as well.
    let folder = folder();
    for name in ["articles", "authors"] {
        fs::create_dir(folder.join(name)).unwrap();
    }
    let mut story = article();
    story["authors"] = json!(["ann"]);
    fs::write(folder.join("site.json"), site().to_string()).unwrap();
    fs::write(folder.join("articles/story.json"), story.to_string()).unwrap();
    fs::write(folder.join("authors/ann.json"), "{").unwrap();
    let problems = check(&folder, NOW).problems;
    assert_one(&problems, Severity::Error, ("ann.json", ""), "not valid JSON", "");
}

#[test]
fn a_new_story_names_an_author_who_has_a_file_by_it() {
    let folder = folder();
    fs::create_dir(folder.join("authors")).unwrap();
    fs::write(folder.join("site.json"), site().to_string()).unwrap();
    fs::write(
        folder.join("authors/ann.json"),
        json!({ "name": "Ann Author" }).to_string(),
    )
    .unwrap();
    let story = new::NewStory {
        headline: "A story".to_owned(),
        section: Some("news".to_owned()),
        slug: None,
        authors: ["Ann Author", "ann", "Bob"].map(str::to_owned).to_vec(),
        tags: Vec::new(),
        notation: dateline_content::Notation::Json,
        now: NOW,
    };
    let file = new::begin(&folder, &story).unwrap();
    let written: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    assert_eq!(written["authors"], json!(["ann", "ann", { "name": "Bob" }]));
}
