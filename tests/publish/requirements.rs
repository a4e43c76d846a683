//! What a shared link shows: every page of a newsroom, held against what the readers of its head ask for.
//!
//! The tables follow the Open Graph protocol (ogp.me), X's documentation of cards, and Google Search
//! Central's of `Article`, `BreadcrumbList` and `FAQPage`.

use crate::root::ENGLISH;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dateline_site::{Published, publish};
use image::GenericImageView;
use serde_json::{Value, json};

use crate::{files, options};

/// What a value has to be.
#[derive(Clone, Copy)]
enum Is {
    Text,
    /// A whole address of this site.
    Address,
    /// A date and time with its offset.
    Moment,
    Number,
    Exactly(&'static str),
}

/// Tags of every page that has an address.
const EVERY_PAGE: [(&str, Is); 16] = [
    ("description", Is::Text),
    ("og:title", Is::Text),
    ("og:type", Is::Text),
    ("og:url", Is::Address),
    ("og:site_name", Is::Text),
    ("og:description", Is::Text),
    ("og:image", Is::Address),
    ("og:image:type", Is::Text),
    ("og:image:width", Is::Exactly("1200")),
    ("og:image:height", Is::Exactly("630")),
    ("og:image:alt", Is::Text),
    ("twitter:card", Is::Exactly("summary_large_image")),
    ("twitter:title", Is::Text),
    ("twitter:description", Is::Text),
    ("twitter:image", Is::Address),
    ("twitter:image:alt", Is::Text),
];

/// Tags of a story.
const STORY: [(&str, Is); 3] = [
    ("og:type", Is::Exactly("article")),
    ("article:published_time", Is::Moment),
    ("article:section", Is::Text),
];

/// Fields of structured data by type; `*` stands for each entry of a list.
const TYPES: [(&str, &[(&str, Is)]); 4] = [
    (
        "NewsArticle",
        &[
            ("/headline", Is::Text),
            ("/description", Is::Text),
            ("/image", Is::Address),
            ("/datePublished", Is::Moment),
            ("/dateModified", Is::Moment),
            ("/author/*/@type", Is::Text),
            ("/author/*/name", Is::Text),
            ("/publisher/@type", Is::Exactly("NewsMediaOrganization")),
            ("/publisher/name", Is::Text),
            ("/publisher/url", Is::Address),
            ("/mainEntityOfPage", Is::Address),
            ("/articleSection", Is::Text),
            ("/inLanguage", Is::Text),
        ],
    ),
    (
        "BreadcrumbList",
        &[
            ("/itemListElement/*/@type", Is::Exactly("ListItem")),
            ("/itemListElement/*/position", Is::Number),
            ("/itemListElement/*/name", Is::Text),
            ("/itemListElement/*/item", Is::Address),
        ],
    ),
    (
        "FAQPage",
        &[
            ("/mainEntity/*/@type", Is::Exactly("Question")),
            ("/mainEntity/*/name", Is::Text),
            ("/mainEntity/*/url", Is::Address),
            ("/mainEntity/*/acceptedAnswer/@type", Is::Exactly("Answer")),
            ("/mainEntity/*/acceptedAnswer/text", Is::Text),
        ],
    ),
    ("WebSite", &[("/name", Is::Text), ("/url", Is::Address)]),
];

const HOST: &str = "https://dateline.example/";

fn fits(value: &Value, is: Is) -> bool {
    let text = value.as_str().unwrap_or_default();
    match is {
        Is::Text => !text.trim().is_empty(),
        Is::Address => text.starts_with(HOST),
        Is::Moment => {
            time::OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339).is_ok()
        }
        Is::Number => value.is_u64(),
        Is::Exactly(expected) => text == expected,
    }
}

