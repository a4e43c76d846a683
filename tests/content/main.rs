//! What `dateline check` finds.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../root.rs"]
mod root;

mod authors;
mod blocks;
mod brand;
mod file_names;
mod front;
mod json;
mod markdown;
mod newsletter;
mod pages;
mod pictures;
mod readme;
mod recordings;
mod redirects;
mod remedies;
mod sample;
mod scale;
mod web_addresses;
mod words;

use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;

use dateline_content::{Checked, Newsroom, Problem, Severity, check};
use dateline_model::{Article, CommentSource};
use serde_json::{Value, json};
use tempfile::TempDir;
use time::OffsetDateTime;
use time::macros::datetime;

const NOW: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);

fn site() -> Value {
    json!({
        "title": "Paper", "description": "A paper.", "base_url": "https://paper.example", "language": "en",
        "sections": [{ "name": "News", "slug": "news", "order": 1, "description": "News." }],
    })
}

fn article() -> Value {
    json!({
        "title": "A story", "summary": "In short.", "section": "news",
        "date_published": "2026-11-20T09:30:00Z", "authors": [{ "name": "Desk" }],
        "body": [{ "type": "paragraph", "text": "Words." }],
    })
}

/// Checks a newsroom of these files.
fn checked(site: &Value, articles: &[(&str, Value)]) -> Checked {
    let folder = folder();
    fs::create_dir_all(folder.join("articles/2025")).unwrap();
    fs::write(folder.join("site.json"), format!("{site:#}")).unwrap();
    for (name, article) in articles {
        let text = article
            .as_str()
            .map_or_else(|| format!("{article:#}"), str::to_owned);
        fs::write(folder.join("articles").join(name), text).unwrap();
    }
    check(&folder, NOW)
}

