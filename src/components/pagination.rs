//! The way through a list's pages.

use leptos::prelude::*;

use super::use_site;
use crate::route::Route;

/// Newer and older pages, and where one is. Nothing where there is one page only.
#[component]
pub fn Pagination(
    /// The present page, from 1.
    page: u32,
    /// How many there are.
    pages: u32,
    /// The address of a page by its number.
    route: Box<dyn Fn(u32) -> Route>,
) -> impl IntoView {
    let site = use_site();
    let link = move |number: u32, rel: &'static str, text: &'static str| {
        (1..=pages)
            .contains(&number)
            .then(|| view! { <a href=route(number).href(&site) rel=rel>{text}</a> }.into_any())
    };
    (pages > 1).then(|| {
        view! {
            <nav class="pagination" aria-label="Pages">
                {link(page - 1, "prev", "Newer stories")}
                <span>{format!("Page {page} of {pages}")}</span>
                {link(page + 1, "next", "Older stories")}
            </nav>
        }
        .into_any()
    })
}
