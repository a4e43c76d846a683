//! What `check` finds in `redirects.json`, and where links to old addresses lead.

use std::fs;

use dateline_content::{Checked, Redirect, Severity, check};
use dateline_model::{Block, Inline, LinkTarget};
use serde_json::{Value, json};

use super::{NOW, article, articles, folder, site};

/// Checks a newsroom with the stories `/news/new/` and `/news/draft/`, this one beside them, and these redirects.
fn checked_with(story: Value, redirects: &str) -> Checked {
    let folder = folder();
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    fs::create_dir(folder.join("articles")).unwrap();
    let mut draft = article();
    draft["status"] = "draft".into();
    let mut new = article();
    new["faqs"] = json!([{ "question": "Why?", "answer": [{ "type": "paragraph", "text": "So." }] }]);
    write("site.json", &format!("{:#}", site()));
    write("articles/new.json", &format!("{new:#}"));
    write("articles/draft.json", &format!("{draft:#}"));
    write("articles/story.json", &format!("{story:#}"));
    write("redirects.json", redirects);
    check(&folder, NOW)
}

pub(super) fn checked(redirects: &[(&str, &str)]) -> Checked {
    checked_with(article(), &file(redirects))
}

/// The text of `redirects.json`, with an entry on each line from line 2.
fn file(redirects: &[(&str, &str)]) -> String {
    let entries = redirects
        .iter()
        .map(|(from, to)| format!(r#"{{ "from": "{from}", "to": "{to}" }}"#));
    let entries: Vec<_> = entries.collect();
    format!("{{ \"redirects\": [\n{}\n] }}", entries.join(",\n"))
}

/// There is this problem and no other, on this line.
fn assert_one(checked: &Checked, severity: Severity, line: usize, path: &str, message: &str, fix: &str) {
    assert_eq!(checked.problems.len(), 1, "{:#?}", checked.problems);
    let problem = &checked.problems[0];
    assert_eq!(
        (problem.severity, problem.line, &*problem.path),
        (severity, line, path),
        "{problem}"
    );
    assert!(
        problem.file.ends_with("redirects.json") && problem.column > 1,
        "{problem}"
    );
    assert!(problem.message.contains(message), "{problem}");
    assert!(problem.fix.contains(fix), "{problem}");
    assert_eq!(checked.newsroom.is_some(), severity == Severity::Warning);
}

fn redirects(checked: Checked) -> Vec<Redirect> {
    assert!(checked.problems.is_empty(), "{:#?}", checked.problems);
    checked.newsroom.unwrap().redirects
}

fn to(from: &str, to: LinkTarget) -> Redirect {
    let from = from.to_owned();
    Redirect { from, to }
}

fn inside(path: &str) -> LinkTarget {
    LinkTarget::Internal(path.to_owned())
}

#[test]
fn an_old_address_leads_to_a_story_a_place_in_it_a_section_the_front_page_or_elsewhere() {
    let found = redirects(checked(&[
        ("/news/old/", "/news/new/"),
        ("/politics/2019/old/", "/news/new/#why"),
        ("/politics/", "/news/"),
        ("/2019/story.html", "/"),
        ("/shop/", "https://shop.example/?from=paper"),
        // Where a story is held back, its old address may lead elsewhere.
        ("/news/draft/", "/news/new/"),
    ]));
    assert_eq!(
        found,
        [
            to("/news/old/", inside("/news/new/")),
            to("/politics/2019/old/", inside("/news/new/#why")),
            to("/politics/", inside("/news/")),
            to("/2019/story.html", inside("/")),
            to(
                "/shop/",
                LinkTarget::External("https://shop.example/?from=paper".to_owned())
            ),
            to("/news/draft/", inside("/news/new/")),
        ]
    );
}

#[test]
fn a_feed_is_where_redirects_and_links_may_lead() {
    let found = redirects(checked(&[
        ("/rss/", "/feed.xml"),
        ("/rss.xml", "/news/atom.xml"),
        ("/2019/feed.xml", "/news/feed.json"),
    ]));
    let ends: Vec<_> = found.into_iter().map(|redirect| redirect.to).collect();
    assert_eq!(
        ends,
        [
            inside("/feed.xml"),
            inside("/news/atom.xml"),
            inside("/news/feed.json")
        ]
    );
    let mut story = article();
    story["body"][0]["text"] = "Our [feed](/feed.xml), [news](/news/feed.json), [old](/rss/).".into();
    let checked = checked_with(story, &file(&[("/rss/", "/feed.xml")]));
    assert_eq!(checked.problems.len(), 1, "{:#?}", checked.problems);
    assert!(
        checked.problems[0]
            .message
            .contains("`/rss/` has moved to `/feed.xml`")
    );
    for none in ["/sport/feed.xml", "/news/new/feed.xml", "/rss.xml"] {
        let mut story = article();
        story["body"][0]["text"] = format!("Our [feed]({none}).").into();
        let checked = checked_with(story, &file(&[]));
        assert!(checked.problems[0].message.contains("leads nowhere"), "{none}");
    }
}

#[test]
fn what_moved_twice_leads_to_its_last_address_at_once() {
    let found = redirects(checked(&[
        ("/a/", "/b/#why"),
        ("/b/", "/c/"),
        ("/c/", "/news/new/"),
        ("/d/", "/e/#gone"),
        ("/e/", "/news/new/#why"),
    ]));
    let ends: Vec<_> = found.into_iter().map(|redirect| redirect.to).collect();
    let (whole, place) = (inside("/news/new/"), inside("/news/new/#why"));
    assert_eq!(ends, [place.clone(), whole.clone(), whole, place.clone(), place]);
}

#[test]
fn a_link_into_a_loop_leads_nowhere() {
    for to in ["/a", "/a/index.html"] {
        let mut story = article();
        story["body"][0]["text"] = "See [there](/a).".into();
        let checked = checked_with(story, &file(&[("/a/", to)]));
        let messages: Vec<_> = checked.problems.iter().map(|problem| &*problem.message).collect();
        assert_eq!(messages.len(), 2, "{messages:?}");
        assert!(
            messages
                .iter()
                .any(|message| message.contains("there is no page at `/a/`")),
            "{messages:?}"
        );
    }
}

#[test]
fn what_moved_is_found_by_every_address_that_its_page_has() {
    let found = redirects(checked(&[
        ("/a/", "/b"),
        ("/b/", "/c/index.html"),
        ("/c/", "/news/new"),
    ]));
    assert!(
        found.iter().all(|redirect| redirect.to == inside("/news/new/")),
        "{found:?}"
    );
}

#[test]
fn a_loop_is_found_with_its_way() {
    let one = checked(&[("/a/", "/a/")]);
    assert_one(
        &one,
        Severity::Error,
        2,
        "/redirects/0/to",
        "/a/ → /a/",
        "lead to a page",
    );
    let two = checked(&[("/a/", "/b/"), ("/b/", "/a/#x")]);
    let around = "/a/ → /b/ → /a/";
    assert_one(
        &two,
        Severity::Error,
        2,
        "/redirects/0/to",
        around,
        "lead to a page",
    );
    // A page has several addresses.
    for to in ["/a", "/a/index.html", "/a#x"] {
        let way = checked(&[("/a/", to)]);
        assert_one(
            &way,
            Severity::Error,
            2,
            "/redirects/0/to",
            "/a/ → /a/",
            "lead to a page",
        );
    }
    let two = checked(&[("/a/", "/b"), ("/b/", "/a/")]);
    assert_one(
        &two,
        Severity::Error,
        2,
        "/redirects/0/to",
        around,
        "lead to a page",
    );
    // What leads into a loop arrives when the loop is mended.
    let into = checked(&[("/in/", "/b/"), ("/a/", "/b/"), ("/b/", "/a/")]);
    assert_one(
        &into,
        Severity::Error,
        3,
        "/redirects/1/to",
        around,
        "lead to a page",
    );
    // Two loops are two mistakes.
    let two = checked(&[("/a/", "/a/"), ("/b/", "/b/")]);
    assert_eq!(two.problems.len(), 2, "{:#?}", two.problems);
}

#[test]
fn a_target_that_is_not_there_is_found() {
    for (target, message, fix) in [
        (
            "/news/neww/",
            "there is no story at `/news/neww/`",
            "Did you mean `/news/new/`?",
        ),
        ("/nwes/", "there is no page at `/nwes/`", "Link to a story"),
        (
            "/news/new/#where",
            "has no place `#where`",
            "one of its headings or answers",
        ),
        ("/pictures/map.svg", "leads nowhere", "Begin it with"),
        (
            "https://paper.example/news/new/",
            "is an address of this site",
            "without the host",
        ),
    ] {
        let checked = checked(&[("/news/old/", target)]);
        assert_one(&checked, Severity::Error, 2, "/redirects/0/to", message, fix);
    }
    // By way of another old address too.
    let chain = checked(&[("/a/", "/b/"), ("/b/", "/news/gone/")]);
    assert_eq!(chain.problems.len(), 2, "{:#?}", chain.problems);
}

#[test]
fn a_redirect_to_what_is_held_back_is_left_out_with_a_warning() {
    let checked = checked(&[("/news/old/", "/news/draft/"), ("/older/", "/news/new/")]);
    assert_one(
        &checked,
        Severity::Warning,
        2,
        "/redirects/0/to",
        "`draft` is held back",
        "when that story does",
    );
    assert_eq!(
        checked.newsroom.unwrap().redirects,
        [to("/older/", inside("/news/new/"))]
    );
}

#[test]
fn a_redirect_that_would_hide_a_page_is_found() {
    for from in ["/news/story/", "/news/", "/feed.xml", "/news/atom.xml"] {
        let checked = checked(&[(from, "/news/new/")]);
        assert_one(
            &checked,
            Severity::Error,
            2,
            "/redirects/0/from",
            "there is a page at",
            "Remove the redirect",
        );
    }
    for from in [
        "/page/2/",
        "/news/page/2/",
        "/404/",
        "/404.html",
        "/pictures/",
        "/cards/old/",
        "/news/old/index.html",
        "/index.html",
        "/2019/story-h0123456789ab.html",
    ] {
        let checked = checked(&[(from, "/news/new/")]);
        let message = "has a meaning of its own";
        assert_one(
            &checked,
            Severity::Error,
            2,
            "/redirects/0/from",
            message,
            "address of a story",
        );
    }
}

#[test]
fn a_second_redirect_of_one_address_is_found() {
    let checked = checked(&[("/a/", "/news/new/"), ("/a/", "/news/")]);
    assert_one(
        &checked,
        Severity::Error,
        3,
        "/redirects/1/from",
        "two redirects begin at `/a/`",
        "Remove one",
    );
}

#[test]
fn an_old_address_with_the_base_path_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    let mut site = site();
    site["base_path"] = "/some/path/".into();
    write("site.json", &format!("{site:#}"));
    write("articles/story.json", &format!("{:#}", article()));
    write(
        "redirects.json",
        &file(&[("/some/path/town/", "/news/story/"), ("/some/", "/news/")]),
    );
    let checked = check(folder.path(), NOW);
    let message = "redirects /some/path/some/path/town/";
    assert_one(
        &checked,
        Severity::Warning,
        2,
        "/redirects/0/from",
        message,
        "Leave out /some/path.",
    );
}

#[test]
fn a_malformed_address_is_found() {
    for from in [
        "/",
        "",
        "news/old/",
        "/news/old",
        "//old/",
        "/news/../old/",
        "/.git/",
        "/news/old/?id=7",
        "/news/old/#x",
        "/news/*",
        "/a b/",
        "https://paper.example/news/old/",
        "/뉴스/",
        "/%EB%89%B4%EC%8A%A4/",
        "/feed.json",
        "/$x/",
        "/a.php",
    ] {
        let checked = checked(&[(from, "/news/new/")]);
        let message = "is not written as `from` must be";
        assert_one(
            &checked,
            Severity::Error,
            2,
            "/redirects/0/from",
            message,
            "/news/old-story/",
        );
    }
    for target in [
        "",
        "news/new/",
        "http://old.example/",
        "mailto:a@b.example",
        "/a b/",
        "/a\\\"b/",
        "/$1",
        "/a;b",
    ] {
        let checked = checked(&[("/news/old/", target)]);
        let message = "is not written as `to` must be";
        assert_one(
            &checked,
            Severity::Error,
            2,
            "/redirects/0/to",
            message,
            "whole address",
        );
    }
}

#[test]
fn a_file_that_is_no_list_of_redirects_is_found() {
    for (text, message) in [
        ("[]", "object"),
        ("{}", "`redirects` is missing"),
        (r#"{ "redirects": [{ "from": "/a/" }] }"#, "`to` is missing"),
        (
            r#"{ "redirects": [{ "from": "/a/", "to": "/", "too": "/" }] }"#,
            "unknown field `too`",
        ),
        (r#"{ "redirects": [ }"#, "not valid JSON"),
    ] {
        let checked = checked_with(article(), text);
        assert_eq!(checked.problems.len(), 1, "{text}: {:#?}", checked.problems);
        assert!(
            checked.problems[0].message.contains(message),
            "{}",
            checked.problems[0]
        );
        assert!(checked.newsroom.is_none());
    }
}

#[test]
fn a_link_to_an_old_address_leads_to_the_new_one_with_a_warning() {
    let moved = file(&[("/news/old/", "/news/new/"), ("/2019/old.html", "/news/old/")]);
    for (link, target) in [
        ("/news/old/", "/news/new/"),
        ("/news/old", "/news/new/"),
        ("/news/old/#why", "/news/new/#why"),
        ("/2019/old.html", "/news/new/"),
    ] {
        let mut story = article();
        story["body"][0]["text"] = format!("See [there]({link}).").into();
        let checked = checked_with(story, &moved);
        assert_eq!(checked.problems.len(), 1, "{:#?}", checked.problems);
        let problem = &checked.problems[0];
        assert_eq!(
            (problem.severity, &*problem.path),
            (Severity::Warning, "/body/0/text")
        );
        assert!(problem.message.contains("has moved to `/news/new/`"), "{problem}");
        assert!(problem.fix.contains("/news/new/"), "{problem}");
        let newsroom = checked.newsroom.unwrap();
        let mut articles = articles(&newsroom).into_iter();
        let story = articles.find(|article| article.slug.as_str() == "story").unwrap();
        let Block::Paragraph(text) = &story.opening[0] else {
            panic!("{story:?}")
        };
        let links: Vec<_> = text
            .iter()
            .filter_map(|span| match span {
                Inline::Link { to, .. } => Some(to.clone()),
                _ => None,
            })
            .collect();
        assert_eq!(links, [inside(target)]);
    }
}

#[test]
fn a_pointer_by_an_old_slug_is_told_the_new_address() {
    let mut story = article();
    story["body"][0] = json!({ "type": "see_also", "slug": "old" });
    let checked = checked_with(story, &file(&[("/news/old/", "/news/new/")]));
    assert_eq!(checked.problems.len(), 1, "{:#?}", checked.problems);
    let problem = &checked.problems[0];
    assert!(problem.message.contains("there is no story `old`"), "{problem}");
    assert!(problem.fix.contains("It moved to /news/new/"), "{problem}");
}
