//! A picture as large as the window.

use dateline_model::Word;
use leptos::prelude::*;

use super::word;
use crate::hooks::{Action, ENLARGED, ENLARGED_CAPTION, ENLARGED_PICTURE};
use crate::view::view;

/// The dialog in which pictures are shown, one at a time. The browser's side puts them in.
#[component]
pub fn Enlarged() -> AnyView {
    view! {
        <dialog class=ENLARGED aria-label=word(Word::Picture)>
            <div class=ENLARGED_PICTURE />
            <p class=ENLARGED_CAPTION aria-live="polite" />
            {button(Action::PreviousPicture, Word::PreviousPicture, "\u{2039}")}
            {button(Action::NextPicture, Word::NextPicture, "\u{203a}")}
            {button(Action::ClosePicture, Word::Close, "\u{d7}")}
        </dialog>
    }
}

fn button(action: Action, label: Word, sign: &'static str) -> AnyView {
    view! { <button {..action.attribute()} type="button" aria-label=word(label)>{sign}</button> }
}
