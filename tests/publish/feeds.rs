//! Feeds, read by feed-rs and held against what each format asks for.

use crate::root::ROOT;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use feed_rs::model::{Entry, Feed, FeedType};
use scraper::{Html, Selector};
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::{Rfc2822, Rfc3339};

use crate::SMALL;
use crate::site::{NOW, SITES, Site, change, faults};

pub(crate) const NAMES: [&str; 3] = ["feed.xml", "atom.xml", "feed.json"];

/// The folders that have feeds: the site's own, and each section's.
fn folders(site: &Site) -> Vec<String> {
    let sections = site.sections().into_iter().map(|section| format!("{section}/"));
    std::iter::once(String::new()).chain(sections).collect()
}

/// A feed as an independent parser reads it.
pub(crate) fn parse(site: &Site, name: &str) -> Feed {
    feed_rs::parser::parse(site.text(name).as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The story that an entry is of, as its page has it.
fn story(site: &Site, entry: &Entry) -> Value {
    let page = site.file_at(&entry.id).replace("index.html", "index.json");
    let page: Value = serde_json::from_str(site.text(&page)).unwrap();
    page["page"]["article"]["article"].clone()
}

/// The full text of a story.
pub(crate) fn html(entry: &Entry) -> &str {
    entry.content.as_ref().unwrap().body.as_deref().unwrap()
}

/// Seconds since 1970 of a date of the model.
fn seconds(moment: &Value) -> i64 {
    let text = moment["datetime"].as_str().unwrap();
    OffsetDateTime::parse(text, &Rfc3339).unwrap().unix_timestamp()
}

#[test]
fn every_feed_is_read_by_an_independent_parser_as_the_stories_were_written() {
    let mut seen = 0;
    for site in SITES.iter() {
        for folder in folders(site) {
            let feeds = NAMES.map(|name| parse(site, &format!("{folder}{name}")));
            let kinds = feeds.each_ref().map(|feed| feed.feed_type.clone());
            assert_eq!(kinds, [FeedType::RSS2, FeedType::Atom, FeedType::JSON]);
            for (feed, name) in feeds.iter().zip(NAMES) {
                let home = format!("{}{folder}", site.address());
                assert!(feed.links.iter().any(|link| link.href == home), "{folder}{name}");
                assert_eq!(feed.language.as_deref(), site.settings["language"].as_str());
                let title = feed.title.as_ref().unwrap().content.as_str();
                assert!(
                    title.ends_with(site.settings["title"].as_str().unwrap()),
                    "{title}"
                );
                assert_eq!(feed.entries.len(), feeds[0].entries.len());
                let mut dates: Vec<_> = feed.entries.iter().map(|entry| entry.published).collect();
                dates.reverse();
                assert!(dates.is_sorted(), "{folder}{name}: the newest story comes first");
                for (entry, other) in feed.entries.iter().zip(&feeds[0].entries) {
                    check_entry(site, entry);
                    assert_eq!((&entry.id, html(entry)), (&other.id, html(other)));
                    let section = entry.id.strip_prefix(&site.address()).unwrap();
                    assert!(section.starts_with(&folder), "{}", entry.id);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 200);
}

fn check_entry(site: &Site, entry: &Entry) {
    let article = story(site, entry);
    let id = &entry.id;
    assert!(entry.links.iter().any(|link| link.href == *id), "{id}");
    assert_eq!(entry.title.as_ref().unwrap().content, article["title"], "{id}");
    assert_eq!(
        entry.published.unwrap().timestamp(),
        seconds(&article["date_published"]),
        "{id}"
    );
    let modified = match &article["date_modified"] {
        Value::Null => &article["date_published"],
        modified => modified,
    };
    assert_eq!(entry.updated.unwrap().timestamp(), seconds(modified), "{id}");
    let authors: Vec<_> = entry.authors.iter().map(|author| author.name.clone()).collect();
    let written = article["authors"].as_array().unwrap().iter();
    let written: Vec<_> = written
        .map(|author| author["name"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(authors, written, "{id}");
    // The kind of story, in words, stands before what it is about.
    let mut tags: Vec<_> = entry.categories.iter().map(|tag| tag.term.clone()).collect();
    if let Some(label) = article["label"].as_str() {
        assert_eq!(tags.remove(0).to_lowercase(), label, "{id}");
    }
    assert_eq!(json!(tags), article["tags"], "{id}");
}

#[test]
fn every_feed_is_valid_by_the_rules_of_its_format() {
    let schema =
        fs::read_to_string(Path::new(ROOT).join("tests/publish/schemas/json-feed.schema.json")).unwrap();
    let schema = jsonschema::options()
        .should_validate_formats(true)
        .build(&serde_json::from_str(&schema).unwrap())
        .unwrap();
    for site in SITES.iter() {
        for folder in folders(site) {
            let [rss, atom, json] = NAMES.map(|name| site.text(&format!("{folder}{name}")));
            assert_eq!(faults("rss.rng", rss), None, "{folder}");
            assert_eq!(faults("atom.rng", atom), None, "{folder}");
            let json: Value = serde_json::from_str(json).unwrap();
            let errors: Vec<_> = schema.iter_errors(&json).map(|error| error.to_string()).collect();
            assert_eq!(errors, [""; 0], "{folder}");
        }
    }
    // The schemas can say no.
    let small = &SITES[2];
    for (schema, name, from, to) in [
        ("rss.rng", "feed.xml", "+0900", "JST"),
        ("rss.rng", "feed.xml", "<language>en</language>", ""),
        ("rss.rng", "feed.xml", "<item>", "<item><body/>"),
        (
            "atom.rng",
            "atom.xml",
            "2026-11-20T09:30:00+09:00",
            "20 November 2026",
        ),
        ("atom.rng", "atom.xml", "rel=\"self\"", "rel=\"own\""),
        ("atom.rng", "atom.xml", "<id>https://small.example", "<id>"),
    ] {
        let broken = small.text(name).replace(from, to);
        assert!(broken != small.text(name), "{name} has no {from}");
        assert!(faults(schema, &broken).is_some(), "{name} with {to} for {from}");
    }
    let feed: Value = serde_json::from_str(small.text("feed.json")).unwrap();
    for (pointer, value) in [
        ("/version", json!("https://jsonfeed.org/version/1")),
        ("/items/0/date_published", json!("yesterday")),
        ("/items/0/url", json!("/news/")),
        ("/items/0", json!({ "id": "https://small.example/" })),
        ("/authors/0", json!({})),
    ] {
        let mut broken = feed.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(!schema.is_valid(&broken), "{pointer}");
    }
}

#[test]
fn a_feed_says_its_own_address_its_last_change_and_the_language_of_each_story() {
    for site in SITES.iter() {
        for folder in folders(site) {
            let own = |name: &str| format!("{}{folder}{name}", site.address());
            let [rss, atom, json] = NAMES.map(|name| site.text(&format!("{folder}{name}")));
            assert!(rss.contains(&format!("<atom:link href=\"{}\" rel=\"self\"", own("feed.xml"))));
            assert!(atom.contains(&format!("<link href=\"{}\" rel=\"self\"", own("atom.xml"))));
            let json: Value = serde_json::from_str(json).unwrap();
            assert_eq!(json["feed_url"], own("feed.json"));
            let newest = parse(site, &format!("{folder}atom.xml"));
            let changes = newest.entries.iter().map(|entry| entry.updated.unwrap());
            // With no story, the moment of publication stands in.
            let expected = changes
                .max()
                .map_or(NOW.unix_timestamp(), |date| date.timestamp());
            assert_eq!(newest.updated.unwrap().timestamp(), expected, "{folder}");
            let built = rss
                .split("<lastBuildDate>")
                .nth(1)
                .unwrap()
                .split('<')
                .next()
                .unwrap();
            let built = OffsetDateTime::parse(built, &Rfc2822).unwrap();
            assert_eq!(built.unix_timestamp(), expected, "{folder}");
        }
    }
    let korean = &SITES[3];
    let json: Value = serde_json::from_str(korean.text("feed.json")).unwrap();
    let languages: BTreeMap<_, _> = json["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["id"].as_str().unwrap(), item["language"].as_str().unwrap()))
        .collect();
    assert!(languages.values().any(|language| *language == "en"));
    assert!(languages.values().any(|language| *language == "ko"));
    let rss = korean.text("feed.xml");
    for (id, language) in languages {
        let item = rss
            .split("<item>")
            .find(|item| item.contains(&format!("{id}</guid>")))
            .unwrap();
        assert!(
            item.contains(&format!("<dc:language>{language}</dc:language>")),
            "{id}"
        );
    }
    assert!(korean.text("atom.xml").contains("<title xml:lang=\"en\">"));
    assert!(rss.contains("<div lang=\"ko\" dir=\"ltr\">"));
    assert!(
        SITES[4]
            .text("feed.xml")
            .contains("<div lang=\"ar\" dir=\"rtl\">")
    );
}

#[test]
fn dates_keep_the_offset_that_the_newsroom_wrote() {
    let small = &SITES[2];
    assert!(
        small
            .text("feed.xml")
            .contains("<pubDate>Fri, 20 Nov 2026 09:30:00 +0900</pubDate>")
    );
    assert!(
        small
            .text("feed.xml")
            .contains("<lastBuildDate>Sat, 21 Nov 2026 10:00:00 +0000</lastBuildDate>")
    );
    assert!(
        small
            .text("atom.xml")
            .contains("<published>2026-11-20T09:30:00+09:00</published>")
    );
    assert!(
        small
            .text("feed.json")
            .contains("\"date_published\":\"2026-11-20T09:30:00+09:00\"")
    );
}

#[test]
fn a_story_of_the_nineteenth_century_is_in_every_feed() {
    let site = Site::publish_changed(&Path::new(SMALL).join("content"), NOW, |content| {
        change(&content.join("articles/second-story.json"), |story| {
            story["date_published"] = "1890-05-01T08:00:00+00:00".into();
            story.as_object_mut().unwrap().remove("date_modified");
        });
    });
    for name in NAMES {
        let feed = parse(&site, name);
        let dates = feed.entries.iter().filter_map(|entry| entry.published);
        assert!(
            dates.min().unwrap().to_rfc3339().starts_with("1890-05-01"),
            "{name}"
        );
    }
    let date = "<pubDate>Thu, 01 May 1890 08:00:00 +0000</pubDate>";
    assert!(site.text("feed.xml").contains(date));
}

#[test]
fn a_feed_has_the_fifty_newest_stories() {
    let site = Site::publish_changed(&Path::new(SMALL).join("content"), NOW, |content| {
        let story = content.join("articles/second-story.json");
        for number in 1..=58 {
            let copied = content.join(format!("articles/story-{number}.json"));
            fs::copy(&story, &copied).unwrap();
            change(&copied, |story| {
                story["date_published"] = format!("2026-11-19T08:{number:02}:00Z").into();
            });
        }
    });
    for name in NAMES
        .into_iter()
        .chain(["news/feed.xml", "news/atom.xml", "news/feed.json"])
    {
        let feed = parse(&site, name);
        assert_eq!(feed.entries.len(), 50, "{name}");
        // The two stories of the newsroom are newer.
        assert!(feed.entries[2].id.ends_with("/story-58/"), "{name}");
        assert!(feed.entries[49].id.ends_with("/story-11/"), "{name}");
    }
}

#[test]
fn a_page_names_the_feeds_of_its_section_and_of_the_site() {
    let selector = Selector::parse("head link[rel=alternate]").unwrap();
    for site in SITES.iter() {
        for (page, html) in site.pages() {
            let document = Html::parse_document(html);
            let section = site
                .sections()
                .into_iter()
                .find(|section| page.starts_with(&format!("{section}/")));
            let folders = section
                .map(|section| format!("{section}/"))
                .into_iter()
                .chain([String::new()]);
            let expected: Vec<_> = folders
                .flat_map(|folder| {
                    [("rss", "feed.xml"), ("atom", "atom.xml"), ("feed", "feed.json")].map(|(kind, name)| {
                        let syntax = if name.ends_with("json") { "json" } else { "xml" };
                        (
                            format!("application/{kind}+{syntax}"),
                            format!("{}{folder}{name}", site.address()),
                        )
                    })
                })
                .collect();
            let host = site.settings["base_url"].as_str().unwrap();
            let named: Vec<_> = document
                .select(&selector)
                .map(|link| {
                    assert!(!link.attr("title").unwrap().is_empty());
                    (
                        link.attr("type").unwrap().to_owned(),
                        format!("{host}{}", link.attr("href").unwrap()),
                    )
                })
                .collect();
            assert_eq!(named, expected, "{page}");
            for (_, address) in named {
                site.file_at(&address);
            }
        }
    }
}
