//! Sitemaps and robots.txt, held against schemas of their own and read as crawlers read them.

use crate::root::NEWSROOMS;
use std::collections::BTreeSet;
use std::path::Path;

use time::macros::datetime;

use crate::SMALL;
use crate::site::{NOW, SITES, Site, faults};

/// The texts of all elements of a name.
fn texts<'a>(document: &'a str, name: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let elements = document.split(&open).skip(1);
    elements.map(|rest| rest.split(&close).next().unwrap()).collect()
}

#[test]
fn every_sitemap_is_valid_and_every_list_names_those_that_are_there() {
    for site in SITES.iter() {
        assert_eq!(faults("sitemap-index.xsd", site.text("sitemap.xml")), None);
        let listed: BTreeSet<_> = texts(site.text("sitemap.xml"), "loc")
            .iter()
            .map(|address| site.file_at(address))
            .collect();
        let numbered = site
            .files
            .keys()
            .filter(|name| name.starts_with("sitemap-"))
            .cloned();
        let numbered: BTreeSet<_> = numbered.filter(|name| name != "sitemap-news.xml").collect();
        assert_eq!(listed, numbered);
        for name in numbered.iter().map(String::as_str).chain(["sitemap-news.xml"]) {
            assert_eq!(faults("sitemap.xsd", site.text(name)), None, "{name}");
        }
    }
}

#[test]
fn the_schemas_refuse_a_broken_sitemap() {
    let small = &SITES[2];
    let loc = "<loc>https://small.example/paper/</loc>";
    for (schema, name, from, to) in [
        ("sitemap.xsd", "sitemap-1.xml", loc, ""),
        ("sitemap.xsd", "sitemap-1.xml", loc, "<loc>/paper/</loc>"),
        (
            "sitemap.xsd",
            "sitemap-1.xml",
            "news/first-story/",
            "news/second-story/",
        ),
        (
            "sitemap.xsd",
            "sitemap-1.xml",
            "<lastmod>2026-11-21T10:00:00+00:00",
            "<lastmod>yesterday",
        ),
        (
            "sitemap.xsd",
            "sitemap-1.xml",
            "<lastmod>2026-11-21T10:00:00+00:00",
            "<lastmod>2026-11-21T10:00:00",
        ),
        (
            "sitemap.xsd",
            "sitemap-1.xml",
            "</lastmod>",
            "</lastmod><weight>1</weight>",
        ),
        (
            "sitemap.xsd",
            "sitemap-1.xml",
            "sitemaps.org/schemas/sitemap/0.9",
            "sitemaps.org/schemas/sitemap/0.8",
        ),
        ("sitemap-index.xsd", "sitemap.xml", "<loc>https:", "<loc>"),
        ("sitemap-index.xsd", "sitemap.xml", "sitemapindex", "urlset"),
        (
            "sitemap.xsd",
            "sitemap-news.xml",
            "<news:language>en<",
            "<news:language>English<",
        ),
        (
            "sitemap.xsd",
            "sitemap-news.xml",
            "<news:name>Small Paper</news:name>",
            "",
        ),
        (
            "sitemap.xsd",
            "sitemap-news.xml",
            "+00:00</news:publication_date>",
            "</news:publication_date>",
        ),
        (
            "sitemap.xsd",
            "sitemap-news.xml",
            "First &lt;story&gt; &amp; &quot;more&quot;",
            "",
        ),
    ] {
        let document = small.text(name);
        assert_eq!(faults(schema, document), None, "{name}");
        let broken = document.replace(from, to);
        assert!(broken != document, "{name} has no {from}:\n{document}");
        assert!(faults(schema, &broken).is_some(), "{name} with {to} for {from}");
    }
}

#[test]
fn sitemaps_have_every_page_once_and_nothing_else() {
    for site in SITES.iter() {
        let found: Vec<_> = texts(site.text("sitemap-1.xml"), "loc")
            .iter()
            .map(|address| site.file_at(address))
            .collect();
        let pages = site.files.keys().filter(|name| name.ends_with("index.html"));
        assert_eq!(
            found.iter().collect::<BTreeSet<_>>(),
            pages.collect::<BTreeSet<_>>(),
            "the page for wrong addresses is no page, and further pages of lists are"
        );
        assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len());
    }
    assert!(
        SITES[0]
            .text("sitemap-1.xml")
            .contains("https://dateline.example/page/2/</loc>")
    );
}

