//! What tells a reader that the next page is on its way.

use dateline_model::Word;
use leptos::prelude::*;

use super::word;
use crate::hooks::PROGRESS;
use crate::view::view;

/// A bar at the top of the window; the page that is being read stays as it is. Style delays it, so
/// that it does not flicker where a page comes at once.
#[component]
pub fn Progress() -> AnyView {
    view! { <div class=PROGRESS role="progressbar" aria-label=word(Word::LoadingPage) hidden /> }
}
