//! The way through a list's pages.

use dateline_model::Word;
use dateline_model::route::Route;
use leptos::prelude::*;

use super::{say, use_site, word};
use crate::view::{nothing, view};

/// Newer and older pages, and which one this is. Nothing where there is one page only.
#[component]
pub fn Pagination(
    /// The present page, from 1.
    page: u32,
    /// How many there are.
    pages: u32,
    /// The address of a page by its number.
    route: Box<dyn Fn(u32) -> Route>,
) -> AnyView {
    if pages < 2 {
        return nothing();
    }
    let site = use_site();
    let link = |number: u32, rel: &str, words: Word| {
        (1..=pages)
            .contains(&number)
            .then(|| view! { <a href=route(number).href(&site) rel=rel>{say(words)}</a> })
    };
    let words = &site.words;
    let (this, all) = (words.number(page), words.number(pages));
    view! {
        <nav class="pagination" aria-label=word(Word::Pages)>
            {link(page - 1, "prev", Word::NewerStories)}
            <span>{words.fill(Word::PageOf, &[("page", &this), ("pages", &all)])}</span>
            {link(page + 1, "next", Word::OlderStories)}
        </nav>
    }
}
