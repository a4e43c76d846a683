//! A story in brief.

use dateline_model::Teaser;
use dateline_model::route::Route;
use leptos::prelude::*;

use super::{LabelView, PictureSlot, Time, in_language, picture, use_site};
use crate::hooks::DATE;
use crate::view::view;

/// Headline, standfirst and date of a story, with a link to it.
#[component]
pub fn TeaserView(
    /// The story.
    teaser: Teaser,
    /// What stands above the headline: the section, who wrote it, or why it is here.
    kicker: Option<String>,
    /// Where it stands. Among recommendations it is shown without its standfirst.
    slot: PictureSlot,
    /// Whether the list that it is in has a headline of its own.
    is_headed: bool,
) -> AnyView {
    let language = teaser.language.as_deref();
    let headline = view! { <a href=Route::of(&teaser).href(&use_site())>{&teaser.title}</a> };
    let heading = if is_headed { "h3" } else { "h2" };
    let has_standfirst = slot != PictureSlot::Card && !teaser.summary.is_empty();
    let standfirst = has_standfirst
        .then(|| view! { <p {..in_language(language)} class="standfirst">{&teaser.summary}</p> });
    // The headline says all that matters; who doesn't see the picture would only hear of it in between.
    let picture = teaser
        .image
        .as_ref()
        .map(|image| picture::picture(image, "", slot));
    let label = teaser.label.map(|label| view! { <LabelView label /> });
    let between = (label.is_some() && kicker.is_some()).then_some(" · ");
    let kicker = (label.is_some() || kicker.is_some())
        .then(|| view! { <p class="kicker">{label}{between}{kicker}</p> });
    view! {
        <article class="teaser">
            {picture}
            {kicker}
            <{heading} {..in_language(language)}>{headline}</{heading}>
            {standfirst}
            <p class=DATE><Time moment=teaser.date_published /></p>
        </article>
    }
}
