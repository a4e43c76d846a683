//! A story in brief.

use leptos::prelude::*;

use super::element::{element, text};
use super::{Erase, Time, in_language, use_site};
use crate::model::Teaser;
use crate::route::Route;

/// Which heading a teaser's headline is, by what stands above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Straight under the page's headline.
    Two,
    /// Inside a headed region.
    Three,
}

/// Section, headline, standfirst and date of a story, with a link to it.
#[component]
pub fn TeaserView(
    /// The story.
    teaser: Teaser,
    /// Its heading's level.
    level: Level,
    /// Words in place of the section's name: why the story is here.
    #[prop(optional_no_strip)]
    kicker: Option<String>,
    /// Whether the standfirst is shown too.
    #[prop(default = true)]
    summary: bool,
) -> AnyView {
    let href = Route::of(&teaser).href(&use_site());
    let headline = element("a", &[("href", &href)], vec![text(teaser.title)]);
    let language = in_language(teaser.language.as_deref());
    let heading = match level {
        Level::Two => "h2",
        Level::Three => "h3",
    };
    let name = kicker.unwrap_or(teaser.section.name);
    let mut children = vec![
        element("p", &[("class", "kicker")], vec![text(name)]),
        element(heading, &language, vec![headline]),
    ];
    if summary {
        children.push(element(
            "p",
            &[[("class", "standfirst")].as_slice(), &language].concat(),
            vec![text(teaser.summary)],
        ));
    }
    let date = view! { <Time moment=teaser.date_published /> }.erase();
    children.push(element("p", &[("class", "date")], vec![date]));
    element("article", &[("class", "teaser")], children)
}
