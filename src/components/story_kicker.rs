//! What stands above the headline of a story: its section, what kind of story it is, how a reader has it,
//! and how they hand it on.

use dateline_model::{Label, Section};
use leptos::prelude::*;

use super::{Breadcrumb, LabelView, ReaderTools, ShareMenu, in_language, in_site_language};
use crate::view::view;

/// The breadcrumb, of which style shows the section; the label; the reader's tools; and the ways to share.
#[component]
pub fn StoryKicker(
    /// The section.
    section: Section,
    /// The headline.
    title: String,
    /// The canonical address.
    url: String,
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
            <Breadcrumb section title=Some(title.clone()) language />
            {label.map(|label| view! { <LabelView label /> })}
            <ReaderTools />
            <ShareMenu title url />
        </div>
    }
}
