//! The front page.

use dateline_model::route::Route;
use dateline_model::{Front, Word};
use leptos::prelude::*;

use crate::components::{ListingView, Trending, use_site};
use crate::view::view;

/// The newest stories of all sections, and the newsroom's ranking.
#[component]
pub(super) fn FrontView(page: Front) -> AnyView {
    let site = use_site();
    // A paper's name stands at the top already; the headline says it to those who don't see that.
    let headline = site.words.fill(Word::LatestStories, &[("site", &site.title)]);
    view! {
        <h1 class="visually-hidden" tabindex="-1">{headline}</h1>
        <ListingView listing=page.listing route=Box::new(Route::Front) />
        <Trending stories=page.trending />
    }
}
