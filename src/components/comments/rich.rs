//! A comment's text.

use leptos::prelude::*;

use crate::components::element::{element, line_break, text};
use dateline_model::{Rich, WebAddress};

/// Renders what is allowed of a text.
pub(super) fn rich(spans: &[Rich]) -> Vec<AnyView> {
    spans.iter().map(span).collect()
}

fn span(span: &Rich) -> AnyView {
    match span {
        Rich::Text(words) => text(words.as_str()),
        Rich::Break => line_break(),
        Rich::Element(kind, inner) => element(kind.as_str(), &[], rich(inner)),
        Rich::Link(to, inner) => strangers_link(to, rich(inner)),
    }
}

/// A link that a stranger made: search engines give nothing for it, and what it opens learns nothing of us.
pub(super) fn strangers_link(to: &WebAddress, inner: Vec<AnyView>) -> AnyView {
    let attributes = [
        ("href", to.as_str()),
        ("rel", "external nofollow ugc noopener"),
        ("target", "_blank"),
    ];
    element("a", &attributes, inner)
}
