//! A story in brief.

use dateline_model::Teaser;
use dateline_model::route::Route;
use leptos::prelude::*;

use super::{LabelView, PictureSlot, Time, in_language, picture, use_site};
use crate::view::view;

/// Section, headline, standfirst and date of a story, with a link to it.
#[component]
pub fn TeaserView(
    /// The story.
    teaser: Teaser,
    /// Words in place of the section's name: why the story is here.
    #[prop(optional_no_strip)]
    kicker: Option<String>,
    /// Where it stands. Among recommendations it is shown without its standfirst.
    slot: PictureSlot,
) -> AnyView {
    let language = teaser.language.as_deref();
    let headline = view! { <a href=Route::of(&teaser).href(&use_site())>{&teaser.title}</a> };
    // Recommendations are in a headed region; a list is straight under the page's headline.
    let (heading, standfirst) = if slot == PictureSlot::Card {
        (view! { <h3 {..in_language(language)}>{headline}</h3> }, None)
    } else {
        let standfirst = view! { <p {..in_language(language)} class="standfirst">{&teaser.summary}</p> };
        (
            view! { <h2 {..in_language(language)}>{headline}</h2> },
            Some(standfirst),
        )
    };
    // The headline says all that matters; who doesn't see the picture would only hear of it in between.
    let picture = teaser
        .image
        .as_ref()
        .map(|image| picture::picture(image, "", slot));
    let label = teaser.label.map(|label| view! { <LabelView label /> " · " });
    view! {
        <article class="teaser">
            {picture}
            <p class="kicker">{label}{kicker.unwrap_or(teaser.section.name)}</p>
            {heading}
            {standfirst}
            <p class="date"><Time moment=teaser.date_published /></p>
        </article>
    }
}
