//! Answers that open and close, and the address that names the one opened last.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDetailsElement, HtmlElement};

use super::{dom, fragment, navigation, unnamed};
use crate::hooks::{ANSWER, FAQ};

/// How many answers are opened before the next paint: as many as fill a screen. Fifty would take a slow phone longer than a
/// reader waits for an answer to a press, and follow after so many milliseconds.
const AT_FIRST: usize = 8;
const SOON: i32 = 50;

/// Opens or closes all answers on the page.
pub(super) fn open_all(open: bool) {
    let set_open = move |answers: Vec<HtmlElement>| {
        for answer in answers {
            unnamed::set_open(answer.into(), open);
        }
    };
    let mut answers = dom::all(FAQ.selector);
    let others = answers.split_off(answers.len().min(AT_FIRST));
    set_open(answers);
    if !others.is_empty() {
        dom::after(SOON, move || set_open(others));
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
