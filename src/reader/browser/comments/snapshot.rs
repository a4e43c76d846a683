//! The comments that the page was published with, which give way to those of the moment.

use leptos::task::tick;
use web_sys::HtmlElement;

use crate::reader::browser::dom;

/// Takes the snapshot away when the comments are there. What the reader is looking at stays where it is.
pub(super) async fn give_way() {
    let top = |element: &HtmlElement| element.get_bounding_client_rect().top();
    let old = dom::all(".snapshot .comment");
    let seen = old.iter().find(|comment| top(comment) >= 0.0).or(old.last());
    let place = seen.map(|comment| (comment.id(), top(comment)));
    for list in dom::all(".snapshot > *") {
        list.remove();
    }
    tick().await; // The comments are in the document now.
    if let Some((id, before)) = place
        && let Some(new) = dom::all(".comment").iter().find(|comment| comment.id() == id)
    {
        dom::window().scroll_by_with_x_and_y(0.0, top(new) - before);
    }
}
