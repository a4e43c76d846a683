//! A list of stories, a page at a time.

use leptos::prelude::*;

use super::element::element;
use super::{Erase, Pagination, Place, TeaserView};
use dateline_model::Listing;
use dateline_model::route::Route;

/// The stories, newest first; on the first page the first one leads.
#[component]
pub fn ListingView(
    /// The stories of this page.
    listing: Listing,
    /// The address of a page by its number.
    route: Box<dyn Fn(u32) -> Route>,
) -> AnyView {
    let has_lead = listing.page == 1;
    let class = if has_lead { "listing with-lead" } else { "listing" };
    let count = listing.teasers.len();
    let stories = listing.teasers.into_iter().enumerate().map(|(index, teaser)| {
        let place = if has_lead {
            place(index, count)
        } else {
            Place::List
        };
        let class = match place {
            Place::Wide => Some(("class", "wide")),
            Place::Alone => Some(("class", "alone")),
            _ => None,
        };
        let story = view! { <TeaserView teaser place /> }.erase();
        element("li", class.as_slice(), vec![story])
    });
    vec![
        element("ul", &[("class", class)], stories.collect()),
        view! { <Pagination page=listing.page pages=listing.pages route /> }.erase(),
    ]
    .into_any()
}

/// How a story fills its row below the lead. It is said here, since a style that counts what follows would move
/// the stories while a page is coming.
const fn place(index: usize, count: usize) -> Place {
    match index {
        0 => Place::Lead,
        // In rows of three, two wide ones come first where the last row would lack one.
        1 | 2 if count.is_multiple_of(3) => Place::Wide,
        // In rows of two, the last story stands alone.
        _ if index + 1 == count && count.is_multiple_of(2) => Place::Alone,
        _ => Place::List,
    }
}
