//! A line that is said once.

use dateline_model::Word;
use leptos::prelude::*;

use crate::components::say;
use crate::view::view;

/// A short note.
pub(super) fn note(class: &str, word: Word) -> AnyView {
    view! { <p class=class>{say(word)}</p> }
}
