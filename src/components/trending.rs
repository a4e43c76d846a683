//! "More trending".

use dateline_model::route::Route;
use dateline_model::{PartId, Teaser, Word};
use leptos::prelude::*;

use super::{LabelView, PictureSlot, in_language, picture, say, use_site};
use crate::view::{nothing, view};

/// A ranking of stories; nothing where there is none.
#[component]
pub fn Trending(
    /// The stories, first the first.
    stories: Vec<Teaser>,
) -> AnyView {
    if stories.is_empty() {
        return nothing();
    }
    let site = use_site();
    let stories = stories.into_iter().map(|teaser| {
        let language = in_language(teaser.language.as_deref());
        let picture = teaser
            .image
            .as_ref()
            .map(|image| picture::picture(image, "", PictureSlot::Ranking));
        let label = teaser.label.map(|label| view! { <LabelView label /> " · " });
        view! {
            <li>
                <a {..language} href=Route::of(&teaser).href(&site)>{&teaser.title}</a>
                " "
                <span class="kicker">{label}{&teaser.section.name}</span>
                {picture}
            </li>
        }
    });
    let stories: Vec<_> = stories.collect();
    view! {
        <section class="trending" aria-labelledby=PartId::Trending>
            <h2 id=PartId::Trending>{say(Word::MoreTrending)}</h2>
            <ol>{stories}</ol>
        </section>
    }
}