/// A folder that is there until the test ends: articles are read from it.
fn folder() -> PathBuf {
    thread_local! {
        static FOLDERS: RefCell<Vec<TempDir>> = const { RefCell::new(Vec::new()) };
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    FOLDERS.with_borrow_mut(|folders| folders.push(folder));
    path
}

/// The published articles, newest first.
fn articles(newsroom: &Newsroom) -> Vec<Article> {
    let stories = newsroom.stories.iter();
    stories.map(|story| newsroom.article(story).unwrap().0).collect()
}

/// The problems of one story that differs from a sound one.
fn problems_of(change: impl FnOnce(&mut Value)) -> Vec<Problem> {
    let mut story = article();
    change(&mut story);
    checked(&site(), &[("story.json", story)]).problems
}

/// There is just this one error, at this place, with a remedy.
fn assert_one(problems: &[Problem], path: &str, message: &str, fix: &str) {
    assert_eq!(problems.len(), 1, "{problems:#?}");
    let problem = &problems[0];
    assert_eq!(problem.severity, Severity::Error);
    assert_eq!(problem.path, path, "{problem}");
    assert!(problem.message.contains(message), "{problem}");
    assert!(problem.fix.contains(fix), "{problem}");
    assert!(problem.file.ends_with("story.json") && problem.line > 0 && problem.column > 0);
}

#[test]
fn a_sound_story_has_no_problem() {
    assert!(problems_of(|_| {}).is_empty());
}

#[test]
fn an_unknown_field_is_found_with_what_it_may_have_been() {
    let problems = problems_of(|story| story["sumary"] = json!("x"));
    assert_one(&problems, "/sumary", "unknown field `sumary`", "summary");
    let problems = problems_of(|story| story["body"][0]["txt"] = json!("x"));
    assert_one(&problems, "/body/0/txt", "unknown field `txt`", "text");
}

#[test]
fn a_missing_field_is_found() {
    let problems = problems_of(|story| drop(story.as_object_mut().unwrap().remove("summary")));
    assert_one(&problems, "/summary", "`summary` is missing", "standfirst");
    let problems = problems_of(|story| story["body"][0] = json!({ "type": "paragraph" }));
    assert_one(&problems, "/body/0/text", "`text` is missing", "words");
}

#[test]
fn a_field_of_a_wrong_kind_is_found() {
    let problems = problems_of(|story| story["title"] = json!(7));
    assert_one(&problems, "/title", "a number", "text in quotation marks");
    let problems = problems_of(|story| story["body"][0] = json!("just text"));
    assert_eq!(problems.len(), 1, "{problems:#?}");
}

#[test]
fn an_unknown_block_is_found() {
    let problems = problems_of(|story| story["body"][0]["type"] = json!("paragraf"));
    assert_one(
        &problems,
        "/body/0/type",
        "not a known kind of block",
        "paragraph",
    );
}

#[test]
fn a_bad_date_is_found() {
    for bad in ["yesterday", "20261120", "2026-11-20T09:30:00"] {
        let problems = problems_of(|story| story["date_published"] = json!(bad));
        assert_one(&problems, "/date_published", bad, "RFC 3339");
    }
    for bad in ["2026-02-30T10:00:00Z", "2026-02-28T25:00:00Z"] {
        let problems = problems_of(|story| story["date_published"] = json!(bad));
        assert_one(&problems, "/date_published", "does not exist", "calendar");
    }
    let problems = problems_of(|story| story["date_modified"] = json!("2026-11-19T09:30:00Z"));
    assert_one(&problems, "/date_modified", "before it was published", "later");
}

#[test]
fn a_note_is_of_a_day_between_the_publication_and_today() {
    for list in ["corrections", "updates"] {
        let path = format!("/{list}/1/date");
        for (date, message, fix) in [
            ("2026-11-19", "not published yet", "needs no note"),
            ("2026-11-24T00:00:00Z", "in the future", "was changed"),
            ("soon", "not a valid date", "2026-11-20"),
        ] {
            // Of the day of publication, and of this moment.
            let sound =
                ["2026-11-20", "2026-11-23T12:00:00Z"].map(|date| json!({ "date": date, "text": "A." }));
            let notes = [
                sound[0].clone(),
                json!({ "date": date, "text": "B." }),
                sound[1].clone(),
            ];
            let problems = problems_of(|story| story[list] = json!(notes));
            assert_eq!(problems.len(), 1, "{problems:?}");
            let problem = &problems[0];
            assert_eq!(problem.path, path);
            assert!(
                problem.message.contains(message) && problem.fix.contains(fix),
                "{problem}"
            );
        }
    }
}

#[test]
fn a_source_has_a_whole_address() {
    let source = |url: &str| problems_of(|story| story["sources"] = json!([{ "title": "A", "url": url }]));
    assert!(source("https://a.example/report").is_empty());
    for url in ["/report/", "a.example", "https://exa mple"] {
        let problems = source(url);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0].path, "/sources/0/url");
    }
}

#[test]
fn a_day_is_a_date_in_the_time_zone_of_the_newspaper() {
    for (zone, datetime) in [
        (None, "2026-11-20T00:00:00Z"),
        (Some("Asia/Seoul"), "2026-11-20T00:00:00+09:00"),
        (Some("America/New_York"), "2026-11-20T00:00:00-05:00"),
    ] {
        let (mut site, mut story) = (site(), article());
        story["date_published"] = json!("2026-11-20");
        story["date_modified"] = json!("2026-11-21");
        site["time_zone"] = json!(zone);
        let checked = checked(&site, &[("story.json", story)]);
        let article = &articles(&checked.newsroom.unwrap())[0];
        assert_eq!(article.date_published.datetime, datetime);
        // Nobody said at what time.
        assert_eq!(article.date_published.text, "20 November 2026");
    }
}

#[test]
fn a_story_of_a_day_to_come_is_held_back_until_that_day_begins_in_the_newspapers_time_zone() {
    // It is noon of the 23rd in Greenwich.
    for (zone, held_back) in [("Europe/Berlin", 1), ("Pacific/Kiritimati", 0)] {
        let (mut site, mut story) = (site(), article());
        story["date_published"] = json!("2026-11-24");
        site["time_zone"] = json!(zone);
        let checked = checked(&site, &[("story.json", story)]);
        assert_eq!(checked.newsroom.unwrap().held_back.len(), held_back, "{zone}");
    }
}

