//! A heading as a link to itself.

use dateline_model::Anchor;
use leptos::prelude::*;

use crate::view::{text, view};

/// What is rendered stands outside its page, as in a feed: a place on the page can't be linked to from there. In
/// Leptos' context.
#[derive(Debug, Clone)]
pub struct Detached {
    /// The whole address of the page.
    pub page: String,
}

/// The words of a heading, as a link that readers can copy.
pub fn permalink(id: &Anchor, words: &str) -> AnyView {
    if use_context::<Detached>().is_some() {
        return text(words);
    }
    view! { <a class="permalink" href=id.fragment()>{words}</a> }
}
