//! Who wrote a story, when, and how many have commented on it.

use dateline_model::bidi::balanced;
use dateline_model::{Author, Moment, PartId, Word};
use leptos::prelude::*;

use super::{Time, about, in_language, in_site_language, portrait, use_site, word};
use crate::view::view;

/// The authors, the dates of publication and of the last change, how long the story is, and the way to the comments.
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
    /// About how long it takes to read, in minutes.
    minutes: u32,
    /// How many comments there are, where the story has comments.
    #[prop(optional_no_strip)]
    comment_count: Option<AnyView>,
) -> AnyView {
    let words = &use_site().words;
    let (before, after) = words.around(Word::By);
    // Each name has its own direction, and no part in that of others.
    let names = authors.iter().enumerate().map(|(index, author)| {
        let comma = (index > 0).then(|| words.get(Word::Comma));
        let name = view! { <bdi>{balanced(&author.name)}</bdi> };
        let name = match about(author) {
            Some(id) => view! { <a href=id.fragment()>{name}</a> },
            None => name,
        };
        view! { {comma} {name} }
    });
    let names: Vec<_> = names.collect();
    let language = in_site_language();
    let portraits: Vec<_> = authors.iter().filter_map(portrait).collect();
    let portraits = (!portraits.is_empty()).then(|| view! { <div class="portraits">{portraits}</div> });
    let label = |word_: Word| format!("{} ", word(word_));
    let modified = modified.map(|moment| view! { " " <span>{label(Word::Updated)}<Time moment /></span> });
    let corrected = corrected.map(|moment| {
        let label = label(Word::Corrected);
        view! { " " <span><a href=PartId::Corrections.fragment()>{label}<Time moment /></a></span> }
    });
    let minutes = words.fill(Word::ReadingTime, &[("minutes", &words.number(minutes))]);
    view! {
        <div {..in_language(language.as_deref())} class="byline">
            {portraits}
            <p class="facts">
                <span class="authors">{before}{names}{after}</span>
                " "
                <span><Time moment=published /></span>
                {modified}
                {corrected}
                " "
                <span>{minutes}</span>
                " "
                {comment_count}
            </p>
        </div>
    }
}
