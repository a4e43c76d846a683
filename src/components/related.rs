//! "You may also like".

use dateline_model::{PartId, Reason, Related, Site, Word};
use leptos::prelude::*;

use super::{PictureSlot, TeaserView, say, use_site};
use crate::view::view;

/// Stories like this one, each with the reason why it is here.
#[component]
pub fn RelatedStories(
    /// The stories.
    related: Vec<Related>,
) -> AnyView {
    let site = use_site();
    let stories = related.into_iter().map(|Related { teaser, reason }| {
        let kicker = Some(in_words(&reason, &site));
        view! { <li><TeaserView teaser kicker slot=PictureSlot::Card is_headed=true /></li> }
    });
    let stories: Vec<_> = stories.collect();
    view! {
        <section class="related" aria-labelledby=PartId::Related>
            <h2 id=PartId::Related>{say(Word::YouMayAlsoLike)}</h2>
            <ul class="cards">{stories}</ul>
        </section>
    }
}

/// The reason in the reader's words.
fn in_words(reason: &Reason, site: &Site) -> String {
    match reason {
        Reason::Tag(tag) => site.words.fill(Word::AlsoAbout, &[("tag", tag)]),
        Reason::Section(name) => site.words.fill(Word::MoreFrom, &[("section", name)]),
        Reason::Latest => site.words.get(Word::JustPublished).to_owned(),
    }
}
