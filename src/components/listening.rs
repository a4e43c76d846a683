//! What steers the voice that reads a story aloud.

use dateline_model::Word;
use leptos::prelude::*;

use super::share::said;
use super::{say, word};
use crate::hooks::{Action, LISTENING};
use crate::view::view;

/// Buttons at the foot of the window. The browser's side puts the word for what the second one does into it; style has signs
/// for the others.
#[component]
pub fn Listening() -> AnyView {
    let button = |action: Action, label: Word| {
        view! { <button {..action.attribute()} type="button" aria-label=word(label) /> }
    };
    view! {
        <div class=LISTENING popover="manual" role="group" aria-label=word(Word::Listen)>
            {button(Action::PreviousSentence, Word::PreviousSentence)}
            <button {..Action::Listen.attribute()} type="button">{say(Word::Pause)}</button>
            {button(Action::NextSentence, Word::NextSentence)}
            {button(Action::StopListening, Word::StopListening)}
            {said()}
        </div>
    }
}
