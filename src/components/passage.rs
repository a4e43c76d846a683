//! Handing a passage of a story on.

use dateline_model::Word;
use leptos::prelude::*;

use super::share::said;
use super::{say, word};
use crate::hooks::{Action, PASSAGE};
use crate::view::view;

/// What is offered beside a passage that the reader has selected: a link to exactly that.
#[component]
pub fn Passage() -> AnyView {
    view! {
        <div class=PASSAGE role="region" aria-label=word(Word::SelectedPassage) hidden>
            <button {..Action::CopyPassage.attribute()} type="button">{say(Word::CopyLinkToPassage)}</button>
            <button {..Action::SharePassage.attribute()} type="button" class="needs-sheet">{say(Word::SharePassage)}</button>
            {said()}
        </div>
    }
}
