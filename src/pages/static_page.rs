//! A page that stands by itself.

use dateline_model::{StaticPage, Word};
use leptos::prelude::*;

use crate::components::{Body, Contents, StoryHead, StoryLanguage, in_language, places};
use crate::hooks::STORY;
use crate::view::view;

/// The text, and nothing around it.
#[component]
pub(super) fn StaticPageView(page: StaticPage) -> AnyView {
    provide_context(StoryLanguage(page.language.clone()));
    let places = places(&page.sections, false);
    let contents = places.map(|places| view! { <Contents places label=Word::OnThisPage /> });
    view! {
        <article {..in_language(page.language.as_deref())} class=STORY>
            <StoryHead title=page.title summary=page.summary picture=page.image />
            <Body opening=page.opening contents sections=page.sections />
        </article>
    }
}
