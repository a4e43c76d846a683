//! Handing a story on.

use leptos::prelude::*;

use super::copy_link::{Feedback, hand_on};
use super::{Erase, use_site};
use crate::model::ShareTarget;
use crate::route::share_link;

/// Plain links to other services, which work everywhere; with the app, also the system's share
/// sheet where there is one, and the clipboard. What is shared is the canonical address.
#[component]
pub fn Share(
    /// The headline.
    title: String,
    /// The canonical address.
    url: String,
) -> AnyView {
    let feedback = RwSignal::new(String::new());
    let links = use_site()
        .share_targets
        .iter()
        .map(|target| {
            // A new tab keeps the story; a letter opens none.
            let new_tab = (*target != ShareTarget::Email).then_some("_blank");
            view! {
                <li>
                    <a href=share_link(*target, &title, &url) target=new_tab rel="external noopener noreferrer">
                        {target.label()}
                    </a>
                </li>
            }
            .erase()
        })
        .collect_view();
    let on_copy = {
        let url = url.clone();
        move |_| hand_on(None, url.clone(), feedback)
    };
    let on_share = move |_| hand_on(Some(title.clone()), url.clone(), feedback);
    view! {
        <section class="share" aria-labelledby="share">
            <h2 id="share">"Share"</h2>
            <ul class="share-links">{links}</ul>
            <div class="share-actions needs-app">
                <button type="button" on:click=on_copy>
                    "Copy link"
                </button>
                <button type="button" class="needs-sheet" on:click=on_share>
                    "Share…"
                </button>
                <Feedback feedback />
            </div>
        </section>
    }
    .erase()
}
