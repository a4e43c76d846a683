//! Handing a passage of a story on.

use dateline_model::Word;
use leptos::prelude::*;

use super::copy_link::{hand_on, said};
use super::{say, use_site, word};
use crate::hooks::PASSAGE;
use crate::reader::{self, AppState};
use crate::view::view;

/// What is offered beside a passage that the reader has selected: a link to exactly that.
#[component]
pub fn Passage(
    /// The app's state: it says whether something is selected.
    state: AppState,
) -> AnyView {
    let feedback = state.passage_feedback;
    let site = StoredValue::new(use_site());
    let on = move |by_sheet: bool| {
        if let Some((title, url)) = reader::passage() {
            hand_on(&site.get_value(), by_sheet.then_some(title), url, feedback);
        }
    };
    view! {
        <div class=PASSAGE role="region" aria-label=word(Word::SelectedPassage) hidden=move || !state.selected.get()>
            <button type="button" on:click=move |_| on(false)>{say(Word::CopyLinkToPassage)}</button>
            <button type="button" class="needs-sheet" on:click=move |_| on(true)>{say(Word::SharePassage)}</button>
            {said(feedback)}
        </div>
    }
}
