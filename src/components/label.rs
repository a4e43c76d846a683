//! What kind of story it is.

use dateline_model::Label;
use leptos::prelude::*;

use super::{in_language, in_site_language, say};
use crate::view::view;

/// The word for a kind of story.
#[component]
pub fn LabelView(
    /// The kind.
    label: Label,
) -> AnyView {
    let language = in_site_language();
    view! { <span {..in_language(language.as_deref())} class="label">{say(label.word())}</span> }
}
