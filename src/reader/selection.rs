//! Watches whether the reader selects a passage of a story. What is offered then comes with the first one.

use std::cell::Cell;
use std::sync::Arc;

use dateline_model::Site;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::selected::selected_range;
use super::{chunks, dom};

thread_local! {
    static CALLED: Cell<bool> = const { Cell::new(false) };
}

/// Begins to watch.
pub(super) fn start(site: &Arc<Site>) {
    let site = site.clone();
    dom::listen(&dom::document(), "selectionchange", move |_: Event| {
        if !CALLED.get() && selected_range().is_some() {
            CALLED.set(true);
            let site = site.clone();
            spawn_local(async move {
                // Without it nothing is offered, and the next selection tries again.
                CALLED.set(chunks::start_passage(site).await.is_ok());
            });
        }
    });
}
