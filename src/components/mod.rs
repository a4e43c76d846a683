//! The parts of a page, one a file. They take model values and never load anything.

mod blocks;
mod breadcrumb;
mod byline;
mod comments;
mod contents;
mod copy_link;
pub(crate) mod element;
mod failure;
mod faqs;
mod figure;
mod footer;
mod header;
mod image;
mod inline;
mod language;
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
pub use comments::{CommentCount, SNAPSHOT, Thread, snapshot};
pub use contents::{Contents, places};
pub use copy_link::CopyLink;
pub use failure::Failure;
pub use faqs::Faqs;
pub use figure::Figure;
pub use footer::Footer;
pub use header::Header;
pub use image::Place;
pub use inline::inline;
pub use language::{StoryLanguage, in_language, in_site_language};
pub use listing::ListingView;
pub use moment::Time;
pub use pagination::Pagination;
pub use passage::Passage;
pub use progress::Progress;
pub use related::RelatedStories;
pub use share::Share;
pub use teaser::TeaserView;
pub use theme_switch::ThemeSwitch;
pub use trending::Trending;

use std::sync::Arc;

use leptos::prelude::{AnyView, IntoAny, RenderHtml, View, use_context};

use crate::reader::Reader;
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
pub(crate) fn say(of: Word) -> AnyView {
    element::text(word(of))
}

/// The state of the reader's app, from Leptos' context.
///
/// # Panics
/// Outside `App`, which provides it.
#[allow(clippy::expect_used)]
pub fn use_reader() -> Reader {
    use_context().expect("App provides its state to every component")
}

/// Takes the type off a view. `into_any` does so too, but leaves the wrapper on that `view!` puts around it:
/// then each kind of element is compiled once for itself and once in its wrapper.
pub(crate) trait Erase {
    /// The view, whatever it is.
    fn erase(self) -> AnyView;
}

impl<T: RenderHtml + Send + 'static> Erase for View<T> {
    fn erase(self) -> AnyView {
        self.into_inner().into_any()
    }
}
