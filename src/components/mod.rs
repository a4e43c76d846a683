//! The parts of a page, one a file. They take model values and never load anything.

mod blocks;
mod body;
mod breadcrumb;
mod byline;
mod comments;
mod contents;
mod copy_link;
mod failure;
mod faqs;
mod figure;
mod footer;
mod header;
mod inline;
mod language;
mod listing;
mod moment;
mod pagination;
mod passage;
mod permalink;
mod picture;
mod progress;
mod related;
mod share;
mod teaser;
mod theme_switch;
mod trending;

pub use blocks::Blocks;
pub use body::Body;
pub use breadcrumb::Breadcrumb;
pub use byline::Byline;
pub use comments::{CommentCount, Comments, Snapshot};
pub use contents::{Contents, places};
pub use copy_link::CopyLink;
pub use failure::Failure;
pub use faqs::Faqs;
pub use figure::Figure;
pub use footer::Footer;
pub use header::Header;
pub use inline::inline;
pub use language::{StoryLanguage, in_language, in_site_language};
pub use listing::ListingView;
pub use moment::Time;
pub use pagination::Pagination;
pub use passage::Passage;
pub use permalink::{Detached, permalink};
pub use picture::PictureSlot;
pub use progress::Progress;
pub use related::RelatedStories;
pub use share::Share;
pub use teaser::TeaserView;
pub use theme_switch::ThemeSwitch;
pub use trending::Trending;

use std::sync::Arc;

use leptos::prelude::{AnyView, use_context};

use crate::reader::AppState;
use crate::view::text;
use dateline_model::{Site, Word};

/// The site that is being rendered, from Leptos' context.
///
/// # Panics
/// Outside `App`, which provides it.
#[allow(clippy::expect_used)]
pub fn use_site() -> Arc<Site> {
    use_context().expect("App provides the site to every component")
}

/// A word of the interface, in the language of the site.
#[inline(never)] // In the browser each copy of it costs bytes; the same below.
pub fn word(word: Word) -> String {
    use_site().words.get(word).to_owned()
}

/// The same as a view.
#[inline(never)]
pub fn say(of: Word) -> AnyView {
    text(&word(of))
}

/// The state of the app, from Leptos' context.
///
/// # Panics
/// Outside `App`, which provides it.
#[allow(clippy::expect_used)]
pub fn use_app_state() -> AppState {
    use_context().expect("App provides its state to every component")
}
