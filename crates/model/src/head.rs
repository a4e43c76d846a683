//! What a page says of itself to browsers, search engines and link previews. One function of the
//! page's data serves the published HTML and the page reached by a click alike.

use crate::route::href_of_path;
use crate::{PageData, Site};

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
        let canonical = || format!("{}{}", site.base_url, href_of_path(site, &data.path));
        Self {
            title: data.title.clone(),
            description: data.description.clone(),
            canonical: (!data.page.is_not_found()).then(canonical),
        }
    }
}
