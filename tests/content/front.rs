//! The front page, and the first pages of sections, as editors arrange them.

use std::fs;

use dateline_content::{Checked, ContainerPlan, Fill, FrontPlan, Problem, Severity, SizeFile, check};
use dateline_model::{Inline, LinkTarget, Look};
use serde_json::{Value, json};
use time::macros::datetime;

use super::{NOW, article, folder, site};

/// Checks a newsroom of four stories with such files.
fn checked_files(files: &[(&str, Value)]) -> Checked {
    let folder = folder();
    for name in ["articles", "authors", "fronts"] {
        fs::create_dir(folder.join(name)).unwrap();
    }
    let mut site = site();
    site["sections"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "name": "Sport", "slug": "sport", "order": 2, "description": "Sport." }));
    site["newsletter"] = json!({
        "service": { "provider": "buttondown", "username": "a" }, "heading": "A letter", "button": "Go", "consent": "Yes.",
    });
    fs::write(folder.join("site.json"), site.to_string()).unwrap();
    fs::write(
        folder.join("authors/ann.json"),
        json!({ "name": "Ann Author" }).to_string(),
    )
    .unwrap();
    for (slug, section, date) in [
        ("one", "news", "2026-11-20"),
        ("two", "news", "2026-11-19"),
        ("three", "sport", "2026-11-18"),
        ("later", "sport", "2026-12-01"),
    ] {
        let mut story = article();
        story["section"] = json!(section);
        story["date_published"] = json!(date);
        story["authors"] = json!(["ann"]);
        story["tags"] = json!(if slug == "later" { ["ice"] } else { ["rivers"] });
        fs::write(folder.join(format!("articles/{slug}.json")), story.to_string()).unwrap();
    }
    for (name, file) in files {
        fs::write(folder.join(name), file.to_string()).unwrap();
    }
    check(&folder, NOW)
}

fn checked(front: Value) -> Checked {
    checked_files(&[("front.json", front)])
}

/// Checks a front page of these containers.
fn of_containers(containers: Value) -> Checked {
    checked(json!({ "containers": containers }))
}

fn plan(checked: Checked) -> FrontPlan {
    assert_eq!(checked.problems, []);
    checked.newsroom.unwrap().fronts.remove(&None).unwrap()
}

/// There is just this one problem, at a place, with a remedy.
fn assert_one(problems: &[Problem], severity: Severity, path: &str, message: &str, fix: &str) {
    let [problem] = problems else {
        panic!("{path}: {problems:#?}")
    };
    assert_eq!((problem.severity, &*problem.path), (severity, path), "{problem}");
    assert!(
        problem.message.contains(message) && problem.fix.contains(fix),
        "{problem}"
    );
}

