//! A section's page.

use leptos::prelude::*;

use crate::components::element::{element, text};
use crate::components::{Breadcrumb, Erase, ListingView};
use dateline_model::SectionPage;
use dateline_model::route::Route;

/// What the section covers, and its stories.
#[component]
pub(super) fn SectionView(page: SectionPage) -> AnyView {
    let slug = page.section.slug.clone();
    let route = Box::new(move |number| Route::Section(slug.clone(), number));
    let head = vec![
        element(
            "h1",
            &[("tabindex", "-1")],
            vec![text(page.section.name.as_str())],
        ),
        element("p", &[("class", "summary")], vec![text(page.description)]),
    ];
    vec![
        view! { <Breadcrumb section=page.section title=None language=None /> }.erase(),
        element("header", &[("class", "section-head")], head),
        view! { <ListingView listing=page.listing route /> }.erase(),
    ]
    .into_any()
}
