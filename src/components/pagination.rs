//! The way through a list's pages.

use leptos::prelude::*;

use super::element::{element, nothing, text};
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
) -> AnyView {
    let site = use_site();
    let link = |number: u32, rel: &str, words: &str| {
        if !(1..=pages).contains(&number) {
            return nothing();
        }
        let href = route(number).href(&site);
        element("a", &[("href", &href), ("rel", rel)], vec![text(words)])
    };
    if pages < 2 {
        return nothing();
    }
    let children = vec![
        link(page - 1, "prev", "Newer stories"),
        element("span", &[], vec![text(format!("Page {page} of {pages}"))]),
        link(page + 1, "next", "Older stories"),
    ];
    element(
        "nav",
        &[("class", "pagination"), ("aria-label", "Pages")],
        children,
    )
}
