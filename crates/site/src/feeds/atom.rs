//! Atom (RFC 4287).

use anyhow::{Result, anyhow};
use atom_syndication::{Category, Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::xml;
use dateline_model::route::{FeedFormat, Route};
use dateline_model::{Rights, Site};

/// The document of a feed that stands at an address.
pub(super) fn write(feed: &super::feed::Feed<'_>, address: &str) -> Result<String> {
    let own = Link {
        mime_type: Some(FeedFormat::Atom.media_type().to_owned()),
        ..link("self", address)
    };
    let newspaper = Person {
        name: feed.site.title.clone(),
        uri: Some(Route::Front(1).canonical(feed.site)),
        ..Person::default()
    };
    // RFC 4946.
    let licence = feed.rights.and_then(|rights| match rights {
        Rights::Licence { address, .. } => Some(link("license", address)),
        Rights::Reserved { .. } => None,
    });
    let whole = Feed {
        title: Text::plain(feed.title.clone()),
        subtitle: Some(Text::plain(feed.description)),
        id: feed.home.clone(),
        updated: date(feed.updated)?,
        authors: vec![newspaper],
        icon: Some(feed.icon.clone()),
        links: [own, link("alternate", &feed.home)]
            .into_iter()
            .chain(licence)
            .collect(),
        rights: feed.rights.map(|rights| Text::plain(rights.notice())),
        lang: Some(feed.site.language.clone()),
        entries: feed
            .items
            .iter()
            .map(|item| entry(feed.site, item))
            .collect::<Result<_>>()?,
        ..Feed::default()
    };
    xml::sound(whole.write_to(Vec::new())?)
}

fn entry(site: &Site, entry: &super::feed::FeedItem) -> Result<Entry> {
    let article = &entry.article;
    let language = article.language.clone();
    let authors = article.authors.iter().map(|author| Person {
        name: author.name.clone(),
        uri: author.pages(site).next(),
        ..Person::default()
    });
    let categories = article.tags.iter().map(|tag| Category {
        term: tag.clone(),
        ..Category::default()
    });
    let enclosures = entry.image.iter().chain(&entry.recordings);
    let enclosures = enclosures.map(|file| Link {
        mime_type: Some(file.media_type.clone()),
        length: Some(file.length.to_string()),
        ..link("enclosure", &file.url)
    });
    // The library writes no language on an entry, so it stands on each text in it.
    let text = |text: &str| Text {
        lang: language.clone(),
        ..Text::plain(text)
    };
    Ok(Entry {
        title: text(&article.title),
        summary: Some(text(&article.summary)),
        id: entry.url.clone(),
        published: Some(date(entry.published)?),
        updated: date(entry.updated)?,
        authors: authors.collect(),
        categories: categories.collect(),
        links: std::iter::once(link("alternate", &entry.url))
            .chain(enclosures)
            .collect(),
        content: Some(Content {
            content_type: Some("html".to_owned()),
            value: Some(entry.html.clone()),
            lang: language.clone(),
            ..Content::default()
        }),
        ..Entry::default()
    })
}

fn link(relation: &str, address: &str) -> Link {
    Link {
        rel: relation.to_owned(),
        href: address.to_owned(),
        ..Link::default()
    }
}

/// A date as the library keeps it, which has another library's type.
fn date(date: OffsetDateTime) -> Result<FixedDateTime> {
    let text = date.format(&Rfc3339)?;
    text.parse()
        .map_err(|error| anyhow!("{text} is not a valid date for Atom: {error}"))
}
