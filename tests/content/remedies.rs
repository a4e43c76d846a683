//! Each mistake comes with a remedy that fits it. What each remedy says is done here, and then nothing is wrong.

use dateline_content::Problem;
use serde_json::{Value, json};

use super::{article, assert_one, checked, site};

/// Each change of a sound story makes one problem, with this place, message and remedy; and with the remedy applied
/// there is none.
fn assert_each<const N: usize>(cases: [(&str, Value, &str, &str); N]) {
    for (path, value, message, fix) in cases {
        let mut story = article();
        story["faqs"] = json!([{ "question": "Why?", "answer": story["body"].clone() }]);
        story["authors"][0]["url"] = json!("https://paper.example/desk");
        story["tags"] = json!(["tag"]);
        put(&mut story, path, value);
        let problems = checked(&site(), &[("story.json", story.clone())]).problems;
        let place = problems
            .first()
            .map_or_else(String::new, |problem| problem.path.clone());
        assert!(place.starts_with(path), "{path}: {problems:#?}");
        assert_one(&problems, &place, message, fix);
        apply(&mut story, &problems[0]);
        assert_sound(&site(), &story);
    }
}

/// Nothing is wrong, but that an example's picture is not there.
fn assert_sound(site: &Value, story: &Value) {
    let mut problems = checked(site, &[("story.json", story.clone())]).problems;
    problems.retain(|problem| problem.path != "/image/file");
    assert_eq!(problems, [], "{site:#}\n{story:#}");
}

/// Writes a value at a place.
fn put(file: &mut Value, path: &str, value: Value) {
    let (parent, name) = path.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).unwrap() {
        Value::Object(object) => drop(object.insert(name.to_owned(), value)),
        list => list[name.parse::<usize>().unwrap()] = value,
    }
}

/// Takes away what is at a place.
fn take(file: &mut Value, path: &str) -> Value {
    let (parent, name) = path.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).unwrap() {
        Value::Object(object) => object.remove(name).unwrap(),
        list => list.as_array_mut().unwrap().remove(name.parse().unwrap()),
    }
}

/// Does to a file what a remedy says, word by word and with the first of what it offers.
fn apply(file: &mut Value, problem: &Problem) {
    let Problem { path, fix, .. } = problem;
    let after = |words: &str| fix.split_once(words).map(|(_, rest)| rest);
    let word = |rest: &str| {
        rest.split([' ', ',', ';'])
            .next()
            .unwrap()
            .trim_end_matches(['.', '?'])
            .to_owned()
    };
    let quoted = |rest: &str| rest.split('"').next().unwrap().to_owned();
    if let Some(name) = after("Did you mean \"") {
        let value = take(file, path);
        let parent = path.rsplit_once('/').unwrap().0;
        // The field that was meant is there already where this one is one too many.
        let there = file.pointer(&format!("{parent}/{}", quoted(name))).is_some();
        if !there {
            put(file, &format!("{parent}/{}", quoted(name)), value);
        }
    } else if let Some(known) = after("Use one of: ") {
        put(file, path, word(known).into());
    } else if let Some(most) = after("Write at most ") {
        let text = file.pointer(path).unwrap().as_str().unwrap();
        let text: String = text.chars().take(word(most).parse().unwrap()).collect();
        put(file, path, text.into());
    } else if let Some(number) = after("whole number from ").or_else(|| after("whole number, at least ")) {
        put(file, path, word(number).parse::<u64>().unwrap().into());
    } else if fix.starts_with("Write true or false") {
        put(file, path, true.into());
    } else if fix.contains("take the entry out") || fix.starts_with("Remove it") {
        take(file, path);
    } else if let Some(example) = fix.find(['[', '{']) {
        let example = serde_json::Deserializer::from_str(&fix[example..])
            .into_iter()
            .next();
        let example: Value = example.unwrap().unwrap_or_else(|error| panic!("{fix}: {error}"));
        // An example of the whole list, where one entry of it is wrong.
        let path = match path.rsplit_once('/').unwrap() {
            (list, entry) if example.is_array() && entry.parse::<usize>().is_ok() => list,
            _ => path,
        };
        put(file, path, example);
    } else if fix.starts_with("Write a text in quotation marks") {
        put(file, path, "Words".into());
    } else if fix.contains("\"\" is an empty cell") {
        file.pointer_mut(path)
            .unwrap()
            .as_array_mut()
            .unwrap()
            .push("".into());
    } else if let Some(link) = after("Did you mean `") {
        let meant = link.split('`').next().unwrap();
        let text = file.pointer(path).unwrap().as_str().unwrap().to_owned();
        // In a text it is the address of the link.
        let link = text
            .split_once("](")
            .map(|(words, _)| format!("{words}]({meant})"));
        put(file, path, link.unwrap_or_else(|| meant.to_owned()).into());
    } else if let Some(example) = ["such as ", ", like ", ": ", "Did you mean "]
        .iter()
        .find_map(|words| after(words))
    {
        put(file, path, word(example).into());
    } else {
        panic!("nobody knows what to do: {problem}");
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
            "/label",
            json!("scoop"),
            "\"scoop\" is not one of",
            "Use one of: analysis, opinion, editorial, explainer,",
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
            json!(7),
            "entry 1 of `authors` is a number",
            "[{\"name\": \"World desk\"}]",
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
    assert_each([(
        "/body/0",
        json!({ "type": "heading", "text": "Words", "level": 1 }),
        "`level` can't be 1",
        "from 2 to 3",
    )]);
}

#[test]
fn a_text_that_no_card_could_show_is_told_with_its_limit() {
    assert_each([
        (
            "/title",
            "Words ".repeat(200_000).into(),
            "`title` is too long",
            "at most 300 characters",
        ),
        (
            "/summary",
            "Words ".repeat(200_000).into(),
            "`summary` is too long",
            "at most 1000 characters",
        ),
    ]);
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
            with("title", "Paper ".repeat(200_000).into()),
            "`title` is too long",
            "at most 300",
        ),
        (
            with("description", "A paper. ".repeat(200_000).into()),
            "`description` is too long",
            "at most 1000",
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
        let problem = found[0];
        assert!(
            problem.message.contains(message) && problem.fix.contains(fix),
            "{problem}"
        );
        let mut site = site;
        apply(&mut site, problem);
        assert_sound(&site, &article());
    }
}

