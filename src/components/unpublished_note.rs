//! What the newsroom's own eyes see that readers' don't.

use dateline_model::{Unpublished, Word};
use leptos::prelude::*;

use super::{in_language, in_site_language, say};
use crate::view::view;

/// Says that a story is not published yet, and why.
#[component]
pub fn UnpublishedNote(
    /// Why readers don't get it.
    why: Unpublished,
) -> AnyView {
    let word = match why {
        Unpublished::Draft => Word::DraftNote,
        Unpublished::Embargoed => Word::EmbargoNote,
    };
    let language = in_site_language();
    view! { <p {..in_language(language.as_deref())} class="unpublished">{say(word)}</p> }
}