#[test]
fn a_front_page_has_its_containers_in_the_order_of_the_file() {
    let plan = plan(checked(json!({
        "breaking": { "text": "The dam holds", "to": "/news/one/", "until": "2026-11-23" },
        "containers": [
            { "kind": "lead_with_related", "items": [{ "slug": "two", "title": "My own", "until": "2026-11-24" }], "fill": { "from": "newest" } },
            { "kind": "grid", "title": "A title", "to": "/sport/", "items": ["one", { "slug": "three", "size": "large" }] },
            { "kind": "section", "section": "sport", "look": "headlines" },
            { "kind": "topic", "topic": "rivers", "count": 2 },
            { "kind": "author", "author": "ann", "title": "By Ann" },
            { "kind": "ranking", "fill": { "from": "trending" } },
            { "kind": "newsletter" },
            { "kind": "notice", "text": "We are [here](/news/)." },
        ],
    })));
    let link = Inline::Link {
        to: LinkTarget::Internal("/news/one/".to_owned()),
        text: vec![Inline::Text("The dam holds".to_owned())],
    };
    assert_eq!(plan.breaking, [link]);
    let containers = plan.containers.unwrap();
    let looks: Vec<_> = containers.iter().map(|container| container.look).collect();
    assert_eq!(
        looks,
        [
            Look::Lead,
            Look::Grid,
            Look::Headlines,
            Look::Grid,
            Look::Grid,
            Look::Ranking,
            Look::Newsletter,
            Look::Notice
        ]
    );
    let titles: Vec<_> = containers
        .iter()
        .map(|container| container.title.as_deref())
        .collect();
    assert_eq!(
        titles,
        [
            None,
            Some("A title"),
            Some("Sport"),
            Some("rivers"),
            Some("By Ann"),
            None,
            None,
            None
        ]
    );
    let pinned = |container: &ContainerPlan| -> Vec<_> {
        let pinned = container.pinned.iter();
        pinned
            .map(|of| (of.slug.to_string(), of.title.clone(), of.size))
            .collect()
    };
    assert_eq!(
        pinned(&containers[0]),
        [("two".to_owned(), Some("My own".to_owned()), None)]
    );
    assert_eq!(
        (&containers[0].fill, containers[0].count),
        (&Some(Fill::Newest), 6)
    );
    let large = Some(SizeFile::Large);
    assert_eq!(
        pinned(&containers[1]),
        [("one".to_owned(), None, None), ("three".to_owned(), None, large)]
    );
    assert_eq!(containers[1].fill, None);
    assert_eq!(containers[2].to, Some(LinkTarget::Internal("/sport/".to_owned())));
    assert_eq!(containers[6].newsletter.as_ref().unwrap().heading, "A letter");
}

#[test]
fn a_section_has_a_page_of_its_own_that_does_not_repeat_its_name() {
    let front = json!({ "containers": [
        { "kind": "section", "section": "sport" },
        { "kind": "headlines", "fill": { "from": "newest" } },
    ] });
    let checked = checked_files(&[("fronts/sport.json", front.clone())]);
    assert_eq!(checked.problems, []);
    let fronts = checked.newsroom.unwrap().fronts;
    let (section, plan) = fronts.first_key_value().unwrap();
    assert_eq!(section.as_ref().unwrap().as_str(), "sport");
    let containers = plan.containers.as_ref().unwrap();
    assert_eq!(containers[0].title, None);
    assert_eq!(containers[1].fill, containers[0].fill);
    let unknown = checked_files(&[("fronts/sports.json", front)]);
    assert_one(
        &unknown.problems,
        Severity::Error,
        "",
        "there is no section `sports`",
        "Did you mean `sport`?",
    );
}

