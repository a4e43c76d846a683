//! A picture with its caption and credit.

use dateline_model::bidi::balanced;
use dateline_model::{Inline, Picture};
use leptos::prelude::*;

use super::{PictureSlot, inline, picture};
use crate::view::view;

/// A `<figure>` that keeps its place free while the picture comes.
#[component]
pub fn Figure(
    /// The picture.
    picture: Picture,
    /// Whether it opens the story: then it is fetched at once, otherwise when it comes near.
    lead: bool,
) -> AnyView {
    let slot = if lead {
        PictureSlot::Head
    } else {
        PictureSlot::Text
    };
    let caption = (!picture.caption.is_empty()).then(|| inline(&picture.caption));
    let credit = picture
        .credit
        .map(|credit| view! { <small dir="auto" class="credit">{balanced(&credit)}</small> });
    let under = (caption.is_some() || credit.is_some()).then(|| {
        let space = caption.is_some().then_some(" ");
        view! { <figcaption>{caption}{space}{credit}</figcaption> }
    });
    view! {
        <figure class="figure">
            {picture::picture(&picture.image, &picture.alt, slot)}
            {under}
        </figure>
    }
}

/// A caption alone, if there is one.
pub(crate) fn figcaption(caption: &[Inline]) -> Option<AnyView> {
    (!caption.is_empty()).then(|| view! { <figcaption>{inline(caption)}</figcaption> })
}
