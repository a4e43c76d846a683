//! Handing a story on.

use leptos::prelude::*;

use super::copy_link::{hand_on, said};
use super::element::{button, element, text};
use super::{say, use_site, word};
use dateline_model::route::share_link;
use dateline_model::{ShareTarget, Word};

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
    let site = use_site();
    let links = site.share_targets.iter().map(|target| {
        let href = share_link(*target, &title, &url);
        let mut attributes = vec![("href", href.as_str()), ("rel", "external noopener noreferrer")];
        // A new tab keeps the story; a letter opens none.
        if *target != ShareTarget::Email {
            attributes.push(("target", "_blank"));
        }
        let label = match target {
            ShareTarget::Email => word(Word::Email),
            service => service.label().to_owned(),
        };
        let link = element("a", &attributes, vec![text(label)]);
        element("li", &[], vec![link])
    });
    let links = element("ul", &[("class", "share-links")], links.collect());
    let on_copy = {
        let (site, url) = (site.clone(), url.clone());
        move || hand_on(&site, None, url.clone(), feedback)
    };
    let on_share = move || hand_on(&site, Some(title.clone()), url.clone(), feedback);
    let actions = vec![
        button(&[], vec![say(Word::CopyLink)], on_copy),
        button(&[("class", "needs-sheet")], vec![say(Word::ShareWith)], on_share),
        said(feedback),
    ];
    let children = vec![
        element("h2", &[("id", "share")], vec![say(Word::Share)]),
        links,
        element("div", &[("class", "share-actions needs-app")], actions),
    ];
    let attributes = [("class", "share"), ("aria-labelledby", "share")];
    element("section", &attributes, children)
}