#[test]
fn a_time_zone_that_is_none_is_found() {
    let mut site = site();
    for (zone, fix) in [
        ("Europe/Berln", "Did you mean Europe/Berlin?"),
        ("here", "Europe/Berlin"),
    ] {
        site["time_zone"] = json!(zone);
        let problems = checked(&site, &[("story.json", article())]).problems;
        assert_eq!(problems.len(), 1, "{problems:#?}");
        assert_eq!(problems[0].path, "/time_zone");
        assert!(problems[0].fix.contains(fix), "{}", problems[0]);
    }
}

#[test]
fn a_story_may_be_changed_on_the_day_of_its_publication() {
    let problems = problems_of(|story| story["date_modified"] = json!("2026-11-20"));
    assert_eq!(problems, []);
}

#[test]
fn an_empty_heading_is_found() {
    let problems = problems_of(|story| story["body"][0] = json!({ "type": "heading", "text": "  " }));
    assert_one(&problems, "/body/0/text", "`text` is empty", "Write");
}

#[test]
fn a_picture_without_alternative_text_is_found() {
    let problems = problems_of(|story| story["body"][0] = json!({ "type": "figure", "file": "map.svg" }));
    assert_one(
        &problems,
        "/body/0/alt",
        "`alt` is missing",
        "what the picture shows",
    );
    let problems =
        problems_of(|story| story["body"][0] = json!({ "type": "figure", "file": "map.svg", "alt": " " }));
    assert_one(
        &problems,
        "/body/0/alt",
        "`alt` is empty",
        "what the picture shows",
    );
}

#[test]
fn a_picture_that_is_not_there_is_found() {
    let problems = problems_of(|story| story["image"] = json!({ "file": "map.svg", "alt": "A map" }));
    assert_one(
        &problems,
        "/image/file",
        "no such file",
        "Put the file into pictures/",
    );
    let problems = problems_of(|story| story["image"] = json!({ "file": "../map.svg", "alt": "A map" }));
    assert_one(&problems, "/image/file", "not a valid name for a file", "map.svg");
}

#[test]
fn a_question_without_an_answer_is_found() {
    let problems = problems_of(|story| story["faqs"] = json!([{ "question": "Why?", "answer": [] }]));
    assert_one(&problems, "/faqs/0/answer", "no answer", "list of blocks");
    let problems = problems_of(|story| story["faqs"] = json!([{ "question": "Why?" }]));
    assert_one(&problems, "/faqs/0/answer", "missing", "list of blocks");
}

#[test]
fn a_pointer_to_no_story_is_found_with_the_nearest_one() {
    let problems = problems_of(|story| story["body"][0] = json!({ "type": "see_also", "slug": "storm" }));
    assert_one(&problems, "/body/0/slug", "no story `storm`", "`story`");
}

#[test]
fn a_link_to_nothing_is_found() {
    let link = |to: &str| json!({ "type": "paragraph", "text": format!("[x]({to})") });
    for (to, message) in [
        ("/news/nothing/", "no story at"),
        ("/nowhere/", "no page at"),
        ("/sport/story/", "no story at"),
        ("news", "leads nowhere"),
        ("javascript:alert(1)", "not an address that pages can link to"),
        ("/news/story/#no-place", "no place `#no-place`"),
        ("#no-place", "no place `#no-place`"),
    ] {
        let problems = problems_of(|story| story["body"][0] = link(to));
        assert_one(&problems, "/body/0/text", message, "");
    }
    for sound in [
        "/",
        "/news/",
        "/news/story/",
        "/news/story",
        "https://a.example/",
        "mailto:desk@paper.example",
    ] {
        assert!(
            problems_of(|story| story["body"][0] = link(sound)).is_empty(),
            "{sound}"
        );
    }
}

#[test]
fn an_unknown_section_is_found() {
    let problems = problems_of(|story| story["section"] = json!("sports"));
    assert_one(&problems, "/section", "no section `sports`", "news");
}

#[test]
fn two_stories_at_one_address_are_found() {
    let problems = checked(
        &site(),
        &[("story.json", article()), ("2025/story.json", article())],
    )
    .problems;
    assert_one(&problems, "", "share one address", "another name");
}