/// All values at a path.
fn at<'a>(value: &'a Value, path: &str) -> Vec<&'a Value> {
    let mut found = vec![value];
    for step in path.trim_start_matches('/').split('/') {
        found = match step {
            "*" => found
                .into_iter()
                .flat_map(|value| value.as_array().into_iter().flatten())
                .collect(),
            _ => found.into_iter().map(|value| &value[step]).collect(),
        };
    }
    found
}

/// The content of a page's `<meta>` elements by name.
fn metas(html: &str) -> BTreeMap<String, Value> {
    let attribute = |tag: &str, name: &str| -> Option<String> {
        let value = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
        Some(html_escape::decode_html_entities(value).into_owned())
    };
    let tags = html.split("<meta").skip(1).filter_map(|tag| {
        let name = attribute(tag, "property").or_else(|| attribute(tag, "name"))?;
        Some((name, Value::from(attribute(tag, "content")?)))
    });
    tags.collect()
}

/// The structured data of a page, by type.
fn graph(html: &str) -> BTreeMap<String, Value> {
    let Some(json) = html.split("<script type=\"application/ld+json\">").nth(1) else {
        return BTreeMap::new();
    };
    let json: Value = serde_json::from_str(json.split("</script>").next().unwrap()).unwrap();
    assert_eq!(json["@context"], "https://schema.org");
    let entries = json["@graph"].as_array().unwrap();
    let by_type = |entry: &Value| {
        // A story with a label has two types, the general one first.
        let kind = entry["@type"].as_str().or_else(|| entry["@type"][0].as_str());
        (kind.unwrap().to_owned(), entry.clone())
    };
    entries.iter().map(by_type).collect()
}

#[test]
fn a_correction_changes_the_story_for_search_engines_feeds_and_maps() {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("site"));
    crate::copy(&Path::new(crate::SMALL).join("content"), &content);
    let story = content.join("articles/first-story.json");
    let text = fs::read_to_string(&story).unwrap();
    // After `date_modified`.
    fs::write(
        &story,
        text.replace("2026-11-21T09:00:00Z", "2026-11-22T09:00:00Z"),
    )
    .unwrap();
    publish(&options(&content, &out)).unwrap();
    let read = |file: &str| fs::read_to_string(out.join(file)).unwrap();
    let page = read("news/first-story/index.html");
    let article = &graph(&page)["NewsArticle"];
    assert_eq!(article["dateModified"], "2026-11-22T09:00:00Z");
    let corrections = json!([
        { "@type": "CorrectionComment", "datePublished": "2026-11-20T00:00:00Z", "text": "A name was wrong." },
        { "@type": "CorrectionComment", "datePublished": "2026-11-22T09:00:00Z", "text": "It was two, and not one." },
    ]);
    assert_eq!(article["correction"], corrections);
    assert_eq!(article["citation"][1]["url"], "https://xn--9ca.example/");
    // The byline leads to where they stand.
    assert!(
        page.contains("<a href=\"#story-corrections\">Corrected <time datetime=\"2026-11-22T09:00:00Z\">")
    );
    assert!(page.contains("id=\"story-corrections\""));
    for feed in ["feed.xml", "atom.xml", "feed.json"] {
        assert!(read(feed).contains("A name was wrong."), "{feed}");
    }
    assert!(read("feed.json").contains("\"date_modified\":\"2026-11-22T09:00:00Z\""));
    assert!(read("sitemap-1.xml").contains("<lastmod>2026-11-22T09:00:00+00:00</lastmod>"));
}

#[test]
fn search_engines_are_told_what_kind_of_story_it_is_in_their_words() {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("site"));
    crate::copy(&Path::new(crate::SMALL).join("content"), &content);
    let story = content.join("articles/second-story.json");
    let text = fs::read_to_string(&story).unwrap();
    for (label, kinds) in [
        ("review", json!(["NewsArticle", "ReviewNewsArticle"])),
        ("sponsored", json!(["Article", "AdvertiserContentArticle"])),
        ("interview", json!("NewsArticle")),
    ] {
        fs::write(&story, text.replace("\"opinion\"", &format!("\"{label}\""))).unwrap();
        publish(&options(&content, &out)).unwrap();
        let page = fs::read_to_string(out.join("news/second-story/index.html")).unwrap();
        let graph = graph(&page);
        assert!(
            graph.values().any(|entry| entry["@type"] == kinds),
            "{label}: {graph:?}"
        );
    }
}

