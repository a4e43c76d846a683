//! Handing a story on.

use dateline_model::route::share_link;
use dateline_model::{PartId, ShareService, Word};
use leptos::prelude::*;

use super::copy_link::said;
use super::{say, use_site, word};
use crate::hooks::Action;
use crate::view::view;

/// Plain links to other services, which work everywhere; with the app, also the system's share
/// sheet where there is one, and the clipboard. What is shared is the canonical address.
#[component]
pub fn Share(
    /// The headline.
    title: String,
    /// The canonical address.
    url: String,
) -> AnyView {
    let links = use_site();
    let links = links.share_targets.iter().map(|service| {
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
                <a href=share_link(*service, &title, &url) rel="external noopener noreferrer" target=target>
                    {label}
                </a>
            </li>
        }
    });
    let links: Vec<_> = links.collect();
    view! {
        <section class="share" aria-labelledby=PartId::Share>
            <h2 id=PartId::Share>{say(Word::Share)}</h2>
            <ul class="share-links">{links}</ul>
            <div class="share-actions needs-app">
                <button {..Action::CopyLink.attribute()} type="button">{say(Word::CopyLink)}</button>
                <button {..Action::ShareStory.attribute()} type="button" class="needs-sheet">{say(Word::ShareWith)}</button>
                {said()}
            </div>
        </section>
    }
}