#[test]
fn a_file_whose_name_is_no_slug_is_found() {
    let problems = checked(&site(), &[("My Story.json", article())]).problems;
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("not a slug") && problems[0].fix.contains("my-story.json"));
}

#[test]
fn a_story_named_like_a_sections_further_pages_is_found() {
    let problems = checked(&site(), &[("page.json", article())]).problems;
    assert!(
        problems
            .iter()
            .any(|problem| problem.message.contains("further pages")),
        "{problems:#?}"
    );
}

#[test]
fn two_places_with_one_given_id_are_found() {
    let heading = json!({ "type": "heading", "text": "A", "id": "here" });
    let problems = problems_of(|story| story["body"] = json!([heading, heading]));
    assert_one(&problems, "/body/1/id", "another place", "another id");
}

#[test]
fn broken_json_is_found_at_its_place() {
    let problems = checked(
        &site(),
        &[("story.json", json!("{\n  \"title\": \"x\"\n  \"summary\": 1\n}"))],
    )
    .problems;
    assert_one(&problems, "", "not valid JSON", "comma");
    assert_eq!((problems[0].line, problems[0].column), (3, 3));
}

#[test]
fn a_file_that_can_t_be_read_is_the_one_problem_that_is_told_of_it() {
    let folder = folder();
    let mut other = article();
    other["body"] = json!([
        { "type": "see_also", "slug": "story" },
        { "type": "paragraph", "text": "[One](/news/story/)" },
    ]);
    fs::create_dir(folder.join("articles")).unwrap();
    fs::write(folder.join("site.json"), site().to_string()).unwrap();
    fs::write(folder.join("articles/other.json"), other.to_string()).unwrap();
    fs::write(folder.join("articles/story.json"), "{").unwrap();
    let checked = check(&folder, NOW);
    assert_eq!(checked.problems.len(), 1, "{:#?}", checked.problems);
    assert!(checked.newsroom.is_none());
}

#[test]
fn a_missing_site_file_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let checked = check(folder.path(), NOW);
    assert!(checked.newsroom.is_none());
    assert!(
        checked
            .problems
            .iter()
            .any(|problem| problem.file.ends_with("site.json"))
    );
}

#[test]
fn what_is_wrong_in_the_sites_own_file_is_found() {
    for (field, value, message) in [
        ("base_url", json!("dateline.example/"), "base_url"),
        ("base_path", json!("paper"), "base_path"),
        ("trending", json!(["nothing"]), "no story `nothing`"),
        ("navigation", json!([{ "label": "X", "to": "/x/" }]), "no page at"),
        ("share_targets", json!(["friendster"]), "friendster"),
        ("page_size", json!(0), "0"),
    ] {
        let mut site = site();
        site[field] = value;
        let problems = checked(&site, &[("story.json", article())]).problems;
        assert_eq!(problems.len(), 1, "{field}: {problems:#?}");
        assert!(problems[0].message.contains(message), "{}", problems[0]);
    }
}

#[test]
fn what_a_list_names_twice_is_found() {
    // A story once stood twice in the ranking, and a tag that was there twice counted twice.
    let problems = problems_of(|story| story["tags"] = json!(["rivers", "floods", "rivers"]));
    assert_one(
        &problems,
        "/tags",
        "`tags` names something twice",
        "Name each once.",
    );
    let mut site = site();
    site["trending"] = json!(["story", "story"]);
    let problems = checked(&site, &[("story.json", article())]).problems;
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert_eq!(problems[0].path, "/trending", "{}", problems[0]);
    assert!(
        problems[0].message.contains("names something twice"),
        "{}",
        problems[0]
    );
}

#[test]
fn every_problem_is_reported_at_once() {
    let mut first = article();
    first["sumary"] = json!("x");
    first["date_published"] = json!("soon");
    first["faqs"] = json!([{ "question": "Why?", "answer": [] }]);
    first["body"] = json!([
        { "type": "heading", "text": "" },
        { "type": "figure", "file": "map.svg" },
        { "type": "see_also", "slug": "nothing" },
        { "type": "paragraph", "text": "[x](/nothing/)" },
    ]);
    let problems = checked(&site(), &[("first.json", first), ("second.json", json!("{"))]).problems;
    for place in [
        "/sumary",
        "/body/0/text",
        "/body/1/alt",
        "/body/2/slug",
        "/body/3/text",
        "/date_published",
        "/faqs/0/answer",
    ] {
        assert!(
            problems.iter().any(|problem| problem.path == place),
            "{place} in {problems:#?}"
        );
    }
    assert!(
        problems
            .iter()
            .any(|problem| problem.file.ends_with("second.json"))
    );
    assert_eq!(problems.len(), 8, "{problems:#?}");
}

