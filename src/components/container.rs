//! A part of a page of stories.

use dateline_model::{Container, Look};
use leptos::prelude::*;

use super::{NewsletterForm, PictureSlot, TeaserView, inline};
use crate::view::view;

/// Stories in a look, the form for the newsletter, or some words to readers.
#[component]
pub fn ContainerView(
    /// The container.
    of: Container,
    /// Whether it is the first of its page, whose pictures are needed before all others.
    is_first: bool,
) -> AnyView {
    let is_headed = !of.title.is_empty();
    let title = is_headed.then(|| view! { <h2 class="container-title">{inline(&of.title)}</h2> });
    let text = (!of.text.is_empty()).then(|| view! { <p>{inline(&of.text)}</p> });
    let has_cards = !of.cards.is_empty();
    let cards = of.cards.into_iter().map(|card| {
        let slot = match (of.look, card.columns) {
            (Look::Opinion, _) => PictureSlot::Portrait,
            (Look::List, _) | (_, 5) => PictureSlot::Ranking,
            (_, 7 | 12) if is_first => PictureSlot::Lead,
            (_, 6..) => PictureSlot::Wide,
            _ => PictureSlot::List,
        };
        let alone = if card.alone { " alone" } else { "" };
        let place = format!("c{} r{}{alone}", card.columns, card.rows);
        view! { <li class=place><TeaserView teaser=card.teaser kicker=card.kicker slot is_headed /></li> }
    });
    let cards: Vec<_> = cards.collect();
    let list = if of.look == Look::Ranking { "ol" } else { "ul" };
    let cards = has_cards.then(|| view! { <{list} class="cells">{cards}</{list}> });
    let newsletter = of.newsletter.map(|of| view! { <NewsletterForm of /> });
    view! { <section class=format!("container {}", of.look.as_str())>{title}{text}{cards}{newsletter}</section> }
}
