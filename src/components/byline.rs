//! Who wrote a story, and when.

use leptos::prelude::*;

use super::Time;
use crate::model::{Author, Moment};

/// The authors, and the dates of publication and of the last change.
#[component]
pub fn Byline(
    /// Who wrote it.
    authors: Vec<Author>,
    /// When it was first published.
    published: Moment,
    /// When it was last changed.
    #[prop(optional_no_strip)]
    modified: Option<Moment>,
) -> impl IntoView {
    let names: Vec<_> = authors.into_iter().map(|author| author.name).collect();
    view! {
        <div class="byline">
            <p class="authors">{format!("By {}", names.join(", "))}</p>
            <p class="dates">
                <span>"Published "<Time moment=published /></span>
                {modified.map(|modified| view! { <span>"Updated "<Time moment=modified /></span> }.into_any())}
            </p>
        </div>
    }
}
