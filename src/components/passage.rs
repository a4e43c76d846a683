//! Handing a passage of a story on.

use leptos::prelude::*;

use super::copy_link::{Feedback, hand_on};
use super::{Erase, say, use_site, word};
use crate::model::Word;
use crate::reader::{self, Reader};

/// What is offered beside a passage that the reader has selected: a link to exactly that.
#[component]
pub fn Passage(
    /// The reader's app: it knows whether something is selected.
    reader: Reader,
) -> AnyView {
    let feedback = reader.passage_feedback;
    let site = StoredValue::new(use_site());
    let on = move |by_sheet: bool| {
        if let Some((title, url)) = reader::passage() {
            hand_on(&site.get_value(), by_sheet.then_some(title), url, feedback);
        }
    };
    view! {
        <div
            class="passage"
            role="toolbar"
            aria-label=word(Word::SelectedPassage)
            hidden=move || !reader.selected.get()
        >
            <button type="button" on:click=move |_| on(false)>
                {say(Word::CopyLinkToPassage)}
            </button>
            <button type="button" class="needs-sheet" on:click=move |_| on(true)>
                {say(Word::SharePassage)}
            </button>
            <Feedback feedback />
        </div>
    }
    .erase()
}
