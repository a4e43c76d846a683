//! Answers that open and close, and the address that names the one opened last.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDetailsElement};

use super::{dom, fragment, navigation, unnamed};
use crate::hooks::{ANSWER, FAQ};

/// Opens or closes all answers on the page.
pub(super) fn open_all(open: bool) {
    for answer in dom::all(FAQ.selector) {
        unnamed::set_open(answer.into(), open);
    }
}

/// Keeps the address true: it names the answer that was opened last.
pub(super) fn start() {
    dom::listen_early(&dom::document(), "toggle", |event: Event| {
        let details = event.target().and_then(|target| target.dyn_into().ok());
        if let Some(details) = details {
            toggled(&details);
        }
    });
}

fn toggled(details: &HtmlDetailsElement) {
    if unnamed::take(details) {
        return;
    }
    let Ok(Some(answer)) = details.query_selector(ANSWER.selector) else {
        return;
    };
    let hash = fragment::of(&answer);
    let is_named = dom::window().location().hash().is_ok_and(|named| named == hash);
    match (details.open(), is_named) {
        (true, false) => navigation::name_place(&hash),
        (false, true) => navigation::name_place(""),
        _ => {}
    }
}
