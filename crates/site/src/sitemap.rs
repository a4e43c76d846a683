//! Sitemaps (sitemaps.org/protocol.html): every page's address for search engines, in as many files as they
//! need, with a list of these; and the newest stories by themselves, as Google News asks for them.

use anyhow::{Context, Result};
use jiff::{Timestamp, ToSpan, Zoned, tz::TimeZone};
use sitemap_rs::news::{News, Publication};
use sitemap_rs::sitemap::Sitemap;
use sitemap_rs::sitemap_index::SitemapIndex;
use sitemap_rs::url::Url;
use sitemap_rs::url_set::UrlSet;
use time::OffsetDateTime;

use super::artifact::Artifact;
use super::page_meta::{Kind, PlannedPage};
use super::xml;
use dateline_content::{Newsroom, Story};
use dateline_model::route::{NEWS_SITEMAP, SITEMAP_INDEX, sitemap_file, whole_address};
use dateline_model::{Moment, Site};

/// How many addresses a sitemap may have. Its other limit, 50 MiB, is further away: slugs are short.
const LONGEST: usize = 50_000;
/// How many stories a sitemap for Google News may have.
const LONGEST_NEWS: usize = 1000;
/// How old a story in it may be.
const NEWS_DAYS: i64 = 2;

/// A page's address, and when it last changed; an empty list never did.
type PageUrl = (String, Option<Timestamp>);

/// The sitemaps of all pages but the one for wrong addresses, and that of the newest stories.
pub(super) fn artifacts(
    newsroom: &Newsroom,
    pages: &[PlannedPage<'_>],
    now: OffsetDateTime,
) -> Result<Vec<Artifact<'static>>> {
    let site = &newsroom.site;
    let mut artifacts = sitemaps(site, &urls(site, pages)?, LONGEST)?;
    let news = news(site, &newsroom.stories, now, LONGEST_NEWS)?;
    artifacts.push(Artifact::of_bytes(NEWS_SITEMAP, news));
    Ok(artifacts)
}

fn urls(site: &Site, pages: &[PlannedPage<'_>]) -> Result<Vec<PageUrl>> {
    let found = pages.iter().filter(|page| page.kind != Kind::NotFound);
    let url = |page: &PlannedPage<'_>| {
        let changed = page.changed.map(timestamp).transpose()?;
        Ok((page.route.canonical(site), changed))
    };
    found.map(url).collect()
}

/// The sitemaps, and their list, with at most so many addresses in each.
fn sitemaps(site: &Site, entries: &[PageUrl], longest: usize) -> Result<Vec<Artifact<'static>>> {
    let mut artifacts = Vec::new();
    let mut index = Vec::new();
    for (number, entries) in (1..).zip(entries.chunks(longest)) {
        let file = sitemap_file(number);
        let newest = entries.iter().filter_map(|(_, changed)| *changed).max();
        index.push(Sitemap::new(whole_address(site, &file), newest.map(in_utc)));
        let own = entries.to_vec();
        artifacts.push(Artifact::new(file, &entries, || {
            let urls = own.into_iter().map(|(address, changed)| {
                let mut url = Url::builder(address);
                if let Some(changed) = changed {
                    url.last_modified(in_utc(changed));
                }
                Ok(url.build()?)
            });
            url_set(urls.collect::<Result<_>>()?)
        }));
    }
    let mut list = Vec::new();
    SitemapIndex::new(index)?.write(&mut list)?;
    artifacts.push(Artifact::of_bytes(SITEMAP_INDEX, xml::sound(list)?));
    Ok(artifacts)
}

/// The sitemap of the newest stories, at most so many. It is published without any too, so that the address
/// that search engines know stays: Google takes an empty one for what it says.
fn news(site: &Site, stories: &[Story], now: OffsetDateTime, longest: usize) -> Result<String> {
    let now = Timestamp::from_second(now.unix_timestamp())?;
    let oldest = now.checked_sub((NEWS_DAYS * 24).hours())?;
    let mut urls = Vec::new();
    // They are in order, newest first.
    for story in stories.iter().take(longest) {
        let published = timestamp(&story.date_published)?;
        if published < oldest {
            break;
        }
        let language = story.language(site);
        let publication = Publication::new(site.title.clone(), news_language(language));
        let news = News::new(publication, in_utc(published), story.title.clone());
        let url = Url::builder(story.route().canonical(site)).news(news).build()?;
        urls.push(url);
    }
    url_set(urls)
}

