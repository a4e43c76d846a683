//! The mark in a story's table of contents: where the reader is.

use web_sys::{Event, HtmlElement};

use super::dom;
use crate::hooks::CONTENTS;

/// How far down the window a heading counts as reached, as a part of its height.
const REACHED: f64 = 0.3;

/// Keeps the mark true while the reader scrolls.
pub(super) fn start() {
    dom::listen(&dom::document(), "scroll", |_: Event| mark_place());
    mark_place();
}

/// Marks the last heading above the reader's eyes.
fn mark_place() {
    let links = dom::all(&[CONTENTS.selector, " a"].concat());
    let Some(height) = dom::window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64())
    else {
        return;
    };
    let is_reached = |link: &HtmlElement| {
        let href = link.get_attribute("href").unwrap_or_default();
        let place = dom::document().get_element_by_id(href.trim_start_matches('#'));
        place.is_some_and(|place| place.get_bounding_client_rect().top() <= height * REACHED)
    };
    let current = links.iter().rposition(is_reached);
    for (index, link) in links.iter().enumerate() {
        let is_current = current == Some(index);
        if is_current == link.has_attribute("aria-current") {
            continue;
        }
        // No view sets this attribute, so none will fight over it.
        let _ = if is_current {
            link.set_attribute("aria-current", "location")
        } else {
            link.remove_attribute("aria-current")
        };
    }
}
