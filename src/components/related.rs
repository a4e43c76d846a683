//! "You may also like".

use leptos::prelude::*;

use super::{Level, TeaserView};
use crate::model::Related;

/// Stories like this one, each with the reason why it is here.
#[component]
pub fn RelatedStories(
    /// The stories.
    related: Vec<Related>,
) -> impl IntoView {
    let stories = related
        .into_iter()
        .map(|Related { teaser, reason }| {
            view! {
                <li>
                    <TeaserView teaser level=Level::Three kicker=Some(reason.text()) summary=false />
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <section class="related" aria-labelledby="related">
            <h2 id="related">"You may also like"</h2>
            <ul class="cards">{stories}</ul>
        </section>
    }
}
