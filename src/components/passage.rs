//! Handing a passage of a story on.

use leptos::prelude::*;

use super::Erase;
use super::copy_link::{Feedback, hand_on};
use crate::reader::{self, Reader};

/// What is offered beside a passage that the reader has selected: a link to exactly that.
#[component]
pub fn Passage(
    /// The reader's app: it knows whether something is selected.
    reader: Reader,
) -> AnyView {
    let feedback = reader.passage_feedback;
    let on = move |by_sheet: bool| {
        if let Some((title, url)) = reader::passage() {
            hand_on(by_sheet.then_some(title), url, feedback);
        }
    };
    view! {
        <div
            class="passage"
            role="toolbar"
            aria-label="Selected passage"
            hidden=move || !reader.selected.get()
        >
            <button type="button" on:click=move |_| on(false)>
                "Copy link to passage"
            </button>
            <button type="button" class="needs-sheet" on:click=move |_| on(true)>
                "Share passage…"
            </button>
            <Feedback feedback />
        </div>
    }
    .erase()
}
