//! A story in brief.

use leptos::prelude::*;

use super::element::{element, text};
use super::{Erase, Place, Time, image, in_language, use_site};
use dateline_model::Teaser;
use dateline_model::route::Route;

/// Section, headline, standfirst and date of a story, with a link to it.
#[component]
pub fn TeaserView(
    /// The story.
    teaser: Teaser,
    /// Words in place of the section's name: why the story is here.
    #[prop(optional_no_strip)]
    kicker: Option<String>,
    /// Where it stands. Among recommendations it is shown without its standfirst.
    place: Place,
) -> AnyView {
    let href = Route::of(&teaser).href(&use_site());
    let headline = element("a", &[("href", &href)], vec![text(teaser.title)]);
    let language = in_language(teaser.language.as_deref());
    // Recommendations are in a headed region; a list is straight under the page's headline.
    let heading = if place == Place::Card { "h3" } else { "h2" };
    let name = kicker.unwrap_or(teaser.section.name);
    let mut children = Vec::new();
    // The headline says all that matters; who doesn't see the picture would only hear of it in between.
    children.extend(teaser.image.map(|image| image::picture(&image, "", place)));
    children.extend([
        element("p", &[("class", "kicker")], vec![text(name)]),
        element(heading, &language, vec![headline]),
    ]);
    if place != Place::Card {
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
