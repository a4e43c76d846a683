//! The place within a page that an address names: opened where it is closed, scrolled to, focused, marked.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement};

use super::dom;
use crate::hooks::NAMED;

/// The fragment that names an element, as addresses have it: letters of other scripts are percent-encoded.
pub(super) fn of(element: &Element) -> String {
    format!("#{}", js_sys::encode_uri_component(&element.id()))
}

/// Shows what a fragment (with its `#`) names. Answers whether there is such a place.
pub(super) fn reveal(hash: &str) -> bool {
    let Some(target) = open(hash) else {
        return false;
    };
    // Not every element takes focus by itself; this one is asked for by name.
    if !target.has_attribute("tabindex") {
        let _ = target.set_attribute("tabindex", "-1");
    }
    target.scroll_into_view();
    dom::focus(&target);
    true
}

/// Opens and marks what a fragment names, and leaves the reader where they are.
pub(super) fn open(hash: &str) -> Option<Element> {
    let target = element_of(hash)?;
    mark(&target);
    if let Some(details) = details_of(&target) {
        details.set_open(true);
    }
    Some(target)
}

fn mark(target: &Element) {
    for old in dom::all(NAMED.selector) {
        let _ = old.remove_attribute(NAMED.name);
    }
    let _ = target.set_attribute(NAMED.name, "");
}

fn details_of(target: &Element) -> Option<HtmlDetailsElement> {
    target.closest("details").ok()??.dyn_into().ok()
}

fn element_of(hash: &str) -> Option<Element> {
    let name = hash.strip_prefix('#').filter(|name| !name.is_empty())?;
    // Escapes that decode to nothing valid name no element.
    let id = js_sys::decode_uri_component(name).ok()?;
    dom::document().get_element_by_id(&String::from(id))
}
