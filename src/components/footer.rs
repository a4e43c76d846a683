//! The foot of every page.

use leptos::prelude::*;

use super::use_site;
use crate::view::view;

/// The newspaper's name and what it is.
#[component]
pub fn Footer() -> AnyView {
    let site = use_site();
    view! {
        <footer class="colophon">
            <p class="colophon-name">{&site.title}</p>
            <p>{&site.description}</p>
        </footer>
    }
}
