//! The entries of the browser's history that are ours, and where the reader was on each.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, PopStateEvent, ScrollRestoration, VisibilityState};

use super::{dom, storage};

/// What the positions are kept under: an object with the pixels of each entry by its number, the one that was left last
/// at the end.
const POSITIONS: &str = "positions";

/// How many are kept: about as many as browsers keep entries.
const KEPT: u32 = 100;

/// Our entries. Each carries a number as its state.
pub struct History {
    /// The number of the present entry, and the highest given.
    entry: Cell<f64>,
    last_entry: Cell<f64>,
    /// How far down each was scrolled, where a tab can't store it. What is stored is there after a reload, and after
    /// another document was in the tab.
    positions: RefCell<Object>,
}

impl History {
    /// Takes scrolling over from the browser, and goes on from the present entry: after a reload it still knows the
    /// number that an earlier run gave. Answers also whether the reader has been on it before, and is there again.
    pub fn resume() -> (Rc<Self>, bool) {
        let entry = history().state().ok().and_then(|state| state.as_f64());
        let this = Rc::new(Self {
            entry: Cell::new(entry.unwrap_or(0.0)),
            last_entry: Cell::new(entry.unwrap_or(0.0)),
            positions: RefCell::default(),
        });
        if entry.is_none() {
            this.number_entry();
        }
        // An app that comes in the place of another one changes nothing.
        let is_first =
            dom::root().is_none_or(|root| root.dataset().get("app").as_deref() != Some("restarting"));
        let position = entry.and_then(|entry| this.position(entry));
        // Where the browser restores places by itself, it has done so; where the reader has scrolled, they stay.
        let is_left_to_us = history().scroll_restoration() == Ok(ScrollRestoration::Manual);
        if let Some(y) = position
            && is_first
            && is_left_to_us
            && dom::scrolled() == 0.0
        {
            dom::scroll_to(y);
        }
        // A page that is left for another document, or put away, is the browser's to restore.
        let leave = this.clone();
        dom::listen(&dom::window(), "pagehide", move |_: Event| leave.leave());
        dom::listen(&dom::window(), "pageshow", |_: Event| {
            restore_by(ScrollRestoration::Manual);
        });
        let change = this.clone();
        dom::listen(&dom::document(), "visibilitychange", move |_: Event| {
            if dom::document().visibility_state() == VisibilityState::Hidden {
                change.leave();
            } else {
                restore_by(ScrollRestoration::Manual);
            }
        });
        restore_by(ScrollRestoration::Manual);
        (this, position.is_some() || !is_first)
    }

    fn leave(&self) {
        self.save_position();
        restore_by(ScrollRestoration::Auto);
    }

    /// Adds an entry.
    pub fn push(&self, url: &str) {
        self.save_position();
        let number = JsValue::from_f64(self.new_number());
        let _ = history().push_state_with_url(&number, "", Some(url));
    }

    /// Gives the present entry another address.
    pub fn replace(&self, url: &str) {
        let state = JsValue::from_f64(self.entry.get());
        let _ = history().replace_state_with_url(&state, "", Some(url));
    }

    /// Notes the entry that the reader has come to. Answers where the reader was on it, if it is one
    /// of ours; else it is new: a link to a place on the page made it.
    pub fn arrive(&self, event: &PopStateEvent) -> Option<f64> {
        let Some(entry) = event.state().as_f64() else {
            // Such a link has scrolled already by now; its click saved the position.
            self.number_entry();
            return None;
        };
        self.save_position();
        self.entry.set(entry);
        // It may have been left for another document.
        restore_by(ScrollRestoration::Manual);
        Some(self.position(entry).unwrap_or(0.0))
    }

    /// Remembers where the reader is.
    pub fn save_position(&self) {
        let entry = JsValue::from_f64(self.entry.get());
        let positions = self.positions();
        // What is set anew stands at the end.
        let _ = Reflect::delete_property(&positions, &entry);
        let _ = Reflect::set(&positions, &entry, &JsValue::from_f64(dom::scrolled()));
        let entries = Object::keys(&positions);
        if entries.length() > KEPT {
            let _ = Reflect::delete_property(&positions, &entries.get(0));
        }
        if let Some(text) = JSON::stringify(&positions).ok().and_then(|text| text.as_string()) {
            storage::set_in_tab(POSITIONS, &text);
        }
        self.positions.replace(positions);
    }

    fn positions(&self) -> Object {
        let stored = storage::get_in_tab(POSITIONS).and_then(|text| JSON::parse(&text).ok());
        let stored = stored.and_then(|positions| positions.dyn_into().ok());
        stored.unwrap_or_else(|| self.positions.borrow().clone())
    }

    fn position(&self, entry: f64) -> Option<f64> {
        Reflect::get(&self.positions(), &JsValue::from_f64(entry))
            .ok()?
            .as_f64()
    }

    fn number_entry(&self) {
        let _ = history().replace_state(&JsValue::from_f64(self.new_number()), "");
    }

    /// A number for the entry that the reader is on now. Numbers go by the clock: they stay unique across reloads, which
    /// keep older entries.
    fn new_number(&self) -> f64 {
        let number = js_sys::Date::now().max(self.last_entry.get() + 1.0);
        self.last_entry.set(number);
        self.entry.set(number);
        number
    }
}

#[allow(clippy::expect_used)]
fn history() -> web_sys::History {
    dom::window().history().expect("an active document has a history")
}

fn restore_by(mode: ScrollRestoration) {
    let _ = history().set_scroll_restoration(mode);
}
