//! Handing a story on: plain links to other services, which work everywhere; with the app, also the system's share sheet
//! where there is one, and the clipboard. What is shared is the canonical address.

use dateline_model::route::share_link;
use dateline_model::{PartId, ShareService, Word};
use leptos::prelude::*;

use super::{say, use_site, word};
use crate::hooks::{Action, FEEDBACK, SHARE_MENU};
use crate::view::view;

/// How many services are offered at the head of a story.
const AT_HEAD: usize = 3;

/// The ways at the head of a story: folded where there is little room.
#[component]
pub fn ShareMenu(
    /// The headline.
    title: String,
    /// The canonical address.
    url: String,
) -> AnyView {
    view! {
        <details class=SHARE_MENU>
            <summary>{say(Word::Share)}</summary>
            <div class="share-ways">
                {buttons()}
                <ul class="share-links">{links(&title, &url, AT_HEAD)}</ul>
            </div>
        </details>
    }
}

/// All ways, at the foot of a story.
#[component]
pub fn Share(
    /// The headline.
    title: String,
    /// The canonical address.
    url: String,
) -> AnyView {
    view! {
        <section class="share" aria-labelledby=PartId::Share>
            <h2 id=PartId::Share>{say(Word::Share)}</h2>
            <ul class="share-links">{links(&title, &url, usize::MAX)}</ul>
            {buttons()}
        </section>
    }
}

fn links(title: &str, url: &str, most: usize) -> Vec<AnyView> {
    let link = |service: &ShareService| {
        let is_email = *service == ShareService::Email;
        let label = if is_email {
            word(Word::Email)
        } else {
            service.label().to_owned()
        };
        // A new tab keeps the story; a letter opens none.
        let target = (!is_email).then_some("_blank");
        view! {
            <li>
                <a href=share_link(*service, title, url) rel="external noopener noreferrer" target=target>
                    {label}
                </a>
            </li>
        }
    };
    use_site().share_targets.iter().take(most).map(link).collect()
}

fn buttons() -> AnyView {
    view! {
        <div class="share-actions needs-app">
            <button {..Action::CopyLink.attribute()} type="button">{say(Word::CopyLink)}</button>
            <button {..Action::ShareStory.attribute()} type="button" class="needs-sheet">{say(Word::ShareWith)}</button>
            {said()}
        </div>
    }
}

/// Where the address is shown that could not be copied.
pub(super) fn said() -> AnyView {
    view! { <span class=FEEDBACK role="status" /> }
}
