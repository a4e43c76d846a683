//! Each mistake comes with a remedy that fits it.

use serde_json::{Value, json};

use super::{article, assert_one, checked, problems_of, site};

/// Each change of a sound story makes one problem, with this place, message and remedy.
fn assert_each<const N: usize>(cases: [(&str, Value, &str, &str); N]) {
    for (path, value, message, fix) in cases {
        let problems = problems_of(|story| {
            story["faqs"] = json!([{ "question": "Why?", "answer": story["body"].clone() }]);
            story["authors"][0]["url"] = json!("https://paper.example/desk");
            story["tags"] = json!(["tag"]);
            let (parent, name) = path.rsplit_once('/').unwrap();
            match story.pointer_mut(parent).unwrap() {
                Value::Object(object) => drop(object.insert(name.to_owned(), value)),
                list => list[name.parse::<usize>().unwrap()] = value,
            }
        });
        assert_one(&problems, path, message, fix);
    }
}

#[test]
fn a_field_by_the_name_that_other_programs_have_for_it_is_understood() {
    for (name, meant) in [
        ("subtitle", "summary"),
        ("standfirst", "summary"),
        ("description", "summary"),
        ("excerpt", "summary"),
        ("date", "date_published"),
        ("author", "authors"),
        ("content", "body"),
        ("text", "body"),
    ] {
        let path = format!("/{name}");
        let fix = format!("Did you mean \"{meant}\"?");
        assert_each([(path.as_str(), json!("x"), "unknown field", fix.as_str())]);
    }
}

#[test]
fn a_word_that_is_none_of_those_known_is_told_with_these() {
    assert_each([
        (
            "/comments",
            json!("maybe"),
            "not one of",
            "Use one of: open, closed, none.",
        ),
        (
            "/comments",
            json!(1),
            "not one of the possible values",
            "Use one of: open, closed, none.",
        ),
        (
            "/comments",
            json!({ "provider": "isso" }),
            "not one of the possible values",
            "Use one of: open, closed, none.",
        ),
        (
            "/status",
            json!("done"),
            "not one of the possible values",
            "Use one of: published, draft.",
        ),
    ]);
}

#[test]
fn an_empty_entry_is_told_by_its_list() {
    assert_each([(
        "/tags/0",
        json!(""),
        "entry 1 of `tags` is empty",
        "take the entry out",
    )]);
}

#[test]
fn a_value_of_a_wrong_kind_is_told_with_the_kind_that_is_wanted() {
    assert_each([
        (
            "/title",
            Value::Null,
            "`title` is null, but has to be a text",
            "quotation marks: the headline.",
        ),
        (
            "/title",
            json!(7),
            "`title` is a number, but has to be a text",
            "quotation marks: the headline.",
        ),
        (
            "/authors/0",
            json!("Ann"),
            "entry 1 of `authors` is a text",
            "[{\"name\": \"Ann\"}]",
        ),
        (
            "/authors",
            json!("Ann"),
            "a text, but has to be a list",
            "\"authors\": the byline",
        ),
        (
            "/authors/0/desk",
            json!("yes"),
            "a text, but has to be true or false",
            "without quotation marks",
        ),
        (
            "/authors/0/url",
            json!("example.com/ann"),
            "not written as",
            "about-ann",
        ),
        (
            "/tags",
            json!("rivers"),
            "a text, but has to be a list",
            "[\"one\", \"another\"]",
        ),
        (
            "/body",
            json!("Words."),
            "a text, but has to be a list",
            "\"type\": \"paragraph\"",
        ),
        (
            "/image",
            json!("map.svg"),
            "`image` is a text, but has to be an object",
            "{\"file\": \"map.svg\"",
        ),
        (
            "/body/0",
            json!("Words."),
            "entry 1 of `body` is a text",
            "\"type\": \"paragraph\"",
        ),
        (
            "/faqs/0",
            json!("Why?"),
            "entry 1 of `faqs` is a text",
            "\"question\"",
        ),
        (
            "/faqs/0/answer",
            json!("So."),
            "`answer` is a text, but has to be a list",
            "a list of blocks",
        ),
    ]);
    let problems = problems_of(|story| {
        story["body"][0] = json!({ "type": "heading", "text": "Words", "level": 1 });
    });
    assert_one(&problems, "/body/0/level", "`level` can't be 1", "from 2 to 3");
}

#[test]
fn the_sites_own_file_has_remedies_of_its_own() {
    let mut untitled = site();
    untitled.as_object_mut().unwrap().remove("title");
    let with = |field: &str, value: Value| {
        let mut site = site();
        site[field] = value;
        site
    };
    for (site, message, fix) in [
        (untitled, "`title` is missing", "the newspaper's name"),
        (with("sections", json!([])), "has no entry", "\"slug\": \"news\""),
        (with("page_size", json!(1)), "can't be 1", "from 2 to 100"),
        (with("page_size", json!(101)), "can't be 101", "from 2 to 100"),
        (
            with("page_size", json!("12")),
            "is a text, but has to be a whole number",
            "from 2 to 100",
        ),
        (
            with("comments", json!("isso")),
            "is a text, but has to be an object",
            "\"provider\": \"isso\"",
        ),
        (
            with("share_targets", json!(["fax"])),
            "\"fax\" is not one of",
            "email",
        ),
    ] {
        let problems = checked(&site, &[("story.json", article())]).problems;
        let found = problems
            .iter()
            .filter(|problem| problem.file.ends_with("site.json"));
        let found: Vec<_> = found.collect();
        assert_eq!(found.len(), 1, "{problems:#?}");
        assert!(
            found[0].message.contains(message) && found[0].fix.contains(fix),
            "{}",
            found[0]
        );
    }
}
