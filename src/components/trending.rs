//! "More trending".

use leptos::prelude::*;

use super::use_site;
use crate::model::Teaser;
use crate::route::Route;

/// A ranking of stories.
#[component]
pub fn Trending(
    /// The stories, first the first.
    stories: Vec<Teaser>,
) -> impl IntoView {
    let site = use_site();
    let stories = stories
        .into_iter()
        .map(|teaser| {
            let href = Route::of(&teaser).href(&site);
            view! {
                <li>
                    <a href=href>{teaser.title}</a>
                    " "
                    <span class="kicker">{teaser.section.name}</span>
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <section class="trending" aria-labelledby="trending">
            <h2 id="trending">"More trending"</h2>
            <ol>{stories}</ol>
        </section>
    }
}
