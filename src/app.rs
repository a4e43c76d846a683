//! The app around the pages: what every page shares, and what changes when the reader goes on.
//!
//! There is no table of routes here: a page's data says what kind of page it is (`Page` of the model), and
//! its address plus `index.json` says where its data is (`route`).

use std::sync::Arc;

use dateline_model::head::Head;
use dateline_model::{PartId, Site, Word};
use leptos::either::Either;
use leptos::prelude::*;

use crate::components::{Failure, Footer, Header, Passage, say};
use crate::pages::page_view;
use crate::reader::{AppState, Content, set_head};
use crate::view::{text, view};

/// The whole page, in `#app`. Natively it is rendered once; in the browser it hydrates that and goes on.
#[component]
pub fn App(
    /// The site.
    site: Site,
    /// The page to start with, and what the browser makes of it.
    state: AppState,
) -> AnyView {
    let site = Arc::new(site);
    provide_context(site.clone());
    provide_context(state);
    Effect::new(move |shown: Option<()>| {
        let head = head_of(&site, &state.screen.get().content);
        // The first page came with a head of its own.
        if shown.is_some() {
            set_head(&head);
        }
    });

    let main = move || {
        let screen = state.screen.get();
        let view = match screen.content {
            Content::Page(data) => page_view(data.page.clone()),
            Content::Failed { path, error } => view! { <Failure path error /> },
        };
        // Two views of different type by turns: nothing of the last page's elements is used again.
        if screen.turn.is_multiple_of(2) {
            Either::Left(view)
        } else {
            Either::Right(view)
        }
    };
    view! {
        <a class="skip-link" href=PartId::Main.fragment()>{say(Word::SkipToContent)}</a>
        <Header state />
        <main id=PartId::Main tabindex="-1">{main.into_any()}</main>
        <Footer />
        <Passage state />
        <p class="visually-hidden" role="status" id=PartId::Announcement>
            {move || text(&state.announcement.get())}
        </p>
    }
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