#[test]
#[allow(clippy::too_many_lines)] // A table.
fn what_is_not_there_is_told_at_its_place_with_what_was_meant() {
    for (container, path, message, fix) in [
        (
            json!({ "kind": "lead", "items": ["oen"] }),
            "/containers/0/items/0",
            "there is no story `oen`",
            "",
        ),
        (
            json!({ "kind": "lead", "items": [{ "slug": "thre" }] }),
            "/containers/0/items/0/slug",
            "there is no story `thre`",
            "Did you mean `three`?",
        ),
        (
            json!({ "kind": "section", "section": "sports" }),
            "/containers/0/section",
            "there is no section `sports`",
            "Did you mean `sport`?",
        ),
        (
            json!({ "kind": "grid", "fill": { "from": "section", "section": "x" } }),
            "/containers/0/fill/section",
            "there is no section `x`",
            "news, sport",
        ),
        (
            json!({ "kind": "topic", "topic": "river" }),
            "/containers/0/topic",
            "no story has the tag `river`",
            "Did you mean `rivers`?",
        ),
        (
            json!({ "kind": "author", "author": "Ann Author" }),
            "/containers/0/author",
            "there is no author `Ann Author`",
            "Did you mean `ann`?",
        ),
        (
            json!({ "kind": "notice", "text": "[There](/nowhere/)." }),
            "/containers/0/text",
            "no page at `/nowhere/`",
            "Link to",
        ),
        (
            json!({ "kind": "grid", "title": "A", "to": "/nowhere/", "items": ["one"] }),
            "/containers/0/to",
            "no page at `/nowhere/`",
            "Link to",
        ),
        (
            json!({ "kind": "grids", "items": ["one"] }),
            "/containers/0/kind",
            "`grids` is not a known kind of container",
            "Did you mean `grid`?",
        ),
        (
            json!({ "items": ["one"] }),
            "/containers/0/kind",
            "which kind of container",
            "lead_with_related",
        ),
        (
            json!({ "kind": "grid", "fill": { "from": "newst" } }),
            "/containers/0/fill/from",
            "`newst` is not a known rule",
            "Did you mean `newest`?",
        ),
        (
            json!({ "kind": "grid", "itmes": ["one"], "fill": { "from": "newest" } }),
            "/containers/0/itmes",
            "unknown field `itmes`",
            "Did you mean \"items\"?",
        ),
        (
            json!({ "kind": "grid", "items": [{ "slug": "one", "headline": "A" }] }),
            "/containers/0/items/0/headline",
            "unknown field `headline`",
            "",
        ),
        (
            json!({ "kind": "grid", "items": [7] }),
            "/containers/0/items/0",
            "a number",
            "Write each story as its slug",
        ),
        (json!("grid"), "/containers/0", "a text", "Write each container"),
        (
            json!({ "kind": "grid", "items": ["one"], "until": "soon" }),
            "/containers/0/until",
            "`soon` is not a valid date",
            "2026-11-20",
        ),
        (
            json!({ "kind": "grid", "count": 13, "fill": { "from": "newest" } }),
            "/containers/0/count",
            "`count` can't be 13",
            "from 1 to 12",
        ),
        (
            json!({ "kind": "section" }),
            "/containers/0/section",
            "`section` is missing",
            "the slug of a section",
        ),
    ] {
        let checked = of_containers(json!([container]));
        assert_one(&checked.problems, Severity::Error, path, message, fix);
    }
}

#[test]
fn a_story_that_is_chosen_twice_is_refused_with_both_places() {
    let twice = of_containers(json!([
        { "kind": "lead", "items": ["one"] },
        { "kind": "grid", "items": ["two", { "slug": "one" }] },
    ]));
    assert_one(
        &twice.problems,
        Severity::Error,
        "/containers/1/items/1/slug",
        "`one` stands on this page already, at /containers/0/items/0",
        "one of the two places",
    );
    // On the page of a section it may stand as well, and where the other place is over.
    let lead = |until: &str| json!({ "kind": "lead", "items": [{ "slug": "one", "until": until }] });
    let over = of_containers(json!([lead("2026-11-22"), { "kind": "grid", "items": ["one"] }]));
    let warnings = over
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error);
    assert_eq!(warnings.count(), 0, "{:#?}", over.problems);
}

#[test]
fn containers_that_are_empty_or_too_full_are_told() {
    let seven = ["one", "two", "three", "one", "two", "three", "one"];
    for (container, path, message, fix) in [
        (
            json!({ "kind": "grid" }),
            "/containers/0",
            "is empty",
            "\"fill\": {\"from\": \"newest\"}",
        ),
        (
            json!({ "kind": "lead", "items": ["one", "two"] }),
            "/containers/0/items",
            "room for 1 story",
            "another container",
        ),
        (
            json!({ "kind": "lead", "count": 2, "fill": { "from": "newest" } }),
            "/containers/0/count",
            "room for 1 story",
            "another \"kind\"",
        ),
        (
            json!({ "kind": "grid", "count": 1, "items": ["one", "two"], "fill": { "from": "newest" } }),
            "/containers/0/count",
            "`items` has 2 stories",
            "Write 2",
        ),
    ] {
        let checked = of_containers(json!([container]));
        assert_one(&checked.problems, Severity::Error, path, message, fix);
    }
    let too_many = of_containers(json!([{ "kind": "lead_with_related", "items": seven }]));
    assert!(
        too_many
            .problems
            .iter()
            .any(|problem| problem.message == "this has room for 6 stories")
    );
    let none = checked(json!({ "containers": [] }));
    assert_one(
        &none.problems,
        Severity::Error,
        "/containers",
        "has no entry",
        "lead_with_related",
    );
}

