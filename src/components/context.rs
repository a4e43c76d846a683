//! What every part of a page finds around it: the site, its words, and the state of the app.

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
