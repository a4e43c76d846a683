//! A section's page.

use dateline_model::SectionPage;
use dateline_model::route::Route;
use leptos::prelude::*;

use crate::components::{Breadcrumb, ListingView};
use crate::view::view;

/// What the section covers, and its stories.
#[component]
pub(super) fn SectionView(page: SectionPage) -> AnyView {
    let slug = page.section.slug.clone();
    let name = page.section.name.clone();
    let route = Box::new(move |number| Route::Section(slug.clone(), number));
    view! {
        <Breadcrumb section=page.section title=None language=None />
        <header class="section-head">
            <h1 tabindex="-1">{name}</h1>
            <p class="summary">{page.description}</p>
        </header>
        <ListingView listing=page.listing route />
    }
}
