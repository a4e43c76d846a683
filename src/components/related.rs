//! "You may also like".

use leptos::prelude::*;

use super::element::element;
use super::{Erase, Place, TeaserView, say, use_site};
use dateline_model::{Reason, Related, Site, Word};

/// Stories like this one, each with the reason why it is here.
#[component]
pub fn RelatedStories(
    /// The stories.
    related: Vec<Related>,
) -> AnyView {
    let site = use_site();
    let stories = related.into_iter().map(|Related { teaser, reason }| {
        let kicker = Some(in_words(&reason, &site));
        let story = view! { <TeaserView teaser kicker place=Place::Card /> }.erase();
        element("li", &[], vec![story])
    });
    let children = vec![
        element("h2", &[("id", "related")], vec![say(Word::YouMayAlsoLike)]),
        element("ul", &[("class", "cards")], stories.collect()),
    ];
    element(
        "section",
        &[("class", "related"), ("aria-labelledby", "related")],
        children,
    )
}

/// The reason in the reader's words.
fn in_words(reason: &Reason, site: &Site) -> String {
    match reason {
        Reason::Tag(tag) => site.words.fill(Word::AlsoAbout, &[("tag", tag)]),
        Reason::Section(name) => site.words.fill(Word::MoreFrom, &[("section", name)]),
        Reason::Latest => site.words.get(Word::JustPublished).to_owned(),
    }
}
