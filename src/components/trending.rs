//! "More trending".

use leptos::prelude::*;

use super::element::{element, text};
use super::{Place, image, in_language, say, use_site};
use dateline_model::route::Route;
use dateline_model::{Teaser, Word};

/// A ranking of stories.
#[component]
pub fn Trending(
    /// The stories, first the first.
    stories: Vec<Teaser>,
) -> AnyView {
    let site = use_site();
    let stories = stories.into_iter().map(|teaser| {
        let href = Route::of(&teaser).href(&site);
        let mut attributes = vec![("href", href.as_str())];
        attributes.extend(in_language(teaser.language.as_deref()));
        let mut children = vec![
            element("a", &attributes, vec![text(teaser.title)]),
            text(" "),
            element("span", &[("class", "kicker")], vec![text(teaser.section.name)]),
        ];
        children.extend(
            teaser
                .image
                .map(|image| image::picture(&image, "", Place::Ranking)),
        );
        element("li", &[], children)
    });
    let children = vec![
        element("h2", &[("id", "trending")], vec![say(Word::MoreTrending)]),
        element("ol", &[], stories.collect()),
    ];
    element(
        "section",
        &[("class", "trending"), ("aria-labelledby", "trending")],
        children,
    )
}
