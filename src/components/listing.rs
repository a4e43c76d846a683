//! A list of stories, a page at a time.

use leptos::prelude::*;

use super::element::element;
use super::{Erase, Pagination, Place, TeaserView};
use crate::model::Listing;
use crate::route::Route;

/// The stories, newest first; on the first page the first one leads.
#[component]
pub fn ListingView(
    /// The stories of this page.
    listing: Listing,
    /// The address of a page by its number.
    route: Box<dyn Fn(u32) -> Route>,
) -> AnyView {
    let class = if listing.page == 1 {
        "listing with-lead"
    } else {
        "listing"
    };
    let count = listing.teasers.len();
    let stories = listing.teasers.into_iter().enumerate().map(|(index, teaser)| {
        let at = if index == 0 && listing.page == 1 {
            Place::Lead
        } else {
            Place::List
        };
        let attributes = place(index, count).map(|class| ("class", class));
        let story = view! { <TeaserView teaser place=at /> }.erase();
        element("li", attributes.as_slice(), vec![story])
    });
    vec![
        element("ul", &[("class", class)], stories.collect()),
        view! { <Pagination page=listing.page pages=listing.pages route /> }.erase(),
    ]
    .into_any()
}

/// How a story after the lead fills its row. It is said here, since a style that counts what follows
/// would move the stories while a page is coming.
fn place(index: usize, count: usize) -> Option<&'static str> {
    match index {
        // In rows of three, two wide ones come first where the last row would lack one.
        1 | 2 if count.is_multiple_of(3) => Some("wide"),
        // In rows of two, the last story stands alone.
        _ if index + 1 == count && count.is_multiple_of(2) => Some("alone"),
        _ => None,
    }
}
