//! The browser's start: the app takes over the page that it was published with.

use dateline_app::app::App;
use dateline_app::reader::{AppState, Embedded, announce_ready, start};
use dateline_app::view::view;
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes the page over. `site_json` is what the site's file says; `src/start.js` fetches it beside the app.
#[wasm_bindgen]
pub fn hydrate(site_json: &str) {
    // A document without our data is left alone: it is readable as it is.
    let Some(Embedded { element, site, page }) = Embedded::read(site_json) else {
        return;
    };
    let (site_of_app, page_of_app) = (site.clone(), page.clone());
    leptos::mount::hydrate_from(element, move || {
        let state = AppState::new(page_of_app);
        start(state, site, page);
        view! { <App site=site_of_app state /> }
    })
    .forget();
    announce_ready();
}

fn main() {}
