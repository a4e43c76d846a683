//! A list of stories, a page at a time.

use dateline_model::Listing;
use dateline_model::Word;
use dateline_model::route::Route;
use leptos::prelude::*;

use super::{ContainerView, Pagination, inline, say};
use crate::view::view;

/// What the page is made of, and the way to the other pages.
#[component]
pub fn ListingView(
    /// The page of the list.
    listing: Listing,
    /// The address of a page by its number.
    route: Box<dyn Fn(u32) -> Route>,
) -> AnyView {
    let breaking = (!listing.breaking.is_empty()).then(|| {
        view! { <p class="breaking"><strong>{say(Word::Breaking)}</strong> " " {inline(&listing.breaking)}</p> }
    });
    let containers = listing.containers.into_iter().enumerate();
    let containers = containers.map(|(index, of)| {
        let is_first = index == 0;
        view! { <ContainerView of is_first /> }
    });
    let containers: Vec<_> = containers.collect();
    view! {
        {breaking}
        {containers}
        <Pagination page=listing.page pages=listing.pages route />
    }
}
