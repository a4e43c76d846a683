//! "More trending".

use leptos::prelude::*;

use super::element::{element, text};
use super::use_site;
use crate::model::Teaser;
use crate::route::Route;

/// A ranking of stories.
#[component]
pub fn Trending(
    /// The stories, first the first.
    stories: Vec<Teaser>,
) -> AnyView {
    let site = use_site();
    let stories = stories.into_iter().map(|teaser| {
        let href = Route::of(&teaser).href(&site);
        let children = vec![
            element("a", &[("href", &href)], vec![text(teaser.title)]),
            text(" "),
            element("span", &[("class", "kicker")], vec![text(teaser.section.name)]),
        ];
        element("li", &[], children)
    });
    let children = vec![
        element("h2", &[("id", "trending")], vec![text("More trending")]),
        element("ol", &[], stories.collect()),
    ];
    element(
        "section",
        &[("class", "trending"), ("aria-labelledby", "trending")],
        children,
    )
}
