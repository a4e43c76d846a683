//! Text in another language than the site's: browsers choose its font and its direction by it, and readers
//! of screens their voice.

use leptos::prelude::*;

use super::use_site;
use dateline_model::direction;

/// The language of the story around a component, where it is not the site's. In Leptos' context.
#[derive(Debug, Clone)]
pub struct StoryLanguage(pub Option<String>);

/// The attributes of an element whose text is in a language; none where that is the language of all around it.
#[inline(never)]
pub fn in_language(language: Option<&str>) -> Vec<(&'static str, &str)> {
    let attributes = language.map(|language| [("lang", language), ("dir", direction(language))]);
    attributes.into_iter().flatten().collect()
}

/// The language of the site, where a component stands in a story that is in another.
#[inline(never)]
pub fn in_site_language() -> Option<String> {
    let StoryLanguage(language) = use_context()?;
    language.map(|_| use_site().language.clone())
}
