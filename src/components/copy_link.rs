//! A button that copies an address, and what any control that hands one on says afterwards.

use std::sync::Arc;

use dateline_model::{Site, Word};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{use_site, word};
use crate::reader;
use crate::view::{text, view};

/// The button, and beside it the word on whether the address was copied.
#[component]
pub fn CopyLink(
    /// What the button says.
    label: Word,
    /// What the address leads to, for those who hear the button without what stands around it.
    of: String,
    /// The address.
    url: String,
) -> AnyView {
    let (feedback, site) = (RwSignal::new(String::new()), use_site());
    let label = word(label);
    let name = site.words.fill(Word::LabelOf, &[("label", &label), ("of", &of)]);
    view! {
        <button
            type="button"
            class="needs-app"
            aria-label=name
            on:click=move |_| hand_on(&site, None, url.clone(), feedback)
        >
            {label}
        </button>
        {said(feedback)}
    }
}

/// What became of copying or sharing, also for those who don't see it.
pub(super) fn said(feedback: RwSignal<String>) -> AnyView {
    view! { <span class="feedback" role="status">{move || text(&feedback.get())}</span> }
}

/// Hands an address on: to the system's share sheet where there is a title for it, and else, or where
/// that fails, to the clipboard. Where that is forbidden too, the reader gets to see the address.
pub(super) fn hand_on(site: &Arc<Site>, title: Option<String>, url: String, feedback: RwSignal<String>) {
    let site = site.clone();
    // Emptied first: a message that is set again would not be announced again.
    feedback.set(String::new());
    spawn_local(async move {
        if let Some(title) = title
            && reader::share(title, url.clone()).await
        {
            return;
        }
        feedback.set(if reader::copy(url.clone()).await {
            site.words.get(Word::LinkCopied).to_owned()
        } else {
            site.words.fill(Word::CopyForbidden, &[("url", &url)])
        });
    });
}
