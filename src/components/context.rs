//! What every part of a page finds around it: the site and its words.

use std::sync::Arc;

use leptos::prelude::{AnyView, use_context};

use crate::view::text;
use dateline_model::{Site, Word};

/// The site that is being rendered, from Leptos' context.
///
/// # Panics
/// Where nobody provides it.
#[allow(clippy::expect_used)]
pub fn use_site() -> Arc<Site> {
    use_context().expect("whoever renders a component provides the site")
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
