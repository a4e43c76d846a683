//! What link previews read of a page: the Open Graph protocol (ogp.me), and X's card tags after it.

use super::social_card::{HEIGHT, SocialCard, WIDTH};
use dateline_model::head::Head;
use dateline_model::route::whole_address;
use dateline_model::{Page, PageData, Site};

/// The `<meta>` elements of a page, each as the attribute that names it, its name and its content.
pub(super) fn tags(
    site: &Site,
    data: &PageData,
    head: &Head,
    card: Option<&SocialCard>,
) -> Vec<(&'static str, &'static str, String)> {
    let headline = match &data.page {
        Page::Front(_) | Page::NotFound(_) => &site.title,
        Page::Section(page) => &page.section.name,
        Page::Article(page) => &page.article.title,
    };
    let kind = if matches!(data.page, Page::Article(_)) {
        "article"
    } else {
        "website"
    };
    let mut tags = Vec::new();
    let mut property = |name, content: &str| tags.push(("property", name, content.to_owned()));
    property("og:type", kind);
    property("og:site_name", &site.title);
    property("og:title", headline);
    property("og:description", &head.description);
    if let Some(canonical) = &head.canonical {
        property("og:url", canonical);
    }
    // Open Graph knows languages by country only.
    let language = match &data.page {
        Page::Article(page) => page.article.language(site),
        _ => &site.language,
    };
    if let Some((language, country)) = language.split_once('-').filter(|(_, country)| country.len() == 2) {
        property("og:locale", &format!("{language}_{}", country.to_uppercase()));
    }
    if let Page::Article(page) = &data.page {
        let article = &page.article;
        property("article:published_time", &article.date_published.datetime);
        if let Some(modified) = &article.date_modified {
            property("article:modified_time", &modified.datetime);
        }
        property("article:section", &article.section.name);
        for tag in &article.tags {
            property("article:tag", tag);
        }
    }
    let Some(card) = card else { return tags };
    let address = whole_address(site, &card.file);
    property("og:image", &address);
    property("og:image:type", card.media_type());
    property("og:image:width", &WIDTH.to_string());
    property("og:image:height", &HEIGHT.to_string());
    property("og:image:alt", &card.alt);
    let mut name = |name, content: &str| tags.push(("name", name, content.to_owned()));
    name("twitter:card", "summary_large_image");
    name("twitter:title", headline);
    name("twitter:description", &head.description);
    name("twitter:image", &address);
    name("twitter:image:alt", &card.alt);
    tags
}
