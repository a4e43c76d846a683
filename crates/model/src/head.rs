//! What a page says of itself to browsers, search engines and link previews. One function of the
//! page's data serves the published HTML and the page reached by a click alike.

use crate::route::href_of_path;
use crate::{Listing, Page, PageData, Site, Word};

/// The facts for a page's `<head>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The title of the window.
    pub title: String,
    /// What the page tells, in a sentence or two.
    pub description: String,
    /// The page's one true address; none where the page stands for whatever was not found.
    pub canonical: Option<String>,
}

impl Head {
    /// The head of a page.
    pub fn of(site: &Site, data: &PageData) -> Self {
        let mut head = Self {
            title: site.title.clone(),
            description: site.description.clone(),
            canonical: Some(format!("{}{}", site.base_url, href_of_path(site, &data.path))),
        };
        match &data.page {
            Page::Front(front) => {
                if let Some(number) = page_number(site, &front.listing) {
                    head.title = format!("{number} · {}", site.title);
                }
            }
            Page::Section(page) => {
                let number = page_number(site, &page.listing)
                    .map(|n| format!(", {n}"))
                    .unwrap_or_default();
                head.title = format!("{}{number} · {}", page.section.name, site.title);
                head.description.clone_from(&page.description);
            }
            Page::Article(page) => {
                head.title = format!("{} · {}", page.article.title, site.title);
                head.description.clone_from(&page.article.summary);
            }
            Page::NotFound(_) => {
                head.title = format!("{} · {}", site.words.get(Word::PageNotFound), site.title);
                head.canonical = None;
            }
        }
        head
    }
}

fn page_number(site: &Site, listing: &Listing) -> Option<String> {
    let page = site.words.number(listing.page);
    (listing.page > 1).then(|| site.words.fill(Word::PageNumber, &[("page", &page)]))
}
