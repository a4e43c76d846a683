//! The place within a page that an address names: opened where it is closed, scrolled to, focused.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement};

use super::dom;

/// Shows what a fragment (with its `#`) names. Answers whether there is such a place.
pub(super) fn reveal(hash: &str) -> bool {
    let Some(target) = element_of(hash) else {
        return false;
    };
    let focused = if let Some(details) = target.dyn_ref::<HtmlDetailsElement>() {
        details.set_open(true);
        details.query_selector("summary").ok().flatten()
    } else {
        // Not every element takes focus by itself; this one is asked for by name.
        if !target.has_attribute("tabindex") {
            let _ = target.set_attribute("tabindex", "-1");
        }
        None
    };
    target.scroll_into_view();
    dom::focus(focused.as_ref().unwrap_or(&target));
    true
}

fn element_of(hash: &str) -> Option<Element> {
    let name = hash.strip_prefix('#').filter(|name| !name.is_empty())?;
    // Escapes that decode to nothing valid name no element.
    let id = js_sys::decode_uri_component(name).ok()?;
    dom::document().get_element_by_id(&String::from(id))
}