#[test]
fn what_is_held_back_is_mentioned_nowhere() {
    let mut draft = article();
    draft["status"] = json!("draft");
    let mut future = article();
    future["date_published"] = json!("2026-11-23T12:00:01Z");
    let mut story = article();
    story["body"] = json!([
        { "type": "see_also", "slug": "draft" },
        { "type": "paragraph", "text": "See [the draft](/news/draft/) and [the future](/news/future/#x)." },
    ]);
    let mut site = site();
    site["trending"] = json!(["draft", "future", "story"]);
    let checked = checked(
        &site,
        &[
            ("story.json", story),
            ("draft.json", draft),
            ("future.json", future),
        ],
    );
    assert!(
        checked
            .problems
            .iter()
            .all(|problem| problem.severity == Severity::Warning),
        "{:#?}",
        checked.problems
    );
    let newsroom = checked.newsroom.unwrap();
    assert_eq!(
        (
            newsroom.stories.len(),
            newsroom.held_back.len(),
            newsroom.trending.len()
        ),
        (1, 2, 1)
    );
    let held_back: Vec<_> = newsroom.held_back.iter().map(ToString::to_string).collect();
    assert!(
        held_back[0].starts_with("held back as a draft: ") && held_back[0].ends_with("draft.json"),
        "{held_back:?}"
    );
    assert!(
        held_back[1].starts_with("held back until 2026-") && held_back[1].ends_with("future.json"),
        "{held_back:?}"
    );
    let published = serde_json::to_string(&articles(&newsroom)).unwrap();
    assert!(
        !published.contains("draft/") && !published.contains("future/"),
        "{published}"
    );
    assert!(
        published.contains("See the draft and the future."),
        "the words stay"
    );
}

#[test]
fn letters_that_the_social_card_cannot_show_are_a_warning() {
    let problems = problems_of(|story| story["title"] = json!("Ελλάδα, Київ, 서울, ليبيا, ไทย"));
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert_eq!(
        (problems[0].severity, problems[0].path.as_str()),
        (Severity::Warning, "/title")
    );
    assert!(problems[0].message.contains("`ท`"), "{}", problems[0]);
    assert!(!problems[0].message.contains("`서`"), "{}", problems[0]);
    assert_eq!(
        problems_of(|story| story["title"] = json!("Ελλάδα, Київ, 서울, ليبيا")).len(),
        0
    );
}

#[test]
fn an_author_is_told_by_name_and_perhaps_by_kind_and_address() {
    let author = json!([{ "name": "Desk", "desk": true, "url": "https://paper.example/desk" }]);
    assert_eq!(problems_of(|story| story["authors"] = author).len(), 0);
    let author = json!([{ "name": "Desk", "url": "nowhere" }]);
    let problems = problems_of(|story| story["authors"] = author);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert_eq!(problems[0].path, "/authors/0/url");
}

#[test]
fn a_comment_server_that_makes_no_sense_is_named_with_the_way_out() {
    for (comments, path, fix) in [
        (json!({ "provider": "disqus" }), "/comments/provider", "isso"),
        (json!({}), "/comments/provider", "isso"),
        (json!({ "provider": "isso" }), "/comments/url", "url"),
        (
            json!({ "provider": "isso", "url": "comments.example" }),
            "/comments/url",
            "https://",
        ),
        (
            json!({ "provider": "isso", "url": "https://a.example/?b" }),
            "/comments/url",
            "https://",
        ),
        (
            json!({ "provider": "mastodon", "instance": "https://a.example/b" }),
            "/comments/instance",
            "https://",
        ),
        (
            json!({ "provider": "mastodon", "url": "https://a.example" }),
            "/comments/instance",
            "instance",
        ),
    ] {
        let mut site = site();
        site["comments"] = comments.clone();
        let problems = checked(&site, &[("story.json", article())]).problems;
        let named = problems
            .iter()
            .any(|problem| problem.path == path && problem.fix.contains(fix));
        assert!(named, "{comments}: {problems:#?}");
    }
}

