//! What a story is about.

use dateline_model::Word;
use leptos::prelude::*;

use super::{in_language, in_site_language, say};
use crate::view::{nothing, view};

/// The topics, where there are any.
#[component]
pub fn Topics(
    /// Their names.
    tags: Vec<String>,
) -> AnyView {
    if tags.is_empty() {
        return nothing();
    }
    let language = in_site_language();
    let tags: Vec<_> = tags
        .into_iter()
        .map(|tag| view! { <li dir="auto">{tag}</li> })
        .collect();
    view! {
        <section {..in_language(language.as_deref())} class="endnotes topics">
            <h2>{say(Word::Topics)}</h2>
            <ul>{tags}</ul>
        </section>
    }
}
