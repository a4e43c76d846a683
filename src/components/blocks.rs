//! The blocks of a body or an answer.

use leptos::prelude::*;

use super::element::{element, text};
use super::{Erase, Figure, in_language, in_site_language, inline, say, use_site};
use dateline_model::route::Route;
use dateline_model::{Block, Word};

/// Renders blocks, one after the other.
#[component]
pub fn Blocks(
    /// The blocks.
    blocks: Vec<Block>,
) -> AnyView {
    blocks.into_iter().map(block).collect_view().into_any()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Paragraph(text) => element("p", &[], vec![inline(&text)]),
        Block::Subheading { id, text: words } => {
            let link = [("class", "permalink"), ("href", &*format!("#{id}"))];
            element("h3", &[("id", &id)], vec![element("a", &link, vec![text(words)])])
        }
        Block::SeeAlso(teaser) => {
            let href = Route::of(&teaser).href(&use_site());
            let site = in_site_language();
            let mut attributes = vec![("class", "see-also-label")];
            attributes.extend(in_language(site.as_deref()));
            let label = element("span", &attributes, vec![say(Word::SeeAlso)]);
            let mut attributes = vec![("href", href.as_str())];
            attributes.extend(in_language(teaser.language.as_deref().or(site.as_deref())));
            let link = element("a", &attributes, vec![text(teaser.title)]);
            element("p", &[("class", "see-also")], vec![label, text(" "), link])
        }
        Block::Quote { text: words, cite } => {
            let quote = element("p", &[], vec![inline(&words)]);
            let mut children = vec![element("blockquote", &[], vec![quote])];
            children.extend(cite.map(|cite| element("figcaption", &[], vec![text(cite)])));
            element("figure", &[("class", "quote")], children)
        }
        Block::List { ordered, items } => {
            let items = items.iter().map(|item| element("li", &[], vec![inline(item)]));
            element(if ordered { "ol" } else { "ul" }, &[], items.collect())
        }
        Block::Figure(picture) => view! { <Figure picture lead=false /> }.erase(),
    }
}
