//! The foot of every page.

use leptos::prelude::*;

use super::use_site;

/// The newspaper's name and what it is.
#[component]
pub fn Footer() -> impl IntoView {
    let site = use_site();
    view! {
        <footer class="colophon">
            <p class="colophon-name">{site.title.clone()}</p>
            <p>{site.description.clone()}</p>
        </footer>
    }
}
