//! A list of stories, a page at a time.

use leptos::prelude::*;

use super::{Level, Pagination, TeaserView};
use crate::model::Listing;
use crate::route::Route;

/// The stories, newest first; on the first page the first one leads.
#[component]
pub fn ListingView(
    /// The stories of this page.
    listing: Listing,
    /// The address of a page by its number.
    route: Box<dyn Fn(u32) -> Route>,
) -> impl IntoView {
    let class = if listing.page == 1 {
        "listing with-lead"
    } else {
        "listing"
    };
    let stories = listing
        .teasers
        .into_iter()
        .map(|teaser| view! { <li><TeaserView teaser level=Level::Two /></li> }.into_any())
        .collect_view();
    view! {
        <ul class=class>{stories}</ul>
        <Pagination page=listing.page pages=listing.pages route />
    }
}
