//! What link previews read of a page: the Open Graph protocol (ogp.me), and X's card tags after it.

use dateline_model::route::whole_address;
use dateline_model::{Account, Network, Site};

use super::hosting::headers::media_type;
use super::page_meta::{Kind, PageMeta};
use super::social_card::{HEIGHT, WIDTH};

/// The `<meta>` elements of a page, each as the attribute that names it, its name and its content.
pub(super) fn tags(
    site: &Site,
    accounts: &[Account],
    meta: &PageMeta<'_>,
) -> Vec<(&'static str, &'static str, String)> {
    let mut tags = Vec::new();
    let mut property = |name, content: &str| tags.push(("property", name, content.to_owned()));
    let is_article = meta.kind == Kind::Article;
    property("og:type", if is_article { "article" } else { "website" });
    property("og:site_name", &site.title);
    property("og:title", meta.headline);
    property("og:description", &meta.head.description);
    if let Some(canonical) = &meta.head.canonical {
        property("og:url", canonical);
    }
    // Open Graph knows languages by country only.
    let language = meta.language.split_once('-');
    if let Some((language, country)) = language.filter(|(_, country)| country.len() == 2) {
        property("og:locale", &format!("{language}_{}", country.to_uppercase()));
    }
    if let Some(published) = meta.published {
        property("article:published_time", &published.datetime);
    }
    if let Some(modified) = meta.modified {
        property("article:modified_time", &modified.datetime);
    }
    if let Some(section) = meta.section.filter(|_| is_article) {
        property("article:section", &section.name);
    }
    for address in meta.authors.iter().filter_map(|author| author.pages(site).next()) {
        property("article:author", &address);
    }
    for tag in meta.tags {
        property("article:tag", tag);
    }
    for recording in &meta.recordings {
        let (name, name_of_type) = match recording.video {
            Some(_) => ("og:video", "og:video:type"),
            None => ("og:audio", "og:audio:type"),
        };
        property(name, &whole_address(site, &recording.file));
        property(name_of_type, media_type(&recording.file));
        if let Some(video) = &recording.video {
            property("og:video:width", &video.width.to_string());
            property("og:video:height", &video.height.to_string());
        }
    }
    // Mastodon names the account beside a shared story (docs.joinmastodon.org, "Author attribution"), and only one.
    let of_author = |network| meta.authors.iter().find_map(|author| author.handle(network));
    let of_paper = |network| Account::handle(accounts, network);
    let creator = of_author(Network::Mastodon).or_else(|| of_paper(Network::Mastodon));
    if let Some(handle) = creator.filter(|_| is_article) {
        tags.push(("name", "fediverse:creator", format!("@{handle}")));
    }
    if let Some(handle) = of_paper(Network::X) {
        tags.push(("name", "twitter:site", format!("@{handle}")));
    }
    if let Some(handle) = of_author(Network::X) {
        tags.push(("name", "twitter:creator", format!("@{handle}")));
    }
    let Some(card) = meta.card else { return tags };
    let address = whole_address(site, &card.file);
    let mut property = |name, content: &str| tags.push(("property", name, content.to_owned()));
    property("og:image", &address);
    property("og:image:type", card.media_type());
    property("og:image:width", &WIDTH.to_string());
    property("og:image:height", &HEIGHT.to_string());
    property("og:image:alt", &card.alt);
    let mut name = |name, content: &str| tags.push(("name", name, content.to_owned()));
    name("twitter:card", "summary_large_image");
    name("twitter:title", meta.headline);
    name("twitter:description", &meta.head.description);
    name("twitter:image", &address);
    name("twitter:image:alt", &card.alt);
    tags
}
