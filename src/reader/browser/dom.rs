//! Short ways to what every browser has.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, Window};

/// The window. A worker has none, and the app runs in no worker.
#[allow(clippy::expect_used)]
pub(super) fn window() -> Window {
    web_sys::window().expect("the app runs in a window")
}

/// The document.
#[allow(clippy::expect_used)]
pub(super) fn document() -> Document {
    window().document().expect("a window has a document")
}

/// The `<html>` element.
pub(super) fn root() -> Option<HtmlElement> {
    document().document_element()?.dyn_into().ok()
}

/// The first element that matches.
pub(super) fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

/// Calls back on every such event, for as long as the page lives.
pub(super) fn listen<E: JsCast>(target: &EventTarget, name: &str, mut callback: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| callback(event.unchecked_into()));
    // An event that can't be listened to leaves the browser's own behaviour: every link works.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Focuses an element without scrolling to it.
pub(super) fn focus(element: &Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus_with_options(&options);
    }
}
