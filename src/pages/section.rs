//! A section's page.

use leptos::prelude::*;

use crate::components::{Breadcrumb, Erase, ListingView};
use crate::model::SectionPage;
use crate::route::Route;

/// What the section covers, and its stories.
#[component]
pub(super) fn SectionView(page: SectionPage) -> AnyView {
    let slug = page.section.slug.clone();
    let route = Box::new(move |number| Route::Section(slug.clone(), number));
    view! {
        <Breadcrumb section=page.section.clone() title=None />
        <header class="section-head">
            <h1 tabindex="-1">{page.section.name}</h1>
            <p class="summary">{page.description}</p>
        </header>
        <ListingView listing=page.listing route />
    }
    .erase()
}
