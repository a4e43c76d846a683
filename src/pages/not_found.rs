//! The page for a wrong address.

use leptos::prelude::*;

use crate::components::{Erase, Trending, use_site};
use crate::model::NotFound;
use crate::route::Route;

/// Says so, and offers something to read. It stands at any address, so it depends on none.
#[component]
pub(super) fn NotFoundView(page: NotFound) -> AnyView {
    view! {
        <div class="failure">
            <h1 tabindex="-1">"Page not found"</h1>
            <p class="summary">
                "There is nothing at this address. The story may have moved, or the link may be wrong."
            </p>
            <p class="failure-ways">
                <a href=Route::Front(1).href(&use_site())>"Go to the front page"</a>
            </p>
        </div>
        <Trending stories=page.trending />
    }
    .erase()
}
