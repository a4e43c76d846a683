//! The page for a wrong address.

use leptos::prelude::*;

use crate::components::element::element;
use crate::components::{Erase, Trending, say, use_site};
use dateline_model::route::Route;
use dateline_model::{NotFound, Word};

/// Says so, and offers something to read. It stands at any address, so it depends on none.
#[component]
pub(super) fn NotFoundView(page: NotFound) -> AnyView {
    let front = Route::Front(1).href(&use_site());
    let way = element("a", &[("href", &front)], vec![say(Word::GoToFront)]);
    let failure = vec![
        element("h1", &[("tabindex", "-1")], vec![say(Word::PageNotFound)]),
        element("p", &[("class", "summary")], vec![say(Word::NothingHere)]),
        element("p", &[("class", "failure-ways")], vec![way]),
    ];
    vec![
        element("div", &[("class", "failure")], failure),
        view! { <Trending stories=page.trending /> }.erase(),
    ]
    .into_any()
}
