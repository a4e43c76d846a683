//! Feeds: the newest stories of the site, and of each section, with their full text. One collection for all
//! formats; a file beside this one writes each.

mod atom;
mod feed;
mod full_text;
mod json_feed;
mod rss;

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::hosting::headers::media_type;
use super::output::Output;
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

/// The feeds that a page's head names (those of its section, then the site's), each with its media type, its title and its address: the nearest first,
/// since readers of feeds offer the first that they understand.
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

/// Adds all feeds. The pictures of the stories have to be there already; `icon` is the published file of the
/// site's icon.
pub(super) fn add(output: &mut Output, newsroom: &Newsroom, icon: &str, now: OffsetDateTime) -> Result<()> {
    let site = &newsroom.site;
    // A story is in two feeds, that of its section and that of the site.
    let mut texts = BTreeMap::new();
    let whole = (None, site.description.as_str());
    let sections = newsroom
        .sections
        .iter()
        .map(|(section, description)| (Some(section), description.as_str()));
    for (section, description) in std::iter::once(whole).chain(sections) {
        let home = section.map_or(Route::Front(1), |section| Route::Section(section.slug.clone(), 1));
        let items = newsroom
            .articles
            .iter()
            .filter(|article| section.is_none_or(|section| *section == article.section))
            .take(LONGEST)
            .map(|article| {
                let text = texts
                    .entry(&article.slug)
                    .or_insert_with(|| full_text::html(site, article));
                FeedItem::of(site, article, text.clone(), output)
            })
            .collect::<Result<Vec<_>>>()?;
        let feed = Feed {
            site,
            title: title(site, section),
            description,
            home: home.canonical(site),
            icon: whole_address(site, icon),
            updated: items.iter().map(|item| item.updated).max().unwrap_or(now),
            items,
        };
        for format in FeedFormat::ALL {
            let file = feed_file(section.map(|section| &section.slug), format);
            let address = whole_address(site, &file);
            let text = match format {
                FeedFormat::Rss => rss::write(&feed, &address),
                FeedFormat::Atom => atom::write(&feed, &address),
                FeedFormat::Json => json_feed::write(&feed, &address),
            };
            let text = text.with_context(|| format!("can't write the feed {file}"))?;
            output.add(&file, text.as_bytes())?;
        }
    }
    Ok(())
}

impl<'a> FeedItem<'a> {
    fn of(site: &'a Site, article: &'a Article, html: String, output: &Output) -> Result<Self> {
        let image = article.image.as_ref();
        Ok(Self {
            article,
            url: article.route().canonical(site),
            language: article.language(site),
            published: moment(&article.date_published)?,
            updated: moment(article.changed())?,
            html,
            image: image
                .map(|picture| Enclosure::of(site, picture, output))
                .transpose()?,
        })
    }
}

impl Enclosure {
    fn of(site: &Site, picture: &Picture, output: &Output) -> Result<Self> {
        let file = picture.image.path.trim_start_matches('/');
        Ok(Self {
            url: whole_address(site, file),
            media_type: media_type(file).to_owned(),
            length: output.length(file)?,
        })
    }
}

fn moment(moment: &Moment) -> Result<OffsetDateTime> {
    let text = &moment.datetime;
    OffsetDateTime::parse(text, &Rfc3339).with_context(|| format!("{text} is no date of RFC 3339"))
}
