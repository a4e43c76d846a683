//! Where a page stands in the site.

use dateline_model::route::Route;
use dateline_model::{Section, Word};
use leptos::prelude::*;

use super::{in_language, use_site, word};
use crate::view::view;

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
    let step = |route: Route, name: &str| view! { <li><a href=route.href(&site)>{name}</a></li> };
    let passed = title
        .is_some()
        .then(|| step(Route::Section(section.slug.clone(), 1), &section.name));
    let here = title.as_deref().unwrap_or(&section.name);
    view! {
        <nav class=class aria-label=word(Word::Breadcrumb)>
            <ol>
                {step(Route::Front(1), &word(Word::Home))}
                {passed}
                <li><span {..in_language(language.as_deref())} aria-current="page">{here}</span></li>
            </ol>
        </nav>
    }
}
