//! Watches whether the reader selects a passage of a story. What is offered then comes with the first one.

use std::cell::Cell;
use std::sync::Arc;

use dateline_model::Site;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::{chunks, dom};
use crate::hooks::STORY;

thread_local! {
    static CALLED: Cell<bool> = const { Cell::new(false) };
}

/// Begins to watch.
pub(super) fn start(site: &Arc<Site>) {
    let site = site.clone();
    dom::listen(&dom::document(), "selectionchange", move |_: Event| {
        if is_of_story() && !CALLED.replace(true) {
            let site = site.clone();
            spawn_local(async move {
                // Without it nothing is offered, and the next selection tries again.
                CALLED.set(chunks::start_passage(site).await.is_ok());
            });
        }
    });
}

/// Whether something in a story is selected.
fn is_of_story() -> bool {
    let selection = dom::window().get_selection().ok().flatten();
    let selection = selection.filter(|selection| !selection.is_collapsed());
    let node = selection.and_then(|selection| selection.anchor_node());
    let element = node.and_then(|node| node.parent_element());
    element.is_some_and(|element| element.closest(STORY.selector).is_ok_and(|story| story.is_some()))
}
