//! Elements as the DOM has them, where none has an end tag.

use leptos::prelude::AnyView;

/// There is nothing of its own about these elements here.
pub fn without_end_tag(_: &'static str, _: &[(&'static str, Option<&str>)]) -> Option<AnyView> {
    None
}
