//! Where a page stands in the site.

use leptos::prelude::*;

use super::element::{element, text};
use super::{in_language, use_site, word};
use dateline_model::route::Route;
use dateline_model::{Section, Word};

/// The way from the front page to here: Home, the section, the page itself.
#[component]
pub fn Breadcrumb(
    /// The section that is passed through.
    section: Section,
    /// The title of the story; none on the section's own page.
    #[prop(optional_no_strip)]
    title: Option<String>,
    /// The language of that title, where it is not the site's.
    #[prop(optional_no_strip)]
    language: Option<String>,
) -> AnyView {
    let site = use_site();
    // As wide as what follows, and known before that comes.
    let class = if title.is_some() {
        "breadcrumb of-story"
    } else {
        "breadcrumb"
    };
    let home = Route::Front(1).href(&site);
    let way = Route::Section(section.slug, 1).href(&site);
    let link = |href: &str, name: &str| element("a", &[("href", href)], vec![text(name)]);
    let here = |name: &str| {
        let mut attributes = vec![("aria-current", "page")];
        attributes.extend(in_language(language.as_deref()));
        element("span", &attributes, vec![text(name)])
    };
    let front = word(Word::Home);
    let parts = match title {
        None => vec![link(&home, &front), here(&section.name)],
        Some(title) => vec![link(&home, &front), link(&way, &section.name), here(&title)],
    };
    let parts = parts.into_iter().map(|part| element("li", &[], vec![part]));
    let list = element("ol", &[], parts.collect());
    element(
        "nav",
        &[("class", class), ("aria-label", &word(Word::Breadcrumb))],
        vec![list],
    )
}
