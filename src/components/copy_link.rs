//! A button that copies an address, and what any control that hands one on says afterwards.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Erase;
use crate::reader;

/// The button, and beside it the word on whether the address was copied.
#[component]
pub fn CopyLink(
    /// What the button says.
    label: &'static str,
    /// What the address leads to, for those who hear the button without what stands around it.
    of: String,
    /// The address.
    url: String,
) -> AnyView {
    let feedback = RwSignal::new(String::new());
    view! {
        <button
            type="button"
            class="needs-app"
            aria-label=format!("{label}: {of}")
            on:click=move |_| hand_on(None, url.clone(), feedback)
        >
            {label}
        </button>
        <Feedback feedback />
    }
    .erase()
}

/// What became of copying or sharing, also for those who don't see it.
#[component]
pub(super) fn Feedback(
    /// The word on it.
    feedback: RwSignal<String>,
) -> AnyView {
    view! {
        <span class="feedback" role="status">
            {move || feedback.get()}
        </span>
    }
    .erase()
}

/// Hands an address on: to the system's share sheet where there is a title for it, and else, or where
/// that fails, to the clipboard. Where that is forbidden too, the reader gets to see the address.
pub(super) fn hand_on(title: Option<String>, url: String, feedback: RwSignal<String>) {
    // Emptied first: a message that is set again would not be announced again.
    feedback.set(String::new());
    spawn_local(async move {
        if let Some(title) = title
            && reader::share(title, url.clone()).await
        {
            return;
        }
        feedback.set(if reader::copy(url.clone()).await {
            "Link copied.".to_owned()
        } else {
            format!("This browser does not let the page copy. The address is {url}")
        });
    });
}
