//! What the newsroom adds below a story: corrections, notes of what is new, and sources.

use dateline_model::{Cited, Inline, LinkTarget, Note, PartId, Word};
use leptos::prelude::*;

use super::{Time, in_language, in_site_language, inline, say};
use crate::view::view;

/// What stands below a story, as far as there is any of it.
#[component]
pub fn Endnotes(
    /// What was wrong in it, and was put right.
    corrections: Vec<Note>,
    /// What was added to it.
    updates: Vec<Note>,
    /// What it rests on.
    sources: Vec<Cited>,
) -> AnyView {
    let corrections =
        (!corrections.is_empty()).then(|| part(Word::Corrections, PartId::Corrections, notes(corrections)));
    let updates = (!updates.is_empty()).then(|| part(Word::Updates, PartId::Updates, notes(updates)));
    let sources = (!sources.is_empty()).then(|| part(Word::Sources, PartId::Sources, cited(sources)));
    view! { {corrections} {updates} {sources} }
}

fn part(heading: Word, id: PartId, content: AnyView) -> AnyView {
    let language = in_site_language();
    view! {
        <section class="endnotes" aria-labelledby=id>
            <h2 {..in_language(language.as_deref())} id=id>{say(heading)}</h2>
            {content}
        </section>
    }
}

/// Notes, each with its date.
fn notes(notes: Vec<Note>) -> AnyView {
    let language = in_site_language();
    let notes = notes.into_iter().map(|note| {
        view! {
            <div>
                <dt {..in_language(language.as_deref())}><Time moment=note.date /></dt>
                <dd>{inline(&note.text)}</dd>
            </div>
        }
    });
    let notes: Vec<_> = notes.collect();
    view! { <dl>{notes}</dl> }
}

fn cited(sources: Vec<Cited>) -> AnyView {
    let sources = sources.into_iter().map(|source| {
        let link = Inline::Link {
            to: LinkTarget::External(source.url),
            text: vec![Inline::Text(source.title)],
        };
        let publisher = source.publisher.map(|name| view! { " (" <bdi>{name}</bdi> ")" });
        view! { <li>{inline(&[link])}{publisher}</li> }
    });
    let sources: Vec<_> = sources.collect();
    view! { <ul>{sources}</ul> }
}