#[test]
fn a_post_on_mastodon_needs_a_site_that_keeps_its_comments_there() {
    let problems = problems_of(|story| story["mastodon_status"] = "1".into());
    assert_one(
        &problems,
        "/mastodon_status",
        "where the site's comments are not kept",
        "site.json",
    );
    let problems = problems_of(|story| story["mastodon_status"] = "https://a.example/@b/1".into());
    assert_one(&problems, "/mastodon_status", "is not written", "the id alone");
}

#[test]
fn a_story_has_comments_where_site_and_story_agree() {
    let comments = |site_says: Value, story_says: Value| {
        let (mut site, mut story) = (site(), article());
        for (name, value) in site_says.as_object().unwrap() {
            site[name] = value.clone();
        }
        for (name, value) in story_says.as_object().unwrap() {
            story[name] = value.clone();
        }
        let checked = checked(&site, &[("story.json", story)]);
        let newsroom = checked
            .newsroom
            .unwrap_or_else(|| panic!("{:#?}", checked.problems));
        let (_, comments) = newsroom.article(&newsroom.stories[0]).unwrap();
        comments.map(|comments| comments.settings)
    };
    let isso = json!({ "comments": { "provider": "isso", "url": "https://a.example/" } });
    let mastodon = json!({ "comments": { "provider": "mastodon", "instance": "https://b.example/" } });
    assert_eq!(comments(json!({}), json!({})), None);
    assert_eq!(comments(isso.clone(), json!({ "comments": "none" })), None);
    assert_eq!(
        comments(mastodon.clone(), json!({})),
        None,
        "the story names no post"
    );
    let open = comments(isso.clone(), json!({})).unwrap();
    assert_eq!(
        open.source,
        CommentSource::Isso {
            url: "https://a.example".to_owned(),
            moderated: false
        }
    );
    assert!(!open.closed);
    assert!(comments(isso, json!({ "comments": "closed" })).unwrap().closed);
    assert_eq!(
        comments(mastodon, json!({ "mastodon_status": "12" }))
            .unwrap()
            .source,
        CommentSource::Mastodon {
            instance: "https://b.example".to_owned(),
            status: "12".to_owned()
        }
    );
}

#[test]
fn a_damaged_snapshot_of_comments_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["articles", "comments"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    let mut site = site();
    site["comments"] = json!({ "provider": "isso", "url": "https://a.example" });
    fs::write(folder.path().join("site.json"), site.to_string()).unwrap();
    fs::write(folder.path().join("articles/story.json"), article().to_string()).unwrap();
    // An address that no comment may link to is damage like any other.
    let link = json!({ "link": ["javascript:alert(1)", []] });
    let comment = json!({
        "id": "1", "author": null, "website": null, "created": { "datetime": "", "text": "" },
        "body": { "text": [link] }, "likes": 0, "dislikes": 0, "replies": [], "hidden": 0,
    });
    let thread = json!({ "total": 1, "comments": [comment], "hidden": 0 });
    for text in ["{", "{}", &thread.to_string()] {
        fs::write(folder.path().join("comments/story.json"), text).unwrap();
        let checked = check(folder.path(), NOW);
        assert!(checked.newsroom.is_none());
        assert!(checked.problems[0].file.ends_with("comments/story.json"));
        assert!(
            checked.problems[0].fix.contains("comments pull"),
            "{}",
            checked.problems[0]
        );
    }
}

/// A story in a section called like what stands in for faulty values was dropped without a word.
#[test]
fn a_section_that_does_not_exist_is_an_error_whatever_it_is_called() {
    for section in ["…", "", "nowhere"] {
        let problems = problems_of(|story| story["section"] = json!(section));
        assert_one(
            &problems,
            "/section",
            &format!("there is no section `{section}`"),
            "news",
        );
    }
}

