//! The way through a list's pages.

use leptos::prelude::*;

use super::element::{element, nothing, text};
use super::{say, use_site, word};
use dateline_model::Word;
use dateline_model::route::Route;

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
    let link = |number: u32, rel: &str, words: Word| {
        if !(1..=pages).contains(&number) {
            return nothing();
        }
        let href = route(number).href(&site);
        element("a", &[("href", &href), ("rel", rel)], vec![say(words)])
    };
    if pages < 2 {
        return nothing();
    }
    let words = &site.words;
    let (this, all) = (words.number(page), words.number(pages));
    let place = words.fill(Word::PageOf, &[("page", &this), ("pages", &all)]);
    let children = vec![
        link(page - 1, "prev", Word::NewerStories),
        element("span", &[], vec![text(place)]),
        link(page + 1, "next", Word::OlderStories),
    ];
    element(
        "nav",
        &[("class", "pagination"), ("aria-label", &word(Word::Pages))],
        children,
    )
}
