//! Short ways to what every browser has.

use js_sys::Reflect;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AddEventListenerOptions, Document, Element, Event, EventTarget, HtmlElement, MouseEvent, NodeList, Window,
};

use super::life::{is_alive, life};
use crate::hooks::{ACTION, Action, Class};
use dateline_model::PartId;

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

/// All elements that match.
pub(super) fn all(selector: &str) -> Vec<HtmlElement> {
    elements(document().query_selector_all(selector))
}

/// All elements within another that match.
pub(super) fn all_in(element: &Element, selector: &str) -> Vec<HtmlElement> {
    elements(element.query_selector_all(selector))
}

fn elements(list: Result<NodeList, JsValue>) -> Vec<HtmlElement> {
    let Ok(list) = list else {
        return Vec::new();
    };
    let nodes = (0..list.length()).filter_map(|index| list.item(index));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

/// How far down the page is scrolled, in pixels.
pub(super) fn scrolled() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}

/// Scrolls the page so far down.
pub(super) fn scroll_to(y: f64) {
    window().scroll_to_with_x_and_y(0.0, y);
}

/// The headline of the page.
pub(super) fn headline() -> String {
    find("main h1")
        .and_then(|headline| headline.text_content())
        .unwrap_or_default()
}

/// All elements of a class within those of another.
pub(super) fn within(outer: Class, inner: Class) -> Vec<HtmlElement> {
    all(&[outer.selector, inner.selector].join(" "))
}

/// The element that an event concerns: the nearest that matches, from where it happened up.
pub(super) fn concerned(event: &Event, selector: &str) -> Option<Element> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest(selector).ok()?
}

/// Whether a link is clicked to go where it leads, and not to open it elsewhere.
pub(super) fn is_plain(event: &MouseEvent) -> bool {
    let has_key = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !has_key
}

/// What a button does.
pub(super) fn action(button: &Element) -> Option<Action> {
    Action::of_name(&button.get_attribute(ACTION.name)?)
}

/// Whether the top of an element is in the part of the page that the reader sees.
pub(super) fn is_in_window(element: &Element) -> bool {
    let (rect, height) = (element.get_bounding_client_rect(), window().inner_height());
    let height = height.ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    rect.height() > 0.0 && (0.0..height).contains(&rect.top())
}

/// A length in whole pixels: writing fractions would take two kilobytes of code.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn pixels(length: f64) -> String {
    format!("{}px", length as i32)
}

/// The language that an element is in, as a tag.
pub(super) fn language_of(element: &Element) -> String {
    let around = element.closest("[lang]").ok().flatten();
    around
        .and_then(|around| around.get_attribute("lang"))
        .unwrap_or_default()
}

/// Whether the page is written from right to left.
pub(super) fn is_right_to_left() -> bool {
    root().is_some_and(|root| root.dir() == "rtl")
}

/// Calls back once, after so many milliseconds.
pub(super) fn after(milliseconds: i32, callback: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(move || {
        if is_alive() {
            callback();
        }
    });
    let _ =
        window().set_timeout_with_callback_and_timeout_and_arguments_0(closure.unchecked_ref(), milliseconds);
}

/// Calls back once, when the browser has nothing else to do. Safari has no such call before version 26: there it is soon.
pub(super) fn when_idle(callback: impl FnOnce() + 'static) {
    const SOON: i32 = 1000;
    let window = window();
    if Reflect::has(&window, &JsValue::from_str("requestIdleCallback")).unwrap_or(false) {
        let closure = Closure::once_into_js(move || {
            if is_alive() {
                callback();
            }
        });
        let _ = window.request_idle_callback(closure.unchecked_ref());
    } else {
        after(SOON, callback);
    }
}

/// Calls back on every such event, for as long as the app lives. It is heard on its way to its target,
/// since not every event comes back up.
pub(super) fn listen_early<E: JsCast>(target: &EventTarget, name: &str, callback: impl FnMut(E) + 'static) {
    add_listener(target, name, true, closure_of(callback));
}

/// Calls back on every such event, for as long as the app lives.
pub(super) fn listen<E: JsCast>(target: &EventTarget, name: &str, callback: impl FnMut(E) + 'static) {
    add_listener(target, name, false, closure_of(callback));
}

fn closure_of<E: JsCast>(mut callback: impl FnMut(E) + 'static) -> Closure<dyn FnMut(Event)> {
    Closure::new(move |event: Event| callback(event.unchecked_into()))
}

fn add_listener(target: &EventTarget, name: &str, early: bool, closure: Closure<dyn FnMut(Event)>) {
    let function = closure.as_ref().unchecked_ref();
    let options = AddEventListenerOptions::new();
    options.set_capture(early);
    if let Some(life) = life() {
        options.set_signal(&life.end);
    }
    // An event that can't be listened to leaves the browser's own behaviour: every link works.
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(name, function, &options);
    closure.forget();
}

/// What the reader has put into a field of a form.
pub(super) fn value(field: &Element) -> String {
    let value = Reflect::get(field, &JsValue::from_str("value")).ok();
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Puts a text into a field of a form.
pub(super) fn set_value(field: &Element, value: &str) {
    let _ = Reflect::set(field, &JsValue::from_str("value"), &JsValue::from_str(value));
}

/// Adds an element at the end of another.
pub(super) fn append(parent: &Element, tag: &str, text: &str, attributes: &[(&str, &str)]) {
    let Ok(element) = document().create_element(tag) else {
        return;
    };
    for (name, value) in attributes {
        let _ = element.set_attribute(name, value);
    }
    element.set_text_content(Some(text));
    let _ = parent.append_child(&element);
}

/// Tells those who can't see it what has happened.
pub(super) fn announce(words: &str) {
    if let Some(announcement) = find(PartId::Announcement.fragment()) {
        // Emptied first: what is set again would not be announced again.
        announcement.set_text_content(None);
        announcement.set_text_content(Some(words));
    }
}

/// Focuses an element without scrolling to it.
pub(super) fn focus(element: &Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus_with_options(&options);
    }
}
