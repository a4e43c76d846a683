//! "You may also like".

use leptos::prelude::*;

use super::element::{element, text};
use super::{Erase, Level, TeaserView};
use crate::model::Related;

/// Stories like this one, each with the reason why it is here.
#[component]
pub fn RelatedStories(
    /// The stories.
    related: Vec<Related>,
) -> AnyView {
    let stories = related.into_iter().map(|Related { teaser, reason }| {
        let kicker = Some(reason.text());
        let story = view! { <TeaserView teaser level=Level::Three kicker summary=false /> }.erase();
        element("li", &[], vec![story])
    });
    let children = vec![
        element("h2", &[("id", "related")], vec![text("You may also like")]),
        element("ul", &[("class", "cards")], stories.collect()),
    ];
    element(
        "section",
        &[("class", "related"), ("aria-labelledby", "related")],
        children,
    )
}
