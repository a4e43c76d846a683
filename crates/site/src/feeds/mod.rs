//! Feeds: the newest stories of the site, and of each section, with their full text. One collection for all
//! formats; a file beside this one writes each.

mod atom;
mod feed;
mod full_text;
mod json_feed;
mod rss;

use std::sync::Arc;

use anyhow::{Context, Result};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::artifact::Artifact;
use super::hosting::headers::media_type;
use super::pictures;
use dateline_content::{Newsroom, Story};
use dateline_model::route::{FeedFormat, Route, feed_file, href_of_path, whole_address};
use dateline_model::{Moment, Picture, Recording, Section, Site};
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

/// All feeds; those of one list of stories are made together. `icon` is the published file of the site's icon.
pub(super) fn artifacts<'a>(newsroom: &'a Newsroom, icon: &'a str, now: OffsetDateTime) -> Vec<Artifact<'a>> {
    let from_outside = full_text::from_outside(&newsroom.site);
    let sections = newsroom
        .sections
        .iter()
        .map(|(section, description)| (Some(section), description));
    let lists = std::iter::once((None, &newsroom.site.description)).chain(sections);
    lists
        .map(|(section, description)| {
            let stories = newsroom.stories.iter();
            let stories = stories.filter(|story| section.is_none_or(|section| *section == story.section));
            let stories: Vec<_> = stories.take(LONGEST).collect();
            let digests: Vec<_> = stories.iter().map(|story| story.digest).collect();
            // Where there is no story, the moment of publication stands in the feed.
            let moment = stories.is_empty().then_some(now);
            let rights = &newsroom.frame.rights;
            let inputs = (section, description, icon, rights, moment, digests);
            let paths = FeedFormat::ALL.map(|format| feed_file(section.map(|section| &section.slug), format));
            let from_outside = Arc::clone(&from_outside);
            let make = move || {
                let items = stories
                    .iter()
                    .map(|story| FeedItem::of(newsroom, &from_outside, story));
                let items: Vec<_> = items.collect::<Result<_>>()?;
                let feed = feed(newsroom, icon, now, (section, description), items);
                let files = FeedFormat::ALL.iter().map(|format| {
                    let file = feed_file(section.map(|section| &section.slug), *format);
                    let address = whole_address(&newsroom.site, &file);
                    let text = match format {
                        FeedFormat::Rss => rss::write(&feed, &address),
                        FeedFormat::Atom => atom::write(&feed, &address),
                        FeedFormat::Json => json_feed::write(&feed, &address),
                    };
                    Ok(text?.into())
                });
                files.collect()
            };
            Artifact::several(paths.into(), &inputs, make)
        })
        .collect()
}

fn feed<'a>(
    newsroom: &'a Newsroom,
    icon: &str,
    now: OffsetDateTime,
    (section, description): (Option<&Section>, &'a str),
    items: Vec<FeedItem>,
) -> Feed<'a> {
    let site = &newsroom.site;
    let home = section.map_or(Route::Front(1), |section| Route::Section(section.slug.clone(), 1));
    Feed {
        site,
        title: title(site, section),
        description,
        home: home.canonical(site),
        icon: whole_address(site, icon),
        rights: newsroom.frame.rights.as_ref(),
        updated: items.iter().map(|item| item.updated).max().unwrap_or(now),
        items,
    }
}

impl FeedItem {
    fn of(newsroom: &Newsroom, from_outside: &Arc<Site>, story: &Story) -> Result<Self> {
        let site = &newsroom.site;
        let (mut article, _) = newsroom.article(story)?;
        // By its categories readers of feeds tell opinion from news.
        let label = article.label.map(|label| site.words.get(label.word()).to_owned());
        article.tags.splice(..0, label);
        let image = article.image.as_ref();
        Ok(Self {
            url: article.route().canonical(site),
            language: article.language(site).to_owned(),
            published: moment(&article.date_published)?,
            updated: moment(article.changed())?,
            html: full_text::html(from_outside, &article),
            image: image
                .map(|picture| Enclosure::of(newsroom, picture))
                .transpose()?,
            recordings: article
                .recordings()
                .map(|recording| Enclosure::of_recording(site, recording))
                .collect(),
            article,
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
            title: picture.alt.clone(),
            length: pictures::length(found)?,
            seconds: None,
        })
    }

    fn of_recording(site: &Site, recording: &Recording) -> Self {
        Self {
            url: whole_address(site, &recording.file),
            media_type: media_type(&recording.file).to_owned(),
            title: recording.title.clone(),
            length: recording.length,
            seconds: recording.seconds,
        }
    }
}

fn moment(moment: &Moment) -> Result<OffsetDateTime> {
    let text = &moment.datetime;
    OffsetDateTime::parse(text, &Rfc3339).with_context(|| format!("{text} is not a valid date (RFC 3339)"))
}
