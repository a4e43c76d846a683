//! The entries of the browser's history that are ours, and where the reader was on each.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsValue;
use web_sys::{Event, PopStateEvent, ScrollRestoration};

use super::dom;

/// Our entries. Each carries a number as its state.
pub struct History {
    /// The number of the present entry, and the highest given.
    entry: Cell<f64>,
    last_entry: Cell<f64>,
    /// How far down each was scrolled.
    positions: RefCell<Vec<(u64, f64)>>,
}

impl History {
    /// Takes scrolling over from the browser, and goes on from the present entry: after a reload it
    /// still knows the number that an earlier run gave.
    pub fn resume() -> Self {
        let entry = history().state().ok().and_then(|state| state.as_f64());
        let this = Self {
            entry: Cell::new(entry.unwrap_or(0.0)),
            last_entry: Cell::new(entry.unwrap_or(0.0)),
            positions: RefCell::default(),
        };
        if entry.is_none() {
            this.number_entry();
        }
        // A page that is left for another document is the browser's to restore.
        dom::listen(&dom::window(), "pagehide", |_: Event| {
            restore_by(ScrollRestoration::Auto);
        });
        dom::listen(&dom::window(), "pageshow", |_: Event| {
            restore_by(ScrollRestoration::Manual);
        });
        restore_by(ScrollRestoration::Manual);
        this
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
        let positions = self.positions.borrow();
        let position = positions.iter().find(|(of, _)| *of == entry.to_bits());
        Some(position.map_or(0.0, |(_, y)| *y))
    }

    /// Remembers where the reader is.
    pub fn save_position(&self) {
        let y = dom::window().scroll_y().unwrap_or(0.0);
        let mut positions = self.positions.borrow_mut();
        let entry = self.entry.get().to_bits();
        positions.retain(|(of, _)| *of != entry);
        positions.push((entry, y));
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
