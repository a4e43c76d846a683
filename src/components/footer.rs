//! The foot of every page.

use dateline_model::Word;
use dateline_model::route::href_of_target;
use leptos::prelude::*;

use super::{use_site, word};
use crate::view::view;

/// The newspaper's name and what it is, and the links that belong under every page.
#[component]
pub fn Footer() -> AnyView {
    let site = use_site();
    let links: Vec<_> = site
        .footer
        .iter()
        .map(|link| view! { <li><a href=href_of_target(&site, &link.to)>{&link.label}</a></li> })
        .collect();
    let links = (!links.is_empty()).then(|| {
        view! { <nav class="colophon-links" aria-label=word(Word::FooterNavigation)><ul>{links}</ul></nav> }
    });
    view! {
        <footer class="colophon">
            <p class="colophon-name">{&site.title}</p>
            <p>{&site.description}</p>
            {links}
        </footer>
    }
}