#[test]
fn what_does_nothing_is_told_and_does_not_stop_the_paper() {
    for (container, path, message, fix) in [
        (
            json!({ "kind": "lead", "items": ["later"], "fill": { "from": "newest" } }),
            "/containers/0/items/0",
            "`later` is held back",
            "Nothing needs to be done",
        ),
        (
            json!({ "kind": "topic", "topic": "ice" }),
            "/containers/0",
            "no story to show",
            "take the container out",
        ),
        (
            json!({ "kind": "opinion", "fill": { "from": "label", "label": "opinion" } }),
            "/containers/0",
            "no story to show",
            "take the container out",
        ),
        (
            json!({ "kind": "grid", "items": ["one"], "count": 4 }),
            "/containers/0/count",
            "`count` does nothing",
            "\"fill\"",
        ),
        (
            json!({ "kind": "headlines", "items": [{ "slug": "one", "size": "large" }] }),
            "/containers/0/items/0/size",
            "only the stories of a grid",
            "\"grid\"",
        ),
        (
            json!({ "kind": "grid", "items": ["one"], "to": "/news/" }),
            "/containers/0/to",
            "the title is what leads there",
            "\"title\"",
        ),
        (
            json!({ "kind": "grid", "items": ["one"], "until": "2026-11-22" }),
            "/containers/0/until",
            "was to stand until 2026-11-22",
            "a later date",
        ),
        (
            json!({ "kind": "notice", "text": "Words.", "until": "2026-11-23T11:59:59Z" }),
            "/containers/0/until",
            "was to stand until",
            "a later date",
        ),
    ] {
        let checked = of_containers(json!([container, { "kind": "newsletter" }]));
        assert_one(&checked.problems, Severity::Warning, path, message, fix);
        assert!(checked.newsroom.is_some());
    }
    let breaking = checked(json!({ "breaking": { "text": "A", "to": "/news/", "until": "2026-11-01" } }));
    assert_one(
        &breaking.problems,
        Severity::Warning,
        "/breaking/until",
        "was to stand",
        "later date",
    );
    let plan = &breaking.newsroom.unwrap().fronts[&None];
    assert!(plan.breaking.is_empty() && plan.containers.is_none());
}

#[test]
fn a_newsletter_that_the_site_does_not_have_is_told() {
    let folder = folder();
    fs::create_dir(folder.join("articles")).unwrap();
    fs::write(folder.join("site.json"), site().to_string()).unwrap();
    let front = json!({ "containers": [{ "kind": "newsletter" }] });
    fs::write(folder.join("front.json"), front.to_string()).unwrap();
    assert_one(
        &check(&folder, NOW).problems,
        Severity::Error,
        "/containers/0",
        "no newsletter",
        "\"newsletter\" in site.json",
    );
}

#[test]
fn what_goes_from_the_front_page_is_due_like_a_story() {
    let due = |until: &str| {
        let checked =
            of_containers(json!([{ "kind": "grid", "items": [{ "slug": "one", "until": until }] }]));
        checked.newsroom.unwrap().next_due().unwrap()
    };
    // The story that is held back comes first, or what goes.
    assert_eq!(due("2026-12-02").date, "2026-12-01");
    let moment = due("2026-11-30T10:00:00+01:00");
    assert_eq!(
        (&*moment.date, moment.time),
        ("2026-11-30T10:00:00+01:00", datetime!(2026-11-30 9:00 UTC))
    );
    assert!(moment.file.ends_with("front.json"));
    // A day is over when the next one begins.
    let day = due("2026-11-23");
    assert_eq!(
        (&*day.date, day.time),
        ("2026-11-24T00:00:00Z", datetime!(2026-11-24 0:00 UTC))
    );
}