#[test]
fn every_page_says_all_that_link_previews_and_search_engines_ask_for() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let published = publish(&options(Path::new(ENGLISH), &out)).unwrap();
    assert!(matches!(published, Published::Done(_)));
    let site = files(&out);
    let mut seen = 0;
    for (file, html) in site.iter().filter(|(file, _)| file.ends_with("index.html")) {
        let html = String::from_utf8(html.clone()).unwrap();
        let (metas, graph) = (metas(&html), graph(&html));
        let is_story = graph.contains_key("NewsArticle");
        let story = STORY.iter().filter(|_| is_story);
        for (name, is) in EVERY_PAGE.iter().chain(story) {
            let value = metas.get(*name).unwrap_or(&Value::Null);
            assert!(fits(value, *is), "{file}: {name} is {value}");
        }
        // The card is there, in the form and the size that the tags say.
        let card = metas["og:image"].as_str().unwrap().strip_prefix(HOST).unwrap();
        let format = image::guess_format(&site[card]).unwrap();
        assert_eq!(metas["og:image:type"], format.to_mime_type(), "{card}");
        let picture = image::load_from_memory(&site[card]).unwrap();
        assert_eq!(picture.dimensions(), (1200, 630), "{card}");

        for (kind, fields) in TYPES {
            let Some(entry) = graph.get(kind) else { continue };
            for (path, is) in fields {
                let values = at(entry, path);
                assert!(!values.is_empty(), "{file}: {kind} lacks {path}");
                for value in values {
                    assert!(fits(value, *is), "{file}: {kind}{path} is {value}");
                }
            }
        }
        assert!(
            graph
                .keys()
                .all(|kind| TYPES.iter().any(|(known, _)| known == kind)),
            "{file}"
        );
        if is_story {
            seen += 1;
            assert_eq!(graph["NewsArticle"]["url"], metas["og:url"], "{file}");
            assert_eq!(
                at(&graph["BreadcrumbList"], "itemListElement/*").len(),
                3,
                "{file}"
            );
            assert_eq!(
                graph.contains_key("FAQPage"),
                html.contains("<details class=\"faq\""),
                "{file}"
            );
        }
    }
    assert!(seen >= 14);
    // What was not found is nothing to be found by.
    let not_found = String::from_utf8(site["404.html"].clone()).unwrap();
    assert!(graph(&not_found).is_empty() && !metas(&not_found).contains_key("og:image"));
}

#[test]
fn a_card_is_drawn_again_only_where_it_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("site"));
    crate::copy(&Path::new(crate::SMALL).join("content"), &content);
    publish(&options(&content, &out)).unwrap();
    let cards = || -> Vec<String> {
        files(&out)
            .into_keys()
            .filter(|name| name.starts_with("cards/"))
            .collect()
    };
    let before = cards();
    // Two sections, two stories, a page by itself, and the front page.
    assert_eq!(before.len(), 6, "{before:?}");
    let kept = before.iter().find(|name| name.contains("first-story")).unwrap();
    fs::write(out.join(kept), "drawn before").unwrap();
    let story = content.join("articles/second-story.json");
    let text = fs::read_to_string(&story).unwrap();
    fs::write(
        &story,
        text.replacen("\"title\": \"", "\"title\": \"Changed: ", 1),
    )
    .unwrap();
    publish(&options(&content, &out)).unwrap();
    assert_eq!(fs::read_to_string(out.join(kept)).unwrap(), "drawn before");
    let after = cards();
    assert_eq!(after.len(), 6);
    assert_eq!(after.iter().filter(|name| before.contains(name)).count(), 5);
}