#[test]
fn a_field_that_is_missing_is_told_with_what_belongs_there() {
    for field in ["title", "summary", "section", "date_published", "authors", "body"] {
        let mut story = article();
        story.as_object_mut().unwrap().remove(field);
        let problems = checked(&site(), &[("story.json", story.clone())]).problems;
        assert_one(
            &problems,
            &format!("/{field}"),
            &format!("the field `{field}` is missing"),
            "Add \"",
        );
        apply(&mut story, &problems[0]);
        let problems = checked(&site(), &[("story.json", story.clone())]).problems;
        // Which sections there are is known when one is named.
        for problem in &problems {
            apply(&mut story, problem);
        }
        assert_sound(&site(), &story);
    }
}

#[test]
fn what_has_a_form_of_its_own_is_told_with_an_example_of_it() {
    assert_each([
        (
            "/date_published",
            json!("yesterday"),
            "is not a valid date",
            "2026-11-20",
        ),
        (
            "/date_modified",
            json!("yesterday"),
            "is not a valid date",
            "2026-11-20",
        ),
        ("/language", json!("English!"), "not written as", "such as en"),
        (
            "/section",
            json!("new"),
            "there is no section `new`",
            "Use one of",
        ),
        (
            "/body/0",
            json!({ "type": "paragrph", "text": "Words." }),
            "not a known kind of block",
            "paragraph",
        ),
        (
            "/body/0",
            json!({ "type": "heading", "text": "Words", "id": "Words!" }),
            "not written as",
            "like-this-2",
        ),
        (
            "/body/0",
            json!({ "type": "table", "header": ["A", "B"], "rows": [["1"]] }),
            "has 1 cell",
            "\"\"",
        ),
        (
            "/body/0",
            json!({ "type": "paragraph", "text": "[a](/news/stry/)" }),
            "there is no story at",
            "`/news/story/`",
        ),
    ]);
    for (field, bad, message) in [
        ("base_url", json!("paper.example"), "not written as"),
        ("base_path", json!("paper"), "not written as"),
        ("language", json!("English!"), "not written as"),
        ("time_zone", json!("Europe/Berln"), "no time zone"),
    ] {
        let mut site = site();
        site[field] = bad;
        let problems = checked(&site, &[("story.json", article())]).problems;
        assert_eq!(problems.len(), 1, "{problems:#?}");
        assert!(problems[0].message.contains(message), "{}", problems[0]);
        apply(&mut site, &problems[0]);
        assert_sound(&site, &article());
    }
}
