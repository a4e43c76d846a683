//! Running text with its marks.

use dateline_model::route::href_of_target;
use dateline_model::{Inline, LinkTarget};
use leptos::prelude::*;

use super::use_site;
use crate::view::{text, view, views};

/// Renders the spans of a running text.
pub fn inline(spans: &[Inline]) -> AnyView {
    views(spans.iter().map(span).collect())
}

fn span(span: &Inline) -> AnyView {
    match span {
        Inline::Text(words) => text(words),
        Inline::Code(words) => view! { <code>{words}</code> },
        Inline::Strong(inner) => view! { <strong>{inline(inner)}</strong> },
        Inline::Emphasis(inner) => view! { <em>{inline(inner)}</em> },
        Inline::Link { to, text } => {
            let external = matches!(to, LinkTarget::External(_)).then_some("external");
            view! { <a href=href_of_target(&use_site(), to) rel=external>{inline(text)}</a> }
        }
    }
}
