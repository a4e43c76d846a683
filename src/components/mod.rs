//! The parts of a page, one a file. They take model values and never load anything.

mod blocks;
mod breadcrumb;
mod byline;
mod contents;
mod copy_link;
mod failure;
mod faqs;
mod figure;
mod footer;
mod header;
mod inline;
mod listing;
mod moment;
mod pagination;
mod passage;
mod progress;
mod related;
mod share;
mod teaser;
mod theme_switch;
mod trending;

pub use blocks::Blocks;
pub use breadcrumb::Breadcrumb;
pub use byline::Byline;
pub use contents::{Contents, places};
pub use copy_link::CopyLink;
pub use failure::{Failure, heading_of};
pub use faqs::Faqs;
pub use figure::Figure;
pub use footer::Footer;
pub use header::Header;
pub use inline::inline;
pub use listing::ListingView;
pub use moment::Time;
pub use pagination::Pagination;
pub use passage::Passage;
pub use progress::Progress;
pub use related::RelatedStories;
pub use share::Share;
pub use teaser::{Level, TeaserView};
pub use theme_switch::ThemeSwitch;
pub use trending::Trending;

use std::sync::Arc;

use leptos::prelude::use_context;

use crate::model::Site;

/// The site that is being rendered, from Leptos' context.
///
/// # Panics
/// Outside `App`, which provides it.
#[allow(clippy::expect_used)]
pub fn use_site() -> Arc<Site> {
    use_context().expect("App provides the site to every component")
}
