//! Who wrote a story, when, and how many have commented on it.

use dateline_model::bidi::balanced;
use dateline_model::{Author, Moment, PartId, Profile, Word};
use leptos::prelude::*;

use super::{Time, in_language, in_site_language, portrait, use_site, word};
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
    let names = authors.iter().enumerate().map(|(index, author)| {
        let comma = (index > 0).then(|| words.get(Word::Comma));
        view! { {comma} <bdi>{balanced(&author.name)}</bdi> }
    });
    let names: Vec<_> = names.collect();
    // Of several authors nobody could tell whose role it is.
    let role = match &authors[..] {
        [
            Author {
                profile: Some(Profile { role: Some(role), .. }),
                ..
            },
        ] => Some(role),
        _ => None,
    };
    let language = in_site_language();
    let role = role.map(|role| view! { <p {..in_language(language.as_deref())} class="role">{role}</p> });
    let portraits: Vec<_> = authors.iter().filter_map(portrait).collect();
    let portraits = (!portraits.is_empty()).then(|| view! { <div class="portraits">{portraits}</div> });
    let date = |label, moment| {
        let label = format!("{} ", word(label));
        view! { <span>{label}<Time moment /></span> }
    };
    let corrected = corrected.map(|moment| {
        let label = format!("{} ", word(Word::Corrected));
        view! { <a href=PartId::Corrections.fragment()>{label}<Time moment /></a> }
    });
    view! {
        <div {..in_language(language.as_deref())} class="byline">
            {portraits}
            <p class="authors">{before}{names}{after}</p>
            {role}
            <p class="dates">
                {date(Word::Published, published)}
                {modified.map(|modified| date(Word::Updated, modified))}
                {corrected}
            </p>
            {comment_count}
        </div>
    }
}
