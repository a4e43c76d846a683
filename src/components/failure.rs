//! The screens for a page that could not be loaded.

use dateline_model::Word;
use dateline_model::route::{Route, href_of_path};
use leptos::prelude::*;

use super::{say, use_site};
use crate::hooks::Action;
use crate::load_error::LoadError;
use crate::view::view;

/// What went wrong, what can be done about it, and where to go instead.
#[component]
pub fn Failure(
    /// The path of the page that was asked for.
    path: String,
    /// What went wrong.
    error: LoadError,
) -> AnyView {
    let site = use_site();
    let (heading, advice) = error.words();
    let status = match error {
        LoadError::Forbidden(status) | LoadError::Server(status) => status.to_string(),
        _ => String::new(),
    };
    // The published page reads without the app, so it helps where the data or the app is at fault; and opened by the
    // browser it may say what the app can't see.
    let plain = matches!(
        error,
        LoadError::Forbidden(_)
            | LoadError::Unreachable
            | LoadError::Malformed
            | LoadError::Document
            | LoadError::Newer
    );
    let plain = plain
        .then(|| view! { <a href=href_of_path(&site, &path) rel="external">{say(Word::OpenPlainPage)}</a> });
    view! {
        <div class="failure">
            <h1 tabindex="-1">{say(heading)}</h1>
            <p class="summary">{site.words.fill(advice, &[("status", &status)])}</p>
            <p class="failure-ways">
                <button {..Action::RetryPage.attribute()} type="button">{say(Word::TryAgain)}</button>
                {plain}
                <a href=Route::Front(1).href(&site)>{say(Word::GoToFront)}</a>
            </p>
        </div>
    }
}
