//! Who wrote a story, when, and how many have commented on it.

use dateline_model::bidi::balanced;
use dateline_model::{Author, Moment, PartId, Word};
use leptos::prelude::*;

use super::{Time, in_language, in_site_language, use_site, word};
use crate::view::view;

/// The authors, the dates of publication and of the last change, and the way to the comments.
#[component]
pub fn Byline(
    /// Who wrote it.
    authors: Vec<Author>,
    /// When it was first published.
    published: Moment,
    /// When it was last changed.
    #[prop(optional_no_strip)]
    modified: Option<Moment>,
    /// When it was corrected last.
    #[prop(optional_no_strip)]
    corrected: Option<Moment>,
    /// How many comments there are, where the story has comments.
    #[prop(optional_no_strip)]
    comment_count: Option<AnyView>,
) -> AnyView {
    let words = &use_site().words;
    let (before, after) = words.around(Word::By);
    // Each name has its own direction, and no part in that of others.
    let authors = authors.iter().enumerate().map(|(index, author)| {
        let comma = (index > 0).then(|| words.get(Word::Comma));
        view! { {comma} <bdi>{balanced(&author.name)}</bdi> }
    });
    let authors: Vec<_> = authors.collect();
    let date = |label, moment| {
        let label = format!("{} ", word(label));
        view! { <span>{label}<Time moment /></span> }
    };
    let corrected = corrected.map(|moment| {
        let label = format!("{} ", word(Word::Corrected));
        view! { <a href=PartId::Corrections.fragment()>{label}<Time moment /></a> }
    });
    let language = in_site_language();
    view! {
        <div {..in_language(language.as_deref())} class="byline">
            <p class="authors">{before}{authors}{after}</p>
            <p class="dates">
                {date(Word::Published, published)}
                {modified.map(|modified| date(Word::Updated, modified))}
                {corrected}
            </p>
            {comment_count}
        </div>
    }
}
