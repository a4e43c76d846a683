//! The comments of the page on the screen: what the reader does with them.
//!
//! One listener for each kind of event serves all comments and forms; the views say with the attributes of `hooks` what
//! each element is.

mod act;
mod answer;
mod controller;
mod own;
mod server;
mod snapshot;
mod write;

use std::cell::Cell;

use leptos::task::spawn_local;
use web_sys::{Element, Event};

use super::dom;
use crate::hooks::{ACTION, COMMENTS, FORM};
use crate::reader::comments::OpenThread;
use controller::{Controller, current};

/// How often "3 minutes ago" is looked at, in milliseconds.
const TICK: i32 = 20_000;

thread_local! {
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// Begins to look after the comments of a page.
pub fn open_thread(thread: OpenThread) {
    let controller = Controller::begin(thread, |controller| {
        spawn_local(async move { write::reopen(&controller).await });
    });
    if !LISTENS.replace(true) {
        listen();
    }
    write::fill(&controller);
    controller.tick();
    controller.count();
    controller.clone().watch();
    controller.look_for_named();
}

fn listen() {
    for name in ["click", "change", "input", "submit"] {
        dom::listen(&dom::document(), name, |event: Event| hear(&event));
    }
    dom::listen(&dom::window(), "hashchange", |_: Event| {
        if let Some(controller) = current() {
            controller.look_for_named();
        }
    });
    tick_for_ever();
}

fn tick_for_ever() {
    dom::after(TICK, || {
        if let Some(controller) = current() {
            controller.tick();
        }
        tick_for_ever();
    });
}

fn hear(event: &Event) {
    let Some(controller) = current() else { return };
    match event.type_().as_str() {
        "click" => {
            if let Some(button) = dom::concerned(event, ACTION.selector) {
                act::on_click(&controller, &button);
            }
        }
        "change" => {
            if let Some(order) =
                dom::concerned(event, "select").filter(|order| is_within(order, COMMENTS.selector))
            {
                controller.reorder(&order);
            }
        }
        "input" => {
            if let Some(text) =
                dom::concerned(event, "textarea").filter(|text| is_within(text, FORM.selector))
            {
                write::on_input(&controller, &text);
            }
        }
        _ => {
            if let Some(form) = dom::concerned(event, FORM.selector) {
                event.prevent_default();
                write::on_submit(controller, form);
            }
        }
    }
}

fn is_within(element: &Element, selector: &str) -> bool {
    element.closest(selector).is_ok_and(|found| found.is_some())
}
