//! The change from one page to the next, shown as one (CSS View Transitions, level 1): the pages cross-fade, and a
//! headline that was pressed becomes that of its story. `style/motion.css` says how.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlElement};

use super::dom;

/// The property by which an element of the old page and one of the new page are the same.
const NAME: &str = "view-transition-name";

/// Changes the page. `pressed` is the headline that led to it, if one did. The change comes within the next frame; at
/// once where the browser has no transitions, or the reader wants no motion.
pub(super) fn change_page(pressed: Option<Element>, change: impl FnOnce() + 'static) {
    let document = dom::document();
    let start = Reflect::get(&document, &JsValue::from_str("startViewTransition"));
    let start = start.ok().and_then(|start| start.dyn_into::<Function>().ok());
    let Some(start) = start.filter(|_| moves() && !document.hidden()) else {
        return change();
    };
    let pressed = pressed.and_then(|pressed| pressed.dyn_into::<HtmlElement>().ok());
    if let Some(pressed) = &pressed {
        name(headline().as_ref(), "");
        name(Some(pressed), "headline");
    }
    let change = Closure::once_into_js(move || {
        change();
        if pressed.is_some() {
            name(pressed.as_ref(), "");
            name(headline().as_ref(), "headline");
        }
    });
    let Ok(transition) = start.call1(&document, &change) else {
        return;
    };
    // It may be skipped, for the next one say; the page is changed all the same.
    let ready = Reflect::get(&transition, &JsValue::from_str("ready"));
    if let Some(ready) = ready.ok().and_then(|ready| ready.dyn_into::<Promise>().ok()) {
        spawn_local(async {
            let _ = JsFuture::from(ready).await;
        });
    }
}

fn headline() -> Option<HtmlElement> {
    dom::find("main h1")?.dyn_into().ok()
}

fn name(element: Option<&HtmlElement>, name: &str) {
    if let Some(element) = element {
        let _ = element.style().set_property(NAME, name);
    }
}

/// Whether the reader has not asked their system for less motion.
fn moves() -> bool {
    let query = dom::window().match_media("(prefers-reduced-motion: no-preference)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
