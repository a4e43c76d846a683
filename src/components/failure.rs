//! The screens for a page that could not be loaded.

use leptos::prelude::*;

use super::{Erase, use_site};
use crate::reader::{LoadError, retry};
use crate::route::{Route, href_of_path};

/// What went wrong, what can be done about it, and where to go instead.
#[component]
pub fn Failure(
    /// The path of the page that was asked for.
    path: String,
    /// What went wrong.
    error: LoadError,
) -> AnyView {
    let site = use_site();
    let (heading, advice) = words(error);
    // The published page reads without the app, so it helps where the data or the app is at fault.
    let plain = matches!(error, LoadError::Malformed | LoadError::Newer).then(|| {
        view! {
            <a href=href_of_path(&site, &path) rel="external">
                "Open the plain page"
            </a>
        }
        .erase()
    });
    view! {
        <div class="failure">
            <h1 tabindex="-1">{heading}</h1>
            <p class="summary">{advice}</p>
            <p class="failure-ways">
                <button type="button" on:click=move |_| retry()>
                    "Try again"
                </button>
                {plain}
                <a href=Route::Front(1).href(&site)>"Go to the front page"</a>
            </p>
        </div>
    }
    .erase()
}

/// The heading of the screen for an error.
pub fn heading_of(error: LoadError) -> &'static str {
    words(error).0
}

/// The heading and the advice for each case.
fn words(error: LoadError) -> (&'static str, String) {
    match error {
        LoadError::Gone => (
            "This page is not here",
            "The story may have moved or been withdrawn, or the link may be wrong.".to_owned(),
        ),
        LoadError::Server(status) => (
            "The server has a problem",
            format!("It answered with error {status}. That is on our side; a moment later it often works."),
        ),
        LoadError::Offline => (
            "You seem to be offline",
            "The page can't be fetched without a connection. What you read before still opens.".to_owned(),
        ),
        LoadError::TimedOut => (
            "This is taking too long",
            "The page did not arrive in time. The connection may be slow here.".to_owned(),
        ),
        LoadError::Malformed => (
            "The page arrived damaged",
            "Something was lost or changed on the way. Trying again usually helps.".to_owned(),
        ),
        LoadError::Newer => (
            "A newer edition is out",
            "This page was published after the one that you came from. Open it plainly to load the new edition."
                .to_owned(),
        ),
    }
}
