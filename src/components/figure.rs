//! A picture with its caption and credit.

use leptos::prelude::*;

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
) -> impl IntoView {
    let src = href_of_path(&use_site(), &picture.path);
    let caption = (!picture.caption.is_empty()).then(|| inline(&picture.caption));
    let credit = picture
        .credit
        .map(|credit| view! { <small class="credit">{credit}</small> }.into_any());
    let has_caption = caption.is_some() || credit.is_some();
    view! {
        <figure class="figure">
            <img
                src=src
                alt=picture.alt
                width=picture.width.to_string()
                height=picture.height.to_string()
                loading=(!lead).then_some("lazy")
                decoding="async"
            />
            {has_caption.then(|| view! { <figcaption>{caption}" "{credit}</figcaption> }.into_any())}
        </figure>
    }
}
