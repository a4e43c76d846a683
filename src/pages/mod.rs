//! One view for each kind of page, composed of components.

mod article;
mod front;
mod not_found;
mod section;
mod static_page;

use dateline_model::Page;
use leptos::prelude::*;

use crate::view::view;

/// The view of a page.
pub fn page_view(page: Page) -> AnyView {
    match page {
        Page::Front(page) => view! { <front::FrontView page /> },
        Page::Section(page) => view! { <section::SectionView page /> },
        Page::Article(page) => view! { <article::ArticleView page=*page /> },
        Page::Static(page) => view! { <static_page::StaticPageView page=*page /> },
        Page::NotFound(page) => view! { <not_found::NotFoundView page /> },
    }
}
