//! RSS 2.0 (rssboard.org/rss-specification), with full text in `content:encoded`, names and languages in
//! Dublin Core, and the feed's own address as Atom has it.

use std::collections::BTreeMap;

use anyhow::Result;
use html_escape::encode_text;
use rss::extension::atom::{AtomExtension, Link};
use rss::extension::dublincore::DublinCoreExtension;
use rss::extension::{Extension, ExtensionMap};
use rss::{Category, Channel, Enclosure, Guid, Item};
use time::OffsetDateTime;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;

use super::feed::{Feed, FeedItem};
use crate::xml;
use dateline_model::Rights;
use dateline_model::route::FeedFormat;

/// The document of a feed that stands at an address.
pub(super) fn write(feed: &Feed<'_>, address: &str) -> Result<String> {
    let own = Link {
        href: address.to_owned(),
        rel: "self".to_owned(),
        mime_type: Some(FeedFormat::Rss.media_type().to_owned()),
        ..Link::default()
    };
    let channel = Channel {
        title: feed.title.clone(),
        link: feed.home.clone(),
        description: feed.description.to_owned(),
        language: Some(feed.site.language.clone()),
        copyright: feed.rights.map(|rights| match rights {
            Rights::Licence { name, address } => format!("{name}: {address}"),
            Rights::Reserved { .. } => rights.notice(),
        }),
        last_build_date: Some(date(feed.updated)?),
        atom_ext: Some(AtomExtension { links: vec![own] }),
        items: feed.items.iter().map(item).collect::<Result<_>>()?,
        ..Channel::default()
    };
    xml::sound(channel.write_to(Vec::new())?)
}

fn item(entry: &FeedItem) -> Result<Item> {
    let article = &entry.article;
    Ok(Item {
        title: Some(article.title.clone()),
        link: Some(entry.url.clone()),
        // Readers of feeds take a description for HTML.
        description: Some(encode_text(&article.summary).into_owned()),
        content: Some(entry.html.clone()),
        guid: Some(Guid {
            value: entry.url.clone(),
            permalink: true,
        }),
        pub_date: Some(date(entry.published)?),
        categories: article.tags.iter().cloned().map(Category::from).collect(),
        // An item has one at most, and a recording is what programs for podcasts look for.
        enclosure: entry
            .recordings
            .first()
            .or(entry.image.as_ref())
            .map(|file| Enclosure {
                url: file.url.clone(),
                length: file.length.to_string(),
                mime_type: file.media_type.clone(),
            }),
        extensions: article
            .date_modified
            .as_ref()
            .map(|date| modified(&date.datetime))
            .unwrap_or_default(),
        // An <author> would have to be an e-mail address.
        dublin_core_ext: Some(DublinCoreExtension {
            creators: article.authors.iter().map(|author| author.name.clone()).collect(),
            languages: vec![entry.language.clone()],
            ..DublinCoreExtension::default()
        }),
        ..Item::default()
    })
}

/// When a story was last changed, which RSS itself has no word for.
fn modified(date: &str) -> ExtensionMap {
    let updated = Extension {
        name: "atom:updated".to_owned(),
        value: Some(date.to_owned()),
        ..Extension::default()
    };
    let updated = BTreeMap::from([("updated".to_owned(), vec![updated])]);
    BTreeMap::from([("atom".to_owned(), updated)])
}

/// RSS wants RFC 822 with a year of four digits, which is RFC 2822 but for its bound: no year before 1900, so that
/// the form of that name in `time` refuses what an archive has.
const DATE: &[BorrowedFormatItem<'_>] = format_description!(
    "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] [offset_hour sign:mandatory][offset_minute]"
);

fn date(date: OffsetDateTime) -> Result<String> {
    Ok(date.format(DATE)?)
}
