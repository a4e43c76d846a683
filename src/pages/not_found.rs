//! The page for a wrong address.

use dateline_model::route::Route;
use dateline_model::{NotFound, Word};
use leptos::prelude::*;

use crate::components::{Trending, say, use_site};
use crate::view::view;

/// Says so, and offers something to read. It stands at any address, so it depends on none.
#[component]
pub(super) fn NotFoundView(page: NotFound) -> AnyView {
    view! {
        <div class="failure">
            <h1 tabindex="-1">{say(Word::PageNotFound)}</h1>
            <p class="summary">{say(Word::NothingHere)}</p>
            <p class="failure-ways"><a href=Route::Front(1).href(&use_site())>{say(Word::GoToFront)}</a></p>
        </div>
        <Trending stories=page.trending />
    }
}
