//! A list of stories, a page at a time.

use dateline_model::Listing;
use dateline_model::route::Route;
use leptos::prelude::*;

use super::{Pagination, PictureSlot, TeaserView};
use crate::view::view;

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
        let slot = if has_lead {
            slot(index, count)
        } else {
            PictureSlot::List
        };
        let class = match slot {
            PictureSlot::Wide => Some("wide"),
            PictureSlot::Alone => Some("alone"),
            _ => None,
        };
        view! { <li class=class><TeaserView teaser slot /></li> }
    });
    let stories: Vec<_> = stories.collect();
    view! {
        <ul class=class>{stories}</ul>
        <Pagination page=listing.page pages=listing.pages route />
    }
}

/// How a story fills its row below the lead. It is said here, since a style that counts what follows would move
/// the stories while a page is coming.
const fn slot(index: usize, count: usize) -> PictureSlot {
    match index {
        0 => PictureSlot::Lead,
        // In rows of three, two wide ones come first where the last row would lack one.
        1 | 2 if count.is_multiple_of(3) => PictureSlot::Wide,
        // In rows of two, the last story stands alone.
        _ if index + 1 == count && count.is_multiple_of(2) => PictureSlot::Alone,
        _ => PictureSlot::List,
    }
}
