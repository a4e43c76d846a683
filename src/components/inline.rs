//! Running text with its marks.

use leptos::prelude::*;

use super::use_site;
use crate::model::{Inline, Target};
use crate::route::href_of_target;

/// Renders the spans of a running text.
pub fn inline(spans: &[Inline]) -> AnyView {
    spans.iter().map(span).collect_view().into_any()
}

fn span(span: &Inline) -> AnyView {
    match span {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
        Inline::Strong(inner) => view! { <strong>{inline(inner)}</strong> }.into_any(),
        Inline::Emphasis(inner) => view! { <em>{inline(inner)}</em> }.into_any(),
        Inline::Link { to, text } => {
            let rel = matches!(to, Target::Outside(_)).then_some("external");
            view! { <a href=href_of_target(&use_site(), to) rel=rel>{inline(text)}</a> }.into_any()
        }
    }
}
