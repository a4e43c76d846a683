//! One view for each kind of page, composed of components.

mod article;
mod front;
mod not_found;
mod section;

use leptos::prelude::*;

use crate::components::Erase;
use dateline_model::Page;

/// The view of a page.
pub fn page_view(page: Page) -> AnyView {
    match page {
        Page::Front(page) => view! { <front::FrontView page /> }.erase(),
        Page::Section(page) => view! { <section::SectionView page /> }.erase(),
        Page::Article(page) => view! { <article::ArticleView page=*page /> }.erase(),
        Page::NotFound(page) => view! { <not_found::NotFoundView page /> }.erase(),
    }
}
