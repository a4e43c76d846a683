//! What stands above the headline of a story: its section, what kind of story it is, and how a reader has it.

use dateline_model::{Label, Section};
use leptos::prelude::*;

use super::{Breadcrumb, LabelView, ReaderTools, in_language, in_site_language};
use crate::view::view;

/// The breadcrumb, of which style shows the section; the label; and the reader's tools.
#[component]
pub fn StoryKicker(
    /// The section.
    section: Section,
    /// The headline.
    title: String,
    /// The language of the headline, where it is not the site's.
    #[prop(optional_no_strip)]
    language: Option<String>,
    /// What kind of story it is.
    #[prop(optional_no_strip)]
    label: Option<Label>,
) -> AnyView {
    let of_site = in_site_language();
    view! {
        <div {..in_language(of_site.as_deref())} class="story-kicker kicker">
            <Breadcrumb section title=Some(title) language />
            {label.map(|label| view! { <LabelView label /> })}
            <ReaderTools />
        </div>
    }
}
