//! What steers the voice that reads a story aloud.

use dateline_model::Word;
use leptos::prelude::*;

use super::enlarged::button;
use super::share::said;
use super::{say, word};
use crate::hooks::{Action, LISTENING};
use crate::view::view;

/// Buttons at the foot of the window. The browser's side puts the word for what the middle one does into it.
#[component]
pub fn Listening() -> AnyView {
    view! {
        <div class=LISTENING popover="manual" role="group" aria-label=word(Word::Listen)>
            {button(Action::PreviousSentence, Word::PreviousSentence, "\u{2039}")}
            <button {..Action::Listen.attribute()} type="button">{say(Word::Pause)}</button>
            {button(Action::NextSentence, Word::NextSentence, "\u{203a}")}
            {button(Action::StopListening, Word::StopListening, "\u{d7}")}
            {said()}
        </div>
    }
}
