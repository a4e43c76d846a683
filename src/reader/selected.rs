//! What the reader has selected of a story.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range};

use super::dom;
use crate::hooks::STORY;

/// The part of the story that is selected; nothing where it is blank, or not of a story alone.
pub(super) fn selected_range() -> Option<Range> {
    let selection = dom::window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let within = element_of(&range.common_ancestor_container().ok()?)?;
    within.closest(STORY.selector).ok()??;
    let is_blank = String::from(range.to_string()).trim().is_empty();
    (!is_blank).then(|| range.clone_range())
}

/// The element that a node is, or is in.
pub(super) fn element_of(node: &Node) -> Option<Element> {
    node.dyn_ref::<Element>()
        .cloned()
        .or_else(|| node.parent_element())
}