#[test]
fn a_kind_of_block_that_is_not_known_is_named_with_the_one_that_was_meant() {
    let problem = |kind: Value| {
        let problems = problems_of(|story| story["body"] = json!([{ "type": kind, "text": "Words." }]));
        assert_eq!(problems.len(), 1, "{problems:#?}");
        (problems[0].message.clone(), problems[0].fix.clone())
    };
    let (message, fix) = problem(json!("paragrph"));
    assert!(
        message.starts_with("`paragrph` is not a known kind of block"),
        "{message}"
    );
    assert!(fix.starts_with("Did you mean `paragraph`? Use one of: "), "{fix}");
    let (message, fix) = problem(json!("x"));
    assert!(
        message.starts_with("`x` is") && fix.starts_with("Use one of: "),
        "{message} {fix}"
    );
}

#[test]
fn what_can_t_be_published_is_found_before_it_is() {
    for text in ["A\u{fffe}", "A\u{1}", "\u{ffff}A", "A\u{b}"] {
        let problems = problems_of(|story| story["summary"] = text.into());
        assert_eq!(problems.len(), 1, "{text:?}: {problems:#?}");
        assert_eq!(problems[0].path, "/summary");
        assert!(
            problems[0].message.contains("can't be published (U+"),
            "{}",
            problems[0]
        );
    }
    assert_eq!(
        problems_of(|story| story["body"][0]["text"] = "Tab\tand emoji \u{1f600}.".into()),
        []
    );
}

#[test]
fn half_an_emoji_is_called_so() {
    let text = article().to_string().replace("A story", r"Storm \ud83d");
    let checked = checked(&site(), &[("story.json", Value::from(text))]);
    assert_eq!(checked.problems.len(), 1, "{:#?}", checked.problems);
    assert!(
        checked.problems[0].fix.contains("Half of an emoji"),
        "{}",
        checked.problems[0]
    );
}

#[test]
fn only_files_of_the_content_folder_are_read_and_none_that_are_hidden() {
    use std::os::unix::fs::symlink;
    let outside = folder();
    fs::create_dir(outside.join("more")).unwrap();
    for name in ["secret.json", "more/other.json"] {
        fs::write(outside.join(name), article().to_string()).unwrap();
    }
    let content = folder();
    let articles = content.join("articles");
    fs::create_dir_all(articles.join(".vscode")).unwrap();
    fs::create_dir(content.join("drawer")).unwrap();
    fs::write(content.join("site.json"), site().to_string()).unwrap();
    fs::write(articles.join("story.json"), article().to_string()).unwrap();
    for hidden in ["._story.json", ".vscode/settings.json"] {
        fs::write(articles.join(hidden), "not JSON").unwrap();
    }
    fs::write(content.join("drawer/linked.json"), article().to_string()).unwrap();
    symlink("../drawer/linked.json", articles.join("linked.json")).unwrap();
    let sound = check(&content, NOW);
    assert_eq!(sound.problems, []);
    assert_eq!(sound.newsroom.unwrap().stories.len(), 2);
    symlink(outside.join("secret.json"), articles.join("secret.json")).unwrap();
    symlink(outside.join("more"), articles.join("more")).unwrap();
    symlink("nowhere.json", articles.join("broken.json")).unwrap();
    symlink("/dev/zero", articles.join("endless.json")).unwrap();
    let pipe = std::process::Command::new("mkfifo")
        .arg(articles.join("pipe.json"))
        .status();
    assert!(pipe.unwrap().success());
    let problems = check(&content, NOW).problems;
    let found: Vec<_> = problems
        .iter()
        .map(|problem| (problem.file.rsplit('/').next().unwrap(), &*problem.message))
        .collect();
    assert_eq!(found.len(), 5, "{found:#?}");
    for (file, message) in [
        ("broken.json", "can't be listed"),
        ("endless.json", "leads out of the content folder"),
        ("more", "leads out of the content folder"),
        ("pipe.json", "a pipe or a device"),
        ("secret.json", "leads out of the content folder"),
    ] {
        assert!(
            found
                .iter()
                .any(|(name, text)| *name == file && text.contains(message)),
            "{file}: {found:#?}"
        );
    }
}
