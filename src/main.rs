//! The browser's start: the app takes over the page that it was published with.

use dateline::app::App;
use dateline::reader::{Embedded, Reader, announce_ready, start};
use leptos::prelude::*;

fn main() {
    // A document without our data is left alone: it is readable as it is.
    let Some(Embedded { element, site, page }) = Embedded::read() else {
        return;
    };
    let (site_of_app, page_of_app) = (site.clone(), page.clone());
    leptos::mount::hydrate_from(element, move || {
        let reader = Reader::new(page_of_app);
        start(reader, site, page);
        view! { <App site=site_of_app reader /> }
    })
    .forget();
    announce_ready();
}
