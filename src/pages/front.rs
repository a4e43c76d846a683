//! The front page.

use leptos::prelude::*;

use crate::components::element::{element, text};
use crate::components::{Erase, ListingView, Trending, use_site};
use dateline_model::route::Route;
use dateline_model::{Front, Word};

/// The newest stories of all sections, and the newsroom's ranking.
#[component]
pub(super) fn FrontView(page: Front) -> AnyView {
    let site = use_site();
    // A paper's name stands at the top already; the headline says it to those who don't see that.
    let headline = site.words.fill(Word::LatestStories, &[("site", &site.title)]);
    vec![
        element(
            "h1",
            &[("class", "visually-hidden"), ("tabindex", "-1")],
            vec![text(headline)],
        ),
        view! { <ListingView listing=page.listing route=Box::new(Route::Front) /> }.erase(),
        view! { <Trending stories=page.trending /> }.erase(),
    ]
    .into_any()
}
