//! A picture with its caption and credit.

use leptos::prelude::*;

use super::element::{element, image, text};
use super::{inline, use_site};
use crate::model::Picture;
use crate::route::href_of_path;

/// A `<figure>` that keeps its place free while the picture comes.
#[component]
pub fn Figure(
    /// The picture.
    picture: Picture,
    /// Whether it opens the story: then it is fetched at once, otherwise when it comes near.
    lead: bool,
) -> AnyView {
    let src = href_of_path(&use_site(), &picture.path);
    let (width, height) = (picture.width.to_string(), picture.height.to_string());
    let mut attributes = vec![
        ("src", src.as_str()),
        ("alt", &picture.alt),
        ("width", &width),
        ("height", &height),
        ("decoding", "async"),
    ];
    if !lead {
        attributes.push(("loading", "lazy"));
    }
    let mut caption = Vec::new();
    if !picture.caption.is_empty() {
        caption.extend([inline(&picture.caption), text(" ")]);
    }
    if let Some(credit) = picture.credit {
        caption.push(element("small", &[("class", "credit")], vec![text(credit)]));
    }
    let mut children = vec![image(&attributes)];
    if !caption.is_empty() {
        children.push(element("figcaption", &[], caption));
    }
    element("figure", &[("class", "figure")], children)
}
