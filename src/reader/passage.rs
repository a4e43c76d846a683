//! The passage of a story that the reader has selected. A chunk: it begins with the first selection.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::sync::Arc;

use dateline_model::{PartId, Site};
use leptos::mount::mount_to;
use leptos::prelude::provide_context;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, Node};

use super::selected::{element_of, selected_range};
use super::word_breaks::word_breaks;
use super::{dom, share};
use crate::components::Passage;
use crate::hooks::{ACTION, Action, FEEDBACK, PASSAGE};
use crate::text_fragment::{breaks_at_signs, text_fragment};
use crate::view::view;

/// For how long a selection has to stay as it is before something is offered, in milliseconds: while
/// it grows, the offer would be in the way; and it must outlast the tap on one of its buttons.
const SETTLED: i32 = 250;

/// How high at most is what is offered for a passage, in CSS pixels.
const OFFER_HEIGHT: f64 = 112.0;

thread_local! {
    static SELECTED: RefCell<Option<web_sys::Range>> = const { RefCell::new(None) };
    static CHANGES: Cell<u32> = const { Cell::new(0) };
}

/// Offers something for what is selected now and from now on.
pub(super) fn start(site: Arc<Site>) {
    let Some(body) = dom::document().body() else {
        return;
    };
    // That of an app that broke.
    if let Some(old) = offer() {
        old.remove();
    }
    let around = site.clone();
    let view = mount_to(body, move || {
        provide_context(around);
        view! { <Passage /> }
    });
    view.forget();
    settle_soon();
    dom::listen(&dom::document(), "selectionchange", |_: Event| settle_soon());
    dom::listen(&dom::document(), "click", move |event: Event| {
        let Some(button) = dom::concerned(&event, ACTION.selector) else {
            return;
        };
        match dom::action(&button) {
            Some(Action::CopyPassage) => hand_on(&site, &button, false),
            Some(Action::SharePassage) => hand_on(&site, &button, true),
            _ => {}
        }
    });
    // What is selected stays so while the reader presses a button of the offer.
    if let Some(offer) = offer() {
        dom::listen(&offer, "mousedown", |event: Event| event.prevent_default());
    }
    dom::listen(&dom::document(), "keydown", move |event: KeyboardEvent| {
        if let Some(offer) = offer().filter(|offer| !offer.hidden()) {
            on_key(&offer, &event);
        }
    });
}

/// Looks at the selection when it has stayed as it is for a while.
fn settle_soon() {
    let change = CHANGES.get().wrapping_add(1);
    CHANGES.set(change);
    dom::after(SETTLED, move || {
        if CHANGES.get() == change {
            settle();
        }
    });
}

/// Hands the selected passage on: see [`share::hand_on`].
fn hand_on(site: &Arc<Site>, button: &Element, by_sheet: bool) {
    // Where nothing tells the passage from its likes, the story is what is shared.
    share::hand_on(site, button, &fragment().unwrap_or_default(), by_sheet);
}

/// The fragment of the selected passage.
fn fragment() -> Option<String> {
    let range = SELECTED.with_borrow(Clone::clone)?;
    let (text, selected) = page_text(&range)?;
    let lower = String::from(js_sys::JsString::from(text.as_str()).to_lower_case());
    let breaks = word_breaks(&text, &language_of(&range)).unwrap_or_else(|| breaks_at_signs(&text));
    text_fragment(&text, &lower, &breaks, selected)
}

/// The language that a range is in, as a tag.
fn language_of(range: &web_sys::Range) -> String {
    let within = range.common_ancestor_container().ok();
    let within = within.and_then(|node| element_of(&node));
    within
        .map(|element| dom::language_of(&element))
        .unwrap_or_default()
}

/// What is offered for a passage.
fn offer() -> Option<HtmlElement> {
    dom::find(PASSAGE.selector)?.dyn_into().ok()
}

