//! The comments that the page was published with, which give way to those of the moment.

use leptos::task::tick;
use web_sys::HtmlElement;

use crate::hooks::{COMMENT, COMMENT_LIST, SNAPSHOT};
use crate::reader::dom;

/// How many comments it has, their replies not counted.
pub(super) fn count() -> usize {
    let list = dom::within(SNAPSHOT, COMMENT_LIST).into_iter().next();
    list.map_or(0, |list| list.child_element_count() as usize)
}

/// Takes the snapshot away when the comments are there. What the reader is looking at stays where it is.
pub(super) async fn give_way() {
    let top = |element: &HtmlElement| element.get_bounding_client_rect().top();
    let old = dom::within(SNAPSHOT, COMMENT);
    let seen = old.iter().find(|comment| top(comment) >= 0.0).or(old.last());
    let place = seen.map(|comment| (comment.id(), top(comment)));
    for snapshot in dom::all(SNAPSHOT.selector) {
        snapshot.set_text_content(None);
    }
    tick().await; // The comments are in the document now.
    if let Some((id, before)) = place
        && let Some(new) = dom::document().get_element_by_id(&id)
    {
        dom::window().scroll_by_with_x_and_y(0.0, new.get_bounding_client_rect().top() - before);
    }
}
