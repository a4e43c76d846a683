//! Feeds: the newest stories of the site, and of each section, with their full text. One collection for all
//! formats; a file beside this one writes each.

mod atom;
mod feed;
mod full_text;
mod json_feed;
mod rss;

use std::sync::{Arc, OnceLock};

use anyhow::{Context, Result, anyhow};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::artifact::Artifact;
use super::hosting::headers::media_type;
use super::pictures;
use dateline_content::Newsroom;
use dateline_model::route::{FeedFormat, Route, feed_file, href_of_path, whole_address};
use dateline_model::{Article, Moment, Picture, Section, Site};
use feed::{Enclosure, Feed, FeedItem};

/// How many stories a feed has. Who asks once a day misses none of a newsroom with two stories an hour, and
/// with full texts of 10 KB a feed stays at half a megabyte, which is as much as some services accept.
const LONGEST: usize = 50;

/// What a feed is called: the section's, or that of the whole site.
fn title(site: &Site, section: Option<&Section>) -> String {
    match section {
        Some(section) => format!("{} · {}", section.name, site.title),
        None => site.title.clone(),
    }
}

/// The feeds that a page's head names, each with its media type, its title and its address: those of its section
/// first, then the site's, since readers of feeds offer the first that they understand.
pub(super) fn links(site: &Site, section: Option<&Section>) -> Vec<(&'static str, String, String)> {
    let link = |section: Option<&Section>, format: FeedFormat| {
        let file = feed_file(section.map(|section| &section.slug), format);
        (
            format.media_type(),
            title(site, section),
            href_of_path(site, &file),
        )
    };
    let feeds = section.map(Some).into_iter().chain([None]);
    feeds
        .flat_map(|section| FeedFormat::ALL.map(|format| link(section, format)))
        .collect()
}

/// All feeds. `icon` is the published file of the site's icon.
pub(super) fn artifacts<'a>(newsroom: &'a Newsroom, icon: &'a str, now: OffsetDateTime) -> Vec<Artifact<'a>> {
    let stories = newsroom.articles.iter().map(|article| Story {
        article,
        item: OnceLock::new(),
    });
    let source = Arc::new(Source {
        newsroom,
        from_outside: full_text::from_outside(&newsroom.site),
        icon,
        now,
        stories: stories.collect(),
    });
    let whole = (None, &newsroom.site.description);
    let sections = newsroom
        .sections
        .iter()
        .map(|(section, description)| (Some(section), description));
    let mut artifacts = Vec::new();
    for (section, description) in std::iter::once(whole).chain(sections) {
        for format in FeedFormat::ALL {
            let file = feed_file(section.map(|section| &section.slug), format);
            let address = whole_address(&newsroom.site, &file);
            let source = Arc::clone(&source);
            artifacts.push(Artifact::new(file, move || {
                let feed = source.feed(section, description)?;
                match format {
                    FeedFormat::Rss => rss::write(&feed, &address),
                    FeedFormat::Atom => atom::write(&feed, &address),
                    FeedFormat::Json => json_feed::write(&feed, &address),
                }
            }));
        }
    }
    artifacts
}

/// What all feeds are made from.
struct Source<'a> {
    newsroom: &'a Newsroom,
    /// The site, for the texts.
    from_outside: Arc<Site>,
    icon: &'a str,
    now: OffsetDateTime,
    /// Newest first.
    stories: Vec<Story<'a>>,
}

/// A story is in two feeds, its section's and the site's, and in each format of these: its item is made once.
struct Story<'a> {
    article: &'a Article,
    item: OnceLock<Result<FeedItem<'a>>>,
}

impl Source<'_> {
    fn feed<'a>(&'a self, section: Option<&'a Section>, description: &'a str) -> Result<Feed<'a>> {
        let site = &self.newsroom.site;
        let home = section.map_or(Route::Front(1), |section| Route::Section(section.slug.clone(), 1));
        let items = self
            .stories
            .iter()
            .filter(|story| section.is_none_or(|section| *section == story.article.section))
            .take(LONGEST)
            .map(|story| {
                let item = story
                    .item
                    .get_or_init(|| FeedItem::of(self.newsroom, &self.from_outside, story.article));
                item.as_ref().map_err(|error| anyhow!("{error:#}"))
            })
            .collect::<Result<Vec<_>>>()?;
        Ok(Feed {
            site,
            title: title(site, section),
            description,
            home: home.canonical(site),
            icon: whole_address(site, self.icon),
            updated: items.iter().map(|item| item.updated).max().unwrap_or(self.now),
            items,
        })
    }
}

impl<'a> FeedItem<'a> {
    fn of(newsroom: &'a Newsroom, from_outside: &Arc<Site>, article: &'a Article) -> Result<Self> {
        let site = &newsroom.site;
        let image = article.image.as_ref();
        Ok(Self {
            article,
            url: article.route().canonical(site),
            language: article.language(site),
            published: moment(&article.date_published)?,
            updated: moment(article.changed())?,
            html: full_text::html(from_outside, article),
            image: image
                .map(|picture| Enclosure::of(newsroom, picture))
                .transpose()?,
        })
    }
}

impl Enclosure {
    fn of(newsroom: &Newsroom, picture: &Picture) -> Result<Self> {
        let path = &picture.image.path;
        let found = newsroom.pictures.get(path);
        let found = found.with_context(|| format!("{path} is not published"))?;
        Ok(Self {
            url: whole_address(&newsroom.site, path),
            media_type: media_type(path).to_owned(),
            length: pictures::length(found)?,
        })
    }
}

fn moment(moment: &Moment) -> Result<OffsetDateTime> {
    let text = &moment.datetime;
    OffsetDateTime::parse(text, &Rfc3339).with_context(|| format!("{text} is not a valid date (RFC 3339)"))
}
