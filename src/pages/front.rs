//! The front page.

use leptos::prelude::*;

use crate::components::{Erase, ListingView, Trending, use_site};
use crate::model::Front;
use crate::route::Route;

/// The newest stories of all sections, and the newsroom's ranking.
#[component]
pub(super) fn FrontView(page: Front) -> AnyView {
    let site = use_site();
    // A paper's name stands at the top already; the headline says it to those who don't see that.
    view! {
        <h1 class="visually-hidden" tabindex="-1">
            {format!("{}: the latest stories", site.title)}
        </h1>
        <ListingView listing=page.listing route=Box::new(Route::Front) />
        <Trending stories=page.trending />
    }
    .erase()
}
