//! A table of contents.

use dateline_model::{BodySection, PartId, Word};
use leptos::prelude::*;

use super::{StoryLanguage, in_language, in_site_language, say, word};
use crate::hooks::CONTENTS;
use crate::view::view;

/// From how many headed sections on a story has one.
const WORTHWHILE: usize = 4;

/// Links to the headed sections and to the questions. The browser's side marks where the reader is.
#[component]
pub fn Contents(
    /// The addresses of the places on the page, and their headings; see [`places`].
    places: Vec<(String, String)>,
    /// What the list is called.
    label: Word,
) -> AnyView {
    let links = places
        .into_iter()
        .map(|(address, heading)| view! { <li><a href=address>{heading}</a></li> });
    let links: Vec<_> = links.collect();
    let story = use_context::<StoryLanguage>().and_then(|StoryLanguage(language)| language);
    let site = in_site_language();
    view! {
        <nav {..in_language(site.as_deref())} class=CONTENTS aria-label=word(label)>
            <details>
                <summary>{say(label)}</summary>
                <ol {..in_language(story.as_deref())}>{links}</ol>
            </details>
        </nav>
    }
}

/// What a table of contents lists; nothing where there is too little of it.
pub fn places(sections: &[BodySection], has_faqs: bool) -> Option<Vec<(String, String)>> {
    let sections = sections.iter();
    let mut places: Vec<_> = sections
        .map(|section| (section.id.fragment(), section.heading.clone()))
        .collect();
    if places.len() < WORTHWHILE {
        return None;
    }
    if has_faqs {
        places.push((PartId::Faqs.fragment().to_owned(), word(Word::Faqs)));
    }
    Some(places)
}
