//! Lines that are said once.

use dateline_model::Word;
use leptos::prelude::*;

use crate::components::{say, use_site};
use crate::view::view;

/// A short note.
pub(super) fn note(class: &str, word: Word) -> AnyView {
    view! { <p class=class>{say(word)}</p> }
}

/// Says of a list of comments how many could not be read, where there are any.
pub(super) fn unreadable(count: u32) -> Option<AnyView> {
    (count > 0).then(|| {
        let words = &use_site().words;
        let comments = words.comments(Some(count));
        let said = words.fill(Word::CommentsUnreadable, &[("comments", &comments)]);
        view! { <p class="comments-note">{said}</p> }
    })
}
