//! The way on through a section, story by story.

use dateline_model::route::Route;
use dateline_model::{Neighbour, Neighbours, Section, Word};
use leptos::prelude::*;

use super::{in_language, use_site};
use crate::view::{nothing, view};

/// Links to the stories before and after this one in its section.
#[component]
pub fn NeighboursView(
    /// The section.
    section: Section,
    /// The stories.
    neighbours: Neighbours,
) -> AnyView {
    let site = use_site();
    let link = |neighbour: Neighbour, rel: &str, words: Word| {
        let href = Route::Article(section.slug.clone(), neighbour.slug).href(&site);
        let label = site.words.fill(words, &[("section", &section.name)]);
        view! {
            <a href=href rel=rel>
                <span class="kicker">{label}</span>
                " "
                <span {..in_language(neighbour.language.as_deref())}>{neighbour.title}</span>
            </a>
        }
    };
    let Neighbours { previous, next } = neighbours;
    if previous.is_none() && next.is_none() {
        return nothing();
    }
    let name = site.words.fill(Word::MoreFrom, &[("section", &section.name)]);
    view! {
        <nav class="neighbours" aria-label=name>
            {previous.map(|story| link(story, "prev", Word::PreviousInSection))}
            {next.map(|story| link(story, "next", Word::NextInSection))}
        </nav>
    }
}
