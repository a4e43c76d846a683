//! The thread of the moment under a story: what the reader does with it. A chunk: it comes when the reader comes near.
//!
//! One listener for each kind of event serves all comments and forms; the views say with the attributes of `hooks` what
//! each element is.

mod act;
mod answer;
mod controller;
mod own;
mod server;
mod snapshot;
mod typed;
mod write;

use std::cell::Cell;
use std::sync::Arc;

use dateline_model::{CommentSource, Site};
use leptos::mount::mount_to;
use leptos::prelude::{Effect, Get, provide_context};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement};

use super::dom;
use crate::comments::{OpenThread, Provider, ThreadState};
use crate::components::Thread;
use crate::hooks::{ACTION, COMMENTS, FORM, UNFOLDED};
use crate::view::view;
use controller::{Controller, current};
use typed::Typed;

/// How often "3 minutes ago" is looked at, in milliseconds.
const TICK: i32 = 20_000;

thread_local! {
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// What a story's place for comments says.
pub(super) struct Place {
    pub(super) site: Arc<Site>,
    /// Where the thread goes.
    pub(super) root: HtmlElement,
    /// Where the comments are kept.
    pub(super) source: CommentSource,
    /// Whether no more are taken.
    pub(super) closed: bool,
    /// The address of the story on its host.
    pub(super) href: String,
    /// Says elsewhere on the page how many there are.
    pub(super) show_count: fn(&Site, Option<u32>),
}

/// What takes the thread away again.
pub(super) type CloseThread = Box<dyn FnOnce()>;

/// Puts the thread of the moment into its place.
pub(super) fn open(place: Place) -> CloseThread {
    let Place {
        site,
        root,
        source,
        closed,
        href,
        show_count,
    } = place;
    let typed = Typed::of(&root);
    root.set_text_content(None);
    let place = root.clone();
    let provider = Provider::of(source, href, dom::headline());
    let view = mount_to(root, move || {
        let state = ThreadState::new();
        let thread = OpenThread {
            provider,
            closed,
            state,
        };
        Controller::begin(thread.clone(), |controller| {
            spawn_local(async move { write::reopen(&controller).await });
        });
        provide_context(site.clone());
        Effect::new(move |_| {
            if let total @ Some(_) = state.total.get() {
                show_count(&site, total);
            }
        });
        view! { <Thread thread /> }
    });
    if !LISTENS.replace(true) {
        listen();
    }
    let controller = current();
    if let Some(controller) = &controller {
        write::fill(controller);
        typed.put_back(&place);
        controller.tick();
        controller.look_for_named();
        controller.load(false);
    }
    Box::new(move || {
        if let Some(controller) = controller {
            controller.end();
        }
        drop(view);
    })
}

fn listen() {
    for name in ["click", "change", "focusin", "input", "submit"] {
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
        "focusin" => {
            if let Some(form) = dom::concerned(event, FORM.selector) {
                // For good: what folds when the focus leaves would move from under the finger that presses something else.
                let _ = form.set_attribute(UNFOLDED.name, "");
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
