//! Handing a story on.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::use_site;
use crate::model::ShareTarget;
use crate::reader;
use crate::route::share_link;

/// Plain links to other services, which work everywhere; with the app, also the system's share
/// sheet where there is one, and the clipboard. What is shared is the canonical address.
#[component]
pub fn Share(
    /// The headline.
    title: String,
    /// The canonical address.
    url: String,
) -> impl IntoView {
    let feedback = RwSignal::new(String::new());
    let sheet = RwSignal::new(false);
    // What the device can do is known after hydration only.
    Effect::new(move |_| sheet.set(reader::can_share()));

    let copy = move |url: String| async move {
        feedback.set(String::new());
        feedback.set(if reader::copy(url.clone()).await {
            "Link copied.".to_owned()
        } else {
            format!("This browser does not let the page copy. The address is {url}")
        });
    };
    let on_copy = {
        let url = url.clone();
        move |_| spawn_local(copy(url.clone()))
    };
    let on_share = {
        let (title, url) = (title.clone(), url.clone());
        move |_| {
            let (title, url) = (title.clone(), url.clone());
            spawn_local(async move {
                if !reader::share(title, url.clone()).await {
                    copy(url).await;
                }
            });
        }
    };
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
            .into_any()
        })
        .collect_view();
    view! {
        <section class="share" aria-labelledby="share">
            <h2 id="share">"Share"</h2>
            <ul class="share-links">{links}</ul>
            <div class="share-actions needs-app">
                <button type="button" on:click=on_copy>
                    "Copy link"
                </button>
                <button type="button" hidden=move || !sheet.get() on:click=on_share>
                    "Share…"
                </button>
                <p class="feedback" role="status">
                    {move || feedback.get()}
                </p>
            </div>
        </section>
    }
}
