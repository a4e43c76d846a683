//! A story in brief.

use leptos::prelude::*;

use super::{Time, use_site};
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
) -> impl IntoView {
    let href = Route::of(&teaser).href(&use_site());
    let headline = view! { <a href=href>{teaser.title}</a> };
    let heading = match level {
        Level::Two => view! { <h2>{headline}</h2> }.into_any(),
        Level::Three => view! { <h3>{headline}</h3> }.into_any(),
    };
    view! {
        <article class="teaser">
            <p class="kicker">{kicker.unwrap_or(teaser.section.name)}</p>
            {heading}
            {summary.then(|| view! { <p class="standfirst">{teaser.summary}</p> }.into_any())}
            <p class="date">
                <Time moment=teaser.date_published />
            </p>
        </article>
    }
}
