//! A page that stands by itself.

use dateline_model::{StaticPage, Word};
use leptos::prelude::*;

use crate::components::{Body, Contents, Figure, PictureSlot, StoryLanguage, in_language, places};
use crate::hooks::STORY;
use crate::view::view;

/// The text, and nothing around it.
#[component]
pub(super) fn StaticPageView(page: StaticPage) -> AnyView {
    provide_context(StoryLanguage(page.language.clone()));
    let places = places(&page.sections, false);
    view! {
        <article {..in_language(page.language.as_deref())} class=STORY>
            <header class="story-head static-head">
                <h1 tabindex="-1">{page.title}</h1>
                <p class="summary">{page.summary}</p>
            </header>
            {page.image.map(|picture| view! { <Figure picture slot=PictureSlot::Head /> })}
            {places.map(|places| view! { <Contents places label=Word::OnThisPage /> })}
            <Body opening=page.opening sections=page.sections />
        </article>
    }
}
