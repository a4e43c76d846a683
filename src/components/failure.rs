//! The screens for a page that could not be loaded.

use leptos::prelude::*;

use super::element::{button, element, text};
use super::{say, use_site};
use crate::reader::{LoadError, retry};
use dateline_model::Word;
use dateline_model::route::{Route, href_of_path};

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
        LoadError::Server(status) => status.to_string(),
        _ => String::new(),
    };
    let advice = site.words.fill(advice, &[("status", &status)]);
    let mut ways = vec![button(&[], vec![say(Word::TryAgain)], retry)];
    // The published page reads without the app, so it helps where the data or the app is at fault.
    if matches!(error, LoadError::Malformed | LoadError::Newer) {
        let attributes = [("href", &*href_of_path(&site, &path)), ("rel", "external")];
        ways.push(element("a", &attributes, vec![say(Word::OpenPlainPage)]));
    }
    let front = Route::Front(1).href(&site);
    ways.push(element("a", &[("href", &front)], vec![say(Word::GoToFront)]));
    let children = vec![
        element("h1", &[("tabindex", "-1")], vec![say(heading)]),
        element("p", &[("class", "summary")], vec![text(advice)]),
        element("p", &[("class", "failure-ways")], ways),
    ];
    element("div", &[("class", "failure")], children)
}