/// Offers something for a passage of a story, or no longer.
fn settle() {
    let Some(offer) = offer() else { return };
    // What is pressed in the offer itself leaves it there.
    if is_in_offer() {
        return;
    }
    let range = selected_range();
    if let Some(range) = &range {
        place(&offer, range);
    }
    offer.set_hidden(range.is_none());
    for feedback in dom::within(PASSAGE, FEEDBACK) {
        feedback.set_text_content(None);
    }
    SELECTED.replace(range);
}

/// Whether the focus is in the offer.
fn is_in_offer() -> bool {
    dom::find(&[PASSAGE.selector, ":focus-within"].concat()).is_some()
}

/// Puts the offer where the passage begins, within the window: style puts it beside the text there, or, where that has no
/// room, at the foot of the window. Under the passage it would cover what comes next.
fn place(offer: &HtmlElement, range: &web_sys::Range) {
    let window = dom::window();
    let rect = range.get_bounding_client_rect();
    let height = window.inner_height().ok().and_then(|height| height.as_f64());
    let lowest = height.unwrap_or(0.0) - OFFER_HEIGHT;
    let y = rect.top().min(lowest).max(0.0) + window.scroll_y().unwrap_or(0.0);
    let _ = offer.style().set_property("--y", &dom::pixels(y));
}

/// The offer stands at the end of the page: from a passage, Tab leads to it and Escape puts it away.
fn on_key(offer: &HtmlElement, event: &KeyboardEvent) {
    match event.key().as_str() {
        "Escape" => {
            if is_in_offer()
                && let Some(story) = dom::find(PartId::Main.fragment())
            {
                dom::focus(&story);
            }
            offer.set_hidden(true);
        }
        // Not from a control: there Tab leads on, or nobody could get past the offer.
        "Tab" if !event.shift_key() && dom::find(":focus:not([tabindex='-1'])").is_none() => {
            if let Some(first) = dom::find(&[PASSAGE.selector, " button"].concat()) {
                event.prevent_default();
                dom::focus(&first);
            }
        }
        _ => {}
    }
}

/// The page's text as a browser searches it, and where in it a range lies, in characters.
fn page_text(range: &web_sys::Range) -> Option<(String, Range<usize>)> {
    const SHOW_TEXT: u32 = 4;
    let root = dom::find(PartId::App.fragment())?;
    let walker = dom::document()
        .create_tree_walker_with_what_to_show(&root, SHOW_TEXT)
        .ok()?;
    let (first, last) = (range.start_container().ok()?, range.end_container().ok()?);
    let (mut text, mut count) = (String::new(), 0);
    let (mut start, mut end) = (None, None);
    let mut block: Option<Element> = None;
    while let Some(node) = walker.next_node().ok()? {
        let Some(own) = block_of(&node) else { continue };
        if block.as_ref() != Some(&own) && count > 0 {
            text.push('\n');
            count += 1;
        }
        block = Some(own);
        let is_within = range.intersects_node(&node).unwrap_or(false);
        let from = if node == first {
            range.start_offset().ok()?
        } else {
            0
        };
        let to = if node == last {
            range.end_offset().ok()?
        } else {
            u32::MAX
        };
        let mut unit = 0;
        for c in node.node_value()?.chars() {
            if is_within && unit >= from && start.is_none() {
                start = Some(count);
            }
            let c = if c.is_whitespace() { ' ' } else { c };
            if !(c == ' ' && text.ends_with([' ', '\n'])) {
                text.push(c);
                count += 1;
            }
            unit += u32::try_from(c.len_utf16()).ok()?;
            if is_within && unit <= to {
                end = Some(count);
            }
        }
    }
    Some((text, start?..end?))
}

/// The block that a text stands in; none where it is not shown.
fn block_of(node: &Node) -> Option<Element> {
    let mut block = None;
    let mut next = node.parent_element();
    while let Some(element) = next {
        let style = dom::window().get_computed_style(&element).ok()??;
        match style.get_property_value("display").ok()?.as_str() {
            "none" => return None,
            "inline" | "contents" => {}
            _ => block = block.or(Some(element.clone())),
        }
        next = element.parent_element();
    }
    block
}
