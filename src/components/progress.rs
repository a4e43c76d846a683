//! What tells a reader that the next page is on its way.

use leptos::prelude::*;

use super::element::shown_while;
use super::word;
use crate::reader::Reader;
use dateline_model::Word;

/// A bar at the top of the window; the page that is being read stays as it is. Style delays it, so
/// that it does not flicker where a page comes at once.
#[component]
pub fn Progress(
    /// The reader's app.
    reader: Reader,
) -> AnyView {
    let name = word(Word::LoadingPage);
    let attributes = [
        ("class", "progress"),
        ("role", "progressbar"),
        ("aria-label", &name),
    ];
    shown_while(&attributes, Vec::new(), move || reader.loading.get())
}
