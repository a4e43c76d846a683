//! The blocks of a body or an answer.

use leptos::prelude::*;

use super::{Figure, inline, use_site};
use crate::model::Block;
use crate::route::Route;

/// Renders blocks, one after the other.
#[component]
pub fn Blocks(
    /// The blocks.
    blocks: Vec<Block>,
) -> impl IntoView {
    blocks.into_iter().map(block).collect_view()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{inline(&text)}</p> }.into_any(),
        Block::Subheading { id, text } => view! {
            <h3 id=id.clone()>
                <a class="permalink" href=format!("#{id}")>{text}</a>
            </h3>
        }
        .into_any(),
        Block::SeeAlso(teaser) => {
            let href = Route::of(&teaser).href(&use_site());
            view! {
                <p class="see-also">
                    <span class="see-also-label">"See also"</span>
                    " "
                    <a href=href>{teaser.title}</a>
                </p>
            }
            .into_any()
        }
        Block::Quote { text, cite } => view! {
            <figure class="quote">
                <blockquote>
                    <p>{inline(&text)}</p>
                </blockquote>
                {cite.map(|cite| view! { <figcaption>{cite}</figcaption> }.into_any())}
            </figure>
        }
        .into_any(),
        Block::List { ordered, items } => {
            let items = items
                .iter()
                .map(|item| view! { <li>{inline(item)}</li> }.into_any())
                .collect_view();
            if ordered {
                view! { <ol>{items}</ol> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }
        }
        Block::Figure(picture) => view! { <Figure picture lead=false /> }.into_any(),
    }
}
