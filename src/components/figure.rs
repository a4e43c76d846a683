//! A picture with its caption and credit.

use leptos::prelude::*;

use super::element::{element, text};
use super::{Place, image, inline};
use dateline_model::Picture;

/// A `<figure>` that keeps its place free while the picture comes.
#[component]
pub fn Figure(
    /// The picture.
    picture: Picture,
    /// Whether it opens the story: then it is fetched at once, otherwise when it comes near.
    lead: bool,
) -> AnyView {
    let place = if lead { Place::Head } else { Place::Text };
    let shown = image::picture(&picture.image, &picture.alt, place);
    let mut caption = Vec::new();
    if !picture.caption.is_empty() {
        caption.extend([inline(&picture.caption), text(" ")]);
    }
    if let Some(credit) = picture.credit {
        caption.push(element("small", &[("class", "credit")], vec![text(credit)]));
    }
    let mut children = vec![shown];
    if !caption.is_empty() {
        children.push(element("figcaption", &[], caption));
    }
    element("figure", &[("class", "figure")], children)
}
