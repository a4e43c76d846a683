//! Handing a passage of a story on.

use leptos::prelude::*;

use super::copy_link::{hand_on, said};
use super::element::{button, shown_while};
use super::{say, use_site, word};
use crate::reader::{self, Reader};
use dateline_model::Word;

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
    let name = word(Word::SelectedPassage);
    let attributes = [("class", "passage"), ("role", "region"), ("aria-label", &name)];
    let children = vec![
        button(&[], vec![say(Word::CopyLinkToPassage)], move || on(false)),
        button(
            &[("class", "needs-sheet")],
            vec![say(Word::SharePassage)],
            move || on(true),
        ),
        said(feedback),
    ];
    shown_while(&attributes, children, move || reader.selected.get())
}
