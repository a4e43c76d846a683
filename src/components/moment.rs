//! A point in time.

use leptos::prelude::*;

use super::element::{element, text};
use dateline_model::Moment;

/// A `<time>` for machines and people.
#[component]
pub fn Time(
    /// When.
    moment: Moment,
) -> AnyView {
    element("time", &[("datetime", &moment.datetime)], vec![text(moment.text)])
}
