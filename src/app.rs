//! What stands around every page. It is rendered while a page is published, and stays while the reader goes on.
//!
//! There is no table of routes here: a page's data says what kind of page it is (`Page` of the model), and
//! its address plus `index.json` says where its data is (`route`).

use std::sync::Arc;

use dateline_model::{Frame, PageData, PartId, Site, Word};
use leptos::prelude::*;

use crate::components::{Footer, Header, say};
use crate::pages::page_view;
use crate::view::view;

/// The whole page, in `#app`.
#[component]
pub fn App(
    /// The site.
    site: Arc<Site>,
    /// What the newspaper has around it.
    frame: Frame,
    /// The page.
    page: PageData,
) -> AnyView {
    provide_context(site);
    view! {
        <a class="skip-link" href=PartId::Main.fragment()>{say(Word::SkipToContent)}</a>
        <Header path=page.path logo=frame.logo.clone() />
        <main id=PartId::Main tabindex="-1">{page_view(page.page)}</main>
        <Footer frame />
        <p class="visually-hidden" role="status" id=PartId::Announcement />
    }
}
