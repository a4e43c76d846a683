//! A point in time.

use dateline_model::Moment;
use leptos::prelude::*;

use crate::view::view;

/// A `<time>` for machines and people.
#[component]
pub fn Time(
    /// When.
    moment: Moment,
) -> AnyView {
    view! { <time datetime=moment.datetime>{moment.text}</time> }
}
