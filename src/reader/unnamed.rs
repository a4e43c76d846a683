//! Answers that are opened or closed for the reader: with all others, or since a voice has come to them. The address names
//! those that the reader opens one by one.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement};

/// Marks such an answer until its event comes.
const UNNAMED: &str = "unnamed";

/// Opens or closes an answer.
pub(super) fn set_open(answer: Element, open: bool) {
    if let Ok(answer) = answer.dyn_into::<HtmlDetailsElement>()
        && answer.open() != open
    {
        let _ = answer.dataset().set(UNNAMED, "");
        answer.set_open(open);
    }
}

/// Whether an answer was opened or closed so; the mark is taken off.
pub(super) fn take(answer: &HtmlDetailsElement) -> bool {
    let is_marked = answer.dataset().get(UNNAMED).is_some();
    answer.dataset().delete(UNNAMED);
    is_marked
}
