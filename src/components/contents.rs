//! A story's table of contents.

use leptos::prelude::*;

use super::element::{element, text};
use super::{StoryLanguage, in_language, in_site_language, say, word};
use dateline_model::{Article, Word};

/// From how many headed sections on a story has one.
const WORTHWHILE: usize = 4;

/// Links to the headed sections and to the questions. The browser's side marks where the reader is.
#[component]
pub fn Contents(
    /// The ids of the places and their headings; see [`places`].
    places: Vec<(String, String)>,
) -> AnyView {
    let links = places.into_iter().map(|(id, heading)| {
        let link = element("a", &[("href", &format!("#{id}"))], vec![text(heading)]);
        element("li", &[], vec![link])
    });
    let story = use_context::<StoryLanguage>().and_then(|StoryLanguage(language)| language);
    let of_list = in_language(story.as_deref());
    let parts = vec![
        element("summary", &[], vec![say(Word::InThisStory)]),
        element("ol", &of_list, links.collect()),
    ];
    let list = element("details", &[], parts);
    let (name, language) = (word(Word::InThisStory), in_site_language());
    let mut attributes = vec![("class", "contents"), ("aria-label", &name)];
    attributes.extend(in_language(language.as_deref()));
    element("nav", &attributes, vec![list])
}

/// What a story's table of contents lists; nothing where there is too little of it.
pub fn places(article: &Article) -> Option<Vec<(String, String)>> {
    let sections = article.sections.iter();
    let mut places: Vec<_> = sections
        .map(|section| (section.id.clone(), section.heading.clone()))
        .collect();
    if places.len() < WORTHWHILE {
        return None;
    }
    if !article.faqs.is_empty() {
        places.push(("faqs".to_owned(), word(Word::Faqs)));
    }
    Some(places)
}
