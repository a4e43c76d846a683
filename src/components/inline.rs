//! Running text with its marks.

use leptos::prelude::*;

use super::element::{element, text};
use super::use_site;
use dateline_model::route::href_of_target;
use dateline_model::{Inline, Target};

/// Renders the spans of a running text.
pub fn inline(spans: &[Inline]) -> AnyView {
    spans.iter().map(span).collect_view().into_any()
}

fn span(span: &Inline) -> AnyView {
    match span {
        Inline::Text(words) => text(words.as_str()),
        Inline::Code(words) => element("code", &[], vec![text(words.as_str())]),
        Inline::Strong(inner) => element("strong", &[], vec![inline(inner)]),
        Inline::Emphasis(inner) => element("em", &[], vec![inline(inner)]),
        Inline::Link { to, text } => {
            let href = href_of_target(&use_site(), to);
            let mut attributes = vec![("href", href.as_str())];
            if matches!(to, Target::Outside(_)) {
                attributes.push(("rel", "external"));
            }
            element("a", &attributes, vec![inline(text)])
        }
    }
}
