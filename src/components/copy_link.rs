//! A button that copies an address, and what any control that hands one on says afterwards.

use dateline_model::Word;
use leptos::prelude::*;

use super::{use_site, word};
use crate::hooks::{Action, FEEDBACK};
use crate::view::view;

/// The button, and beside it the word on whether the address was copied.
#[component]
pub fn CopyLink(
    /// What the button says.
    label: Word,
    /// What the address leads to, for those who hear the button without what stands around it.
    of: String,
) -> AnyView {
    let label = word(label);
    let name = use_site()
        .words
        .fill(Word::LabelOf, &[("label", &label), ("of", &of)]);
    view! {
        <button {..Action::CopyLink.attribute()} type="button" class="needs-app" aria-label=name>{label}</button>
        {said()}
    }
}

/// Where it is said what became of copying or sharing, also for those who don't see it.
pub(super) fn said() -> AnyView {
    view! { <span class=FEEDBACK role="status" /> }
}
