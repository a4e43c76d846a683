//! JSON Feed 1.1 (jsonfeed.org/version/1.1). The libraries for it are older than this version; it is plain
//! JSON, so serde writes it from these types.

use anyhow::Result;
use serde::Serialize;
use time::format_description::well_known::Rfc3339;

use super::feed::{Feed, FeedItem};
use dateline_model::Site;
use dateline_model::route::{Route, whole_address};

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    description: &'a str,
    icon: &'a str,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    summary: &'a str,
    content_html: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: String,
    date_modified: String,
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    language: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'a>>,
}

#[derive(Serialize)]
struct Attachment<'a> {
    url: &'a str,
    mime_type: &'a str,
    title: &'a str,
    size_in_bytes: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration_in_seconds: Option<u64>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    avatar: Option<String>,
}

/// The document of a feed that stands at an address.
pub(super) fn write(feed: &Feed<'_>, address: &str) -> Result<String> {
    let document = Document {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.home,
        feed_url: address,
        description: feed.description,
        icon: &feed.icon,
        language: &feed.site.language,
        authors: [Author {
            name: &feed.site.title,
            url: Some(Route::Front(1).canonical(feed.site)),
            avatar: None,
        }],
        items: feed
            .items
            .iter()
            .map(|of| item(feed.site, of))
            .collect::<Result<_>>()?,
    };
    Ok(serde_json::to_string(&document)?)
}

fn item<'a>(site: &Site, entry: &'a FeedItem) -> Result<Item<'a>> {
    let article = &entry.article;
    let authors = article.authors.iter().map(|author| {
        let picture = author.profile.iter().find_map(|profile| profile.picture.as_ref());
        Author {
            name: &author.name,
            url: author.pages(site).next(),
            avatar: picture.map(|picture| whole_address(site, &picture.path)),
        }
    });
    let attachments = entry.recordings.iter().map(|recording| Attachment {
        url: &recording.url,
        mime_type: &recording.media_type,
        title: &recording.title,
        size_in_bytes: recording.length,
        duration_in_seconds: recording.seconds,
    });
    Ok(Item {
        id: &entry.url,
        url: &entry.url,
        title: &article.title,
        summary: &article.summary,
        content_html: &entry.html,
        image: entry.image.as_ref().map(|image| image.url.as_str()),
        date_published: entry.published.format(&Rfc3339)?,
        date_modified: entry.updated.format(&Rfc3339)?,
        authors: authors.collect(),
        tags: &article.tags,
        language: &entry.language,
        attachments: attachments.collect(),
    })
}
