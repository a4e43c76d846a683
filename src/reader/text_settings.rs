//! How large text is, and how long its lines are. A chunk: it begins with the first press of the button. `src/theme.js`
//! applies what is remembered before the first paint.

use std::cell::RefCell;
use std::sync::Arc;

use dateline_model::{PartId, Site};
use leptos::mount::mount_to;
use leptos::prelude::provide_context;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::{dom, storage};
use crate::components::TextSettings;
use crate::hooks::OPENS;
use crate::view::view;

/// The space between the button and the settings, in CSS pixels.
const GAP: f64 = 4.0;

thread_local! {
    /// The settings: one element for all pages.
    static PANEL: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Opens the settings for the first time on a page. From then on the button opens and closes them by itself.
pub(super) fn open(site: Arc<Site>, button: Element) {
    let panel = PANEL.with_borrow(Clone::clone).or_else(|| begin(site));
    let (Some(panel), Some(around)) = (panel, button.parent_element()) else {
        return;
    };
    let _ = around.append_child(&panel);
    let _ = button.set_attribute(OPENS.name, PartId::TextSettings.as_str());
    let _ = panel.show_popover();
}

/// Makes the settings, and listens to them.
fn begin(site: Arc<Site>) -> Option<HtmlElement> {
    // Those of an app that broke.
    if let Some(old) = dom::find(PartId::TextSettings.fragment()) {
        old.remove();
    }
    let view = mount_to(dom::document().body()?, move || {
        provide_context(site);
        view! { <TextSettings /> }
    });
    view.forget();
    let panel: HtmlElement = dom::find(PartId::TextSettings.fragment())?.dyn_into().ok()?;
    let this = panel.clone();
    dom::listen(&panel, "beforetoggle", move |_: Event| {
        show_choices(&this);
        place(&this);
    });
    let this = panel.clone();
    dom::listen(&panel, "click", move |event: Event| {
        if let Some(choice) = dom::concerned(&event, "button") {
            choose(&choice);
            show_choices(&this);
        }
    });
    PANEL.set(Some(panel.clone()));
    Some(panel)
}

/// Puts the settings below their button, measured from where lines begin. They stay there while the text changes its size.
fn place(panel: &HtmlElement) {
    let around = panel.parent_element();
    let button = around.and_then(|around| around.query_selector(OPENS.selector).ok().flatten());
    let (Some(button), Some(root)) = (button, dom::root()) else {
        return;
    };
    let (button, page) = (button.get_bounding_client_rect(), root.get_bounding_client_rect());
    let x = if dom::is_right_to_left() {
        page.right() - button.right()
    } else {
        button.left()
    };
    let _ = panel.style().set_property("--x", &dom::pixels(x));
    let _ = panel
        .style()
        .set_property("--y", &dom::pixels(button.bottom() + GAP));
}

/// Sets text as the reader chose, and remembers it.
fn choose(choice: &Element) {
    let (Some((name, value)), Some(root)) = (setting(choice), dom::root()) else {
        return;
    };
    if value.is_empty() {
        root.dataset().delete(&name);
    } else {
        let _ = root.dataset().set(&name, &value);
    }
    // Where nothing can be stored, the choice lasts as long as the page.
    storage::set(&name, &value);
}

/// Marks the choices that are on.
fn show_choices(panel: &Element) {
    for choice in dom::all_in(panel, "button") {
        let (Some((name, value)), Some(root)) = (setting(&choice), dom::root()) else {
            continue;
        };
        let is_on = root.dataset().get(&name).unwrap_or_default() == value;
        let _ = choice.set_attribute("aria-pressed", if is_on { "true" } else { "false" });
    }
}

/// What a choice sets, and to what.
fn setting(choice: &Element) -> Option<(String, String)> {
    Some((choice.get_attribute("name")?, choice.get_attribute("value")?))
}
