//! The app around the pages: what every page shares, and what changes when the reader goes on.
//!
//! There is no table of routes here: a page's data says what kind of page it is (`model::Page`), and
//! its address plus `index.json` says where its data is (`route`).

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use crate::components::element::{element, live, text};
use crate::components::{Erase, Failure, Footer, Header, Passage, say};
use crate::pages::page_view;
use crate::reader::{Content, Reader, set_head};
use dateline_model::head::Head;
use dateline_model::{Site, Word};

/// The whole page, in `#app`. Natively it is rendered once; in the browser it hydrates that and goes on.
#[component]
pub fn App(
    /// The site.
    site: Site,
    /// The page to start with, and what the browser makes of it.
    reader: Reader,
) -> AnyView {
    let site = Arc::new(site);
    provide_context(site.clone());
    provide_context(reader);
    Effect::new(move |shown: Option<()>| {
        let head = head_of(&site, &reader.screen.get().content);
        // The first page came with a head of its own.
        if shown.is_some() {
            set_head(&head);
        }
    });

    let main = move || {
        let screen = reader.screen.get();
        let view = match screen.content {
            Content::Page(data) => page_view(data.page.clone()),
            Content::Failed { path, error } => view! { <Failure path error /> }.erase(),
        };
        // Two views of different type by turns: nothing of the last page's elements is used again.
        if screen.turn.is_multiple_of(2) {
            Either::Left(view)
        } else {
            Either::Right(view)
        }
    };
    let said = [
        ("class", "visually-hidden"),
        ("role", "status"),
        ("id", "announcement"),
    ];
    vec![
        element(
            "a",
            &[("class", "skip-link"), ("href", "#main")],
            vec![say(Word::SkipToContent)],
        ),
        view! { <Header reader /> }.erase(),
        element(
            "main",
            &[("id", "main"), ("tabindex", "-1")],
            vec![main.into_any()],
        ),
        view! { <Footer /> }.erase(),
        view! { <Passage reader /> }.erase(),
        element("p", &said, vec![live(move || text(reader.announcement.get()))]),
    ]
    .into_any()
}

fn head_of(site: &Site, content: &Content) -> Head {
    match content {
        Content::Page(data) => Head::of(site, data),
        Content::Failed { error, .. } => Head {
            title: format!("{} · {}", site.words.get(error.words().0), site.title),
            description: String::new(),
            canonical: None,
        },
    }
}
