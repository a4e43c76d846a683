//! A picture with its caption and credit.

use dateline_model::bidi::balanced;
use dateline_model::route::href_of_path;
use dateline_model::{Image, Inline, Picture, Word};
use leptos::prelude::*;

use super::{Detached, PictureSlot, inline, picture, use_site, word};
use crate::hooks::{Action, ENLARGE};
use crate::view::view;

/// A `<figure>` that keeps its place free while the picture comes.
#[component]
pub fn Figure(
    /// The picture.
    picture: Picture,
    /// Where it stands.
    slot: PictureSlot,
) -> AnyView {
    view! {
        <figure class="figure">
            {enlargeable(&picture.image, &picture.alt, slot)}
            {credited_figcaption(&picture.caption, picture.credit)}
        </figure>
    }
}

/// A caption with who made what it tells of, if there is either.
#[inline(never)]
pub(crate) fn credited_figcaption(caption: &[Inline], credit: Option<String>) -> Option<AnyView> {
    let caption = (!caption.is_empty()).then(|| inline(caption));
    let credit = credit.map(|credit| view! { <small dir="auto" class="credit">{balanced(&credit)}</small> });
    (caption.is_some() || credit.is_some()).then(|| {
        let space = caption.is_some().then_some(" ");
        view! { <figcaption>{caption}{space}{credit}</figcaption> }
    })
}

/// A picture that leads to its file: the app shows it there as large as the window. Outside of the site it leads nowhere.
fn enlargeable(image: &Image, alt: &str, slot: PictureSlot) -> AnyView {
    let picture = picture::picture(image, alt, slot);
    if use_context::<Detached>().is_some() {
        return picture;
    }
    let (site, label) = (use_site(), word(Word::EnlargePicture));
    let name = site.words.fill(Word::LabelOf, &[("label", &label), ("of", alt)]);
    let widest = image.widths().last().map(|width| image.variant(*width));
    let href = href_of_path(&site, widest.as_ref().unwrap_or(&image.path));
    view! { <a {..Action::Enlarge.attribute()} class=ENLARGE href=href aria-label=name>{picture}</a> }
}

/// A caption alone, if there is one.
pub(crate) fn figcaption(caption: &[Inline]) -> Option<AnyView> {
    (!caption.is_empty()).then(|| view! { <figcaption>{inline(caption)}</figcaption> })
}
