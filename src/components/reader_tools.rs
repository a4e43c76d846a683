//! How a reader has a story: in letters of another size, or read aloud.

use dateline_model::Word;
use leptos::prelude::*;

use super::say;
use crate::hooks::{Action, LISTEN};
use crate::view::view;

/// Two buttons at the end of a row. The first one has its place whether there is a voice for the story or not.
#[component]
pub fn ReaderTools() -> AnyView {
    view! {
        <div class="reader-tools needs-app">
            <button {..Action::Listen.attribute()} class=LISTEN type="button">{say(Word::Listen)}</button>
            <button {..Action::TextSettings.attribute()} type="button">{say(Word::TextSettings)}</button>
        </div>
    }
}
