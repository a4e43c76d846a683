//! A picture as large as the window. A chunk: it begins with the first picture that the reader presses.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use dateline_model::Site;
use leptos::mount::mount_to;
use leptos::prelude::provide_context;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, KeyboardEvent, MouseEvent};

use super::dom;
use crate::components::Enlarged;
use crate::hooks::{ACTION, Action, ENLARGE, ENLARGED, ENLARGED_CAPTION, ENLARGED_PICTURE};
use crate::view::view;

/// How far a finger goes sideways for the next picture, in CSS pixels.
const SWIPE: i32 = 48;

thread_local! {
    /// The pictures of the page, and the place of the one that is shown.
    static PICTURES: RefCell<Vec<HtmlElement>> = const { RefCell::new(Vec::new()) };
    static SHOWN: Cell<usize> = const { Cell::new(0) };
    /// Where the finger was put down.
    static BEGAN: Cell<i32> = const { Cell::new(0) };
}

/// Shows a picture of the page; the others are beside it.
pub(super) fn open(site: Arc<Site>, link: Element) {
    let Some(dialog) = dialog().or_else(|| begin(site)) else {
        return;
    };
    let pictures = dom::all(&["main ", ENLARGE.selector].concat());
    let place = pictures.iter().position(|picture| **picture == link);
    PICTURES.replace(pictures);
    show(&dialog, place.unwrap_or_default());
    let _ = dialog.show_modal();
}

fn dialog() -> Option<HtmlDialogElement> {
    dom::find(ENLARGED.selector)?.dyn_into().ok()
}

/// Puts the dialog into the page, and listens to it.
fn begin(site: Arc<Site>) -> Option<HtmlDialogElement> {
    let view = mount_to(dom::document().body()?, move || {
        provide_context(site);
        view! { <Enlarged /> }
    });
    view.forget();
    let dialog = dialog()?;
    dom::listen(&dialog, "click", |event: MouseEvent| {
        // What lies around the picture closes it too, as people expect.
        let around = dom::concerned(&event, "img, p").is_none() && way(&event).abs() <= SWIPE;
        let button = dom::concerned(&event, ACTION.selector);
        match button.and_then(|button| dom::action(&button)) {
            Some(Action::PreviousPicture) => turn(false),
            Some(Action::NextPicture) => turn(true),
            Some(Action::ClosePicture) => close(),
            _ if around => close(),
            _ => {}
        }
    });
    dom::listen(&dialog, "keydown", |event: KeyboardEvent| {
        match event.key().as_str() {
            "ArrowRight" => turn(!dom::is_right_to_left()),
            "ArrowLeft" => turn(dom::is_right_to_left()),
            _ => {}
        }
    });
    dom::listen(&dialog, "pointerdown", |event: MouseEvent| {
        BEGAN.set(event.client_x());
    });
    dom::listen(&dialog, "pointerup", |event: MouseEvent| {
        let way = way(&event);
        if way.abs() > SWIPE {
            turn((way < 0) != dom::is_right_to_left());
        }
    });
    // Back leads to another page, which has other pictures.
    dom::listen(&dom::window(), "popstate", |_: Event| close());
    Some(dialog)
}

/// How far a finger went to the right since it was put down.
fn way(event: &MouseEvent) -> i32 {
    event.client_x() - BEGAN.get()
}

fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

/// Goes on to the next picture, or back to the one before; from the last to the first.
fn turn(forward: bool) {
    let pictures = PICTURES.with_borrow(Vec::len);
    if let Some(dialog) = dialog().filter(|_| pictures > 1) {
        let step = if forward { 1 } else { pictures - 1 };
        show(&dialog, (SHOWN.get() + step) % pictures);
    }
}

/// Shows the picture at a place, in the file that fits the window.
fn show(dialog: &HtmlDialogElement, place: usize) {
    SHOWN.set(place);
    let (link, is_alone) =
        PICTURES.with_borrow(|pictures| (pictures.get(place).cloned(), pictures.len() < 2));
    let within = |element: &Element, selector: &str| element.query_selector(selector).ok().flatten();
    let copy = link
        .as_ref()
        .and_then(|link| link.clone_node_with_deep(true).ok());
    let Some(copy) = copy.and_then(|copy| copy.dyn_into::<Element>().ok()) else {
        return;
    };
    if let Some(holder) = within(dialog, ENLARGED_PICTURE.selector) {
        holder.set_text_content(None);
        // There may be two, one for each theme.
        while let Some(picture) = copy.first_element_child() {
            if let Some(source) = within(&picture, "source") {
                let _ = source.set_attribute("sizes", "100vw");
            }
            let _ = holder.append_child(&picture);
        }
    }
    let figure = link.and_then(|link| link.closest("figure").ok().flatten());
    let caption = figure.and_then(|figure| within(&figure, "figcaption"));
    let caption = caption.and_then(|caption| caption.text_content());
    if let Some(under) = within(dialog, ENLARGED_CAPTION.selector) {
        under.set_text_content(caption.as_deref());
    }
    for action in [Action::PreviousPicture, Action::NextPicture] {
        let selector = format!("[{}={}]", ACTION.name, action.as_str());
        if let Some(button) = within(dialog, &selector) {
            let _ = button.toggle_attribute_with_force("hidden", is_alone);
        }
    }
}
