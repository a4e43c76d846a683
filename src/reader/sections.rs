//! All links of the navigation in a dialog. A chunk: it begins when the reader asks for them.

use std::sync::Arc;

use dateline_model::{Site, Word};
use js_sys::{JsString, RegExp};
use leptos::mount::mount_to;
use leptos::prelude::provide_context;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlDialogElement, HtmlElement, KeyboardEvent, MouseEvent};

use super::dom;
use crate::components::Sections;
use crate::hooks::{NAVIGATION, SECTIONS};
use crate::view::view;

/// What the present place is marked with, here as in the row.
const CURRENT: &str = "aria-current";

/// Shows the dialog, with all links in it.
pub(super) fn open(site: Arc<Site>) {
    let Some(dialog) = dialog().or_else(|| begin(site.clone())) else {
        return;
    };
    let row = dom::all(&[NAVIGATION.selector, " li a"].concat());
    for (link, of_row) in dom::all_in(&dialog, "a").iter().zip(row) {
        let _ = match of_row.get_attribute(CURRENT) {
            Some(current) => link.set_attribute(CURRENT, &current),
            None => link.remove_attribute(CURRENT),
        };
    }
    let _ = dialog.show_modal();
    let Some(field) = field(&dialog) else { return };
    dom::set_value(&field, "");
    narrow(&site, &dialog, &field);
    // For a finger, a keyboard would come up and hide the list.
    let is_coarse = dom::window().match_media("(pointer: coarse)").ok().flatten();
    if !is_coarse.is_some_and(|query| query.matches()) {
        dom::focus(&field);
    }
}

fn dialog() -> Option<HtmlDialogElement> {
    dom::find(SECTIONS.selector)?.dyn_into().ok()
}

fn field(dialog: &Element) -> Option<HtmlElement> {
    dom::all_in(dialog, "input").into_iter().next()
}

/// Puts the dialog into the page, and listens to it.
fn begin(site: Arc<Site>) -> Option<HtmlDialogElement> {
    let context = site.clone();
    let view = mount_to(dom::document().body()?, move || {
        provide_context(context);
        view! { <Sections /> }
    });
    view.forget();
    let dialog = dialog()?;
    let this = dialog.clone();
    dom::listen(&dialog, "click", move |event: MouseEvent| {
        // What lies around it counts as the dialog itself.
        let around = event
            .target()
            .is_some_and(|target| target == *this.unchecked_ref::<EventTarget>());
        if around || dom::concerned(&event, "a, button").is_some() {
            this.close();
        }
    });
    let this = dialog.clone();
    dom::listen(&dialog, "input", move |_: Event| {
        if let Some(field) = field(&this) {
            narrow(&site, &this, &field);
        }
    });
    let this = dialog.clone();
    dom::listen(&dialog, "keydown", move |event: KeyboardEvent| {
        let first = dom::all_in(&this, "li:not([hidden]) a").into_iter().next();
        if event.key() == "Enter"
            && dom::concerned(&event, "input").is_some()
            && let Some(link) = first
        {
            event.prevent_default();
            link.click();
        }
    });
    // Back leads to another page.
    let this = dialog.clone();
    dom::listen(&dom::window(), "popstate", move |_: Event| this.close());
    Some(dialog)
}

/// Leaves the links that have in their names what the reader wrote.
fn narrow(site: &Site, dialog: &Element, field: &Element) {
    let wanted = String::from(plain(&dom::value(field)));
    let mut is_any = false;
    for item in dom::all_in(dialog, "li") {
        let name = plain(&item.text_content().unwrap_or_default());
        let fits = name.includes(&wanted, 0);
        item.set_hidden(!fits);
        is_any |= fits;
    }
    if let Some(status) = dom::all_in(dialog, "[role=status]").first() {
        let none = (!is_any).then(|| site.words.get(Word::NoSuchSection));
        status.set_text_content(none);
    }
}

/// A text as readers type it who look for it: without capitals and accents. Of a syllable of Hangul its letters, so that
/// half a syllable is found.
fn plain(text: &str) -> JsString {
    let marks = RegExp::new("\\p{M}", "gu");
    let letters = JsString::from(text.trim()).normalize("NFD");
    letters.replace_by_pattern(&marks, "").to_lower_case()
}