/// Google knows languages by ISO 639, and Chinese by two names of its own.
fn news_language(language: &str) -> String {
    let language = language.to_ascii_lowercase();
    let mut parts = language.split('-');
    match parts.next() {
        Some("zh") if parts.any(|part| ["hant", "tw", "hk", "mo"].contains(&part)) => "zh-tw".to_owned(),
        Some("zh") => "zh-cn".to_owned(),
        first => first.unwrap_or_default().to_owned(),
    }
}

fn url_set(urls: Vec<Url>) -> Result<String> {
    let mut document = Vec::new();
    UrlSet::new(urls)?.write(&mut document)?;
    xml::sound(document)
}

fn timestamp(moment: &Moment) -> Result<Timestamp> {
    let text = &moment.datetime;
    text.parse()
        .with_context(|| format!("{text} is not a valid date (RFC 3339)"))
}

fn in_utc(moment: Timestamp) -> Zoned {
    moment.to_zoned(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifact::Content;
    use crate::relate::tests::newsroom;
    use dateline_model::Words;

    fn site() -> Site {
        Site {
            title: "Dateline".to_owned(),
            description: String::new(),
            base_url: "https://dateline.example".to_owned(),
            base_path: "/paper/".to_owned(),
            language: "en".to_owned(),
            navigation: Vec::new(),
            share_targets: Vec::new(),
            words: Words(Vec::new()),
        }
    }

    #[test]
    fn addresses_past_the_limit_go_into_a_further_sitemap_that_the_list_names() {
        let entry = |number: i64| {
            let changed = (number > 0).then(|| Timestamp::from_second(number * 86400).unwrap());
            (format!("https://dateline.example/paper/{number}/"), changed)
        };
        let entries: Vec<_> = (0..5).map(entry).collect();
        let text = |(path, content)| match content {
            Content::Bytes(bytes) => (path, String::from_utf8(bytes).unwrap()),
            Content::Copy(_) => panic!("{path} is a copy"),
        };
        let files: Vec<(String, String)> = sitemaps(&site(), &entries, 2)
            .unwrap()
            .into_iter()
            .flat_map(|artifact| artifact.make().unwrap().map(text))
            .collect();
        let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
        );
        let counts: Vec<_> = files
            .iter()
            .map(|(_, text)| text.matches("<loc>").count())
            .collect();
        assert_eq!(counts, [2, 2, 1, 3]);
        let all: String = files.iter().map(|(_, text)| text.as_str()).collect();
        for (address, _) in &entries {
            assert_eq!(all.matches(&format!("<loc>{address}</loc>")).count(), 1);
        }
        let (_, list) = &files[3];
        for (number, day) in [(1, 2), (2, 4), (3, 5)] {
            let address = format!("https://dateline.example/paper/sitemap-{number}.xml");
            let (_, after) = list.split_once(&address).unwrap();
            let (_, after) = after.split_once("<lastmod>").unwrap();
            assert!(
                after.starts_with(&format!("1970-01-0{day}T00:00:00+00:00")),
                "{after}"
            );
        }
    }

    #[test]
    fn the_news_sitemap_takes_the_newest_up_to_its_limit() {
        let newsroom = newsroom(
            &[
                ("newest", "news", 20, &[]),
                ("newer", "news", 19, &[]),
                ("new", "news", 18, &[]),
            ],
            &[],
        );
        let now = time::macros::datetime!(2026-11-20 12:00 UTC);
        let text = news(&site(), &newsroom.stories, now, 2).unwrap();
        assert_eq!(text.matches("<url>").count(), 2);
        assert!(text.contains("/paper/news/newest/") && text.contains("/paper/news/newer/"));
    }

    #[test]
    fn languages_have_the_names_that_google_knows() {
        for (tag, name) in [
            ("en", "en"),
            ("en-GB", "en"),
            ("ko-KR", "ko"),
            ("ckb", "ckb"),
            ("zh", "zh-cn"),
            ("zh-Hans-CN", "zh-cn"),
            ("zh-Hant", "zh-tw"),
            ("zh-TW", "zh-tw"),
        ] {
            assert_eq!(news_language(tag), name, "{tag}");
        }
    }
}
