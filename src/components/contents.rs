//! A story's table of contents.

use leptos::prelude::*;

use super::element::{element, text};
use crate::model::Article;

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
    let parts = vec![
        element("summary", &[], vec![text("In this story")]),
        element("ol", &[], links.collect()),
    ];
    let list = element("details", &[], parts);
    element(
        "nav",
        &[("class", "contents"), ("aria-label", "In this story")],
        vec![list],
    )
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
        places.push(("faqs".to_owned(), "Frequently asked questions".to_owned()));
    }
    Some(places)
}
