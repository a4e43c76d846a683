//! The text of a page: what stands before the first heading, and the headed sections.

use dateline_model::{Block, BodySection};
use leptos::prelude::*;

use super::{Blocks, permalink};
use crate::view::view;

/// Renders it.
#[component]
pub fn Body(
    /// What stands before the first heading.
    opening: Vec<Block>,
    /// A table of contents, which stands where the headed sections begin.
    #[prop(optional_no_strip)]
    contents: Option<AnyView>,
    /// The headed sections.
    sections: Vec<BodySection>,
) -> AnyView {
    let sections: Vec<_> = sections.into_iter().map(section).collect();
    view! {
        <Blocks blocks=opening />
        {contents}
        {sections}
    }
}

fn section(section: BodySection) -> AnyView {
    let id = section.id;
    view! {
        <section class="body-section" aria-labelledby=id>
            <h2 id=id>{permalink(&id, &section.heading)}</h2>
            <Blocks blocks=section.blocks />
        </section>
    }
}
