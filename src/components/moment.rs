//! A point in time.

use leptos::prelude::*;

use crate::model::Moment;

/// A `<time>` for machines and people.
#[component]
pub fn Time(
    /// When.
    moment: Moment,
) -> impl IntoView {
    view! { <time datetime=moment.datetime>{moment.text}</time> }
}