#[test]
fn a_page_was_last_changed_when_the_story_on_it_was() {
    let small = &SITES[2];
    let changed = |path: &str| {
        let entries = texts(small.text("sitemap-1.xml"), "url").into_iter();
        let loc = format!("<loc>https://small.example/paper/{path}</loc>");
        let entry = entries.clone().find(|entry| entry.contains(&loc)).unwrap();
        texts(entry, "lastmod").first().map(|text| (*text).to_owned())
    };
    let first = Some("2026-11-21T10:00:00+00:00".to_owned());
    assert_eq!(changed("news/first-story/"), first);
    assert_eq!(
        changed("news/second-story/").as_deref(),
        Some("2026-11-19T09:30:00+00:00")
    );
    assert_eq!(changed(""), first);
    assert_eq!(changed("news/"), first);
    assert_eq!(changed("empty/"), None);
    assert_eq!(
        texts(small.text("sitemap.xml"), "lastmod"),
        ["2026-11-21T10:00:00+00:00"]
    );
}

#[test]
fn the_news_sitemap_has_the_stories_of_two_days() {
    let content = Path::new(SMALL).join("content");
    let news = |now| texts_of(&Site::publish(&content, now), "news:title");
    // The stories are of 20 November, 00:30, and of 19 November, 09:30, in universal time.
    assert_eq!(news(NOW).len(), 1);
    assert_eq!(news(datetime!(2026-11-21 09:30 UTC)).len(), 2);
    assert_eq!(
        news(datetime!(2026-11-21 09:30:01 UTC)),
        ["First &lt;story&gt; &amp; &quot;more&quot;"]
    );
    assert!(news(datetime!(2026-11-22 00:30:01 UTC)).is_empty());
    // What is dated ahead is not there, at any moment.
    assert_eq!(news(datetime!(2026-11-20 00:29:59 UTC)), ["Second story"]);
}

fn texts_of(site: &Site, name: &str) -> Vec<String> {
    texts(site.text("sitemap-news.xml"), name)
        .into_iter()
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_news_sitemap_without_stories_is_still_a_sitemap_that_robots_find() {
    let site = Site::publish(&Path::new(SMALL).join("content"), datetime!(2026-11-30 12:00 UTC));
    let empty = site.text("sitemap-news.xml");
    let told = faults("sitemap.xsd", empty).expect("the protocol's schema wants an address");
    assert!(
        told.contains("Missing child element(s). Expected is") && told.contains("url )"),
        "{told}"
    );
    assert!(site.text("robots.txt").contains("/sitemap-news.xml"));
}

#[test]
fn the_news_sitemap_says_the_newspaper_and_the_language_of_each_story() {
    for (site, name, languages) in [
        (&SITES[0], "Dateline", vec!["en"]),
        (&SITES[2], "Small Paper", vec!["en"]),
        (&SITES[3], "오늘의 기록", vec!["ko"]),
        (&SITES[4], "سجل اليوم", vec!["ar"]),
    ] {
        let found = texts_of(site, "news:language");
        assert!(!found.is_empty(), "{name}");
        assert_eq!(
            found
                .into_iter()
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>(),
            languages
        );
        assert!(texts_of(site, "news:name").iter().all(|found| found == name));
    }
    // A story in another language than its newspaper's.
    let korean = Site::publish(
        &Path::new(NEWSROOMS).join("korean"),
        datetime!(2026-11-18 12:00 UTC),
    );
    assert_eq!(texts_of(&korean, "news:language"), ["ko", "en"]);
}

#[test]
fn crawlers_may_read_everything_and_are_told_of_sitemaps_that_are_there() {
    for site in SITES.iter() {
        let robots = site.text("robots.txt");
        for crawler in ["Googlebot", "Bingbot", "anything"] {
            let parsed = texting_robots::Robot::new(crawler, robots.as_bytes()).unwrap();
            for name in site.files.keys() {
                assert!(parsed.allowed(&format!("{}{name}", site.address())), "{name}");
            }
            let named: Vec<_> = parsed
                .sitemaps
                .iter()
                .map(|address| site.file_at(address))
                .collect();
            assert_eq!(named, ["sitemap.xml", "sitemap-news.xml"]);
        }
    }
}

#[test]
fn what_is_held_back_is_in_no_feed_and_no_sitemap() {
    let small = &SITES[2];
    for (name, bytes) in &small.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(
            !text.contains("held-back") && !text.contains("Held back"),
            "{name}"
        );
    }
}
