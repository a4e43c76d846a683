//! A comment's text.

use dateline_model::{Rich, WebAddress};
use leptos::prelude::*;

use crate::view::{text, view};

/// Renders what is allowed of a text.
pub(super) fn rich(spans: &[Rich]) -> Vec<AnyView> {
    spans.iter().map(span).collect()
}

fn span(span: &Rich) -> AnyView {
    match span {
        Rich::Text(words) => text(words),
        Rich::Break => view! { <br /> },
        Rich::Element(kind, inner) => view! { <{kind.as_str()}>{rich(inner)}</{kind.as_str()}> },
        Rich::Link(to, inner) => strangers_link(to, rich(inner)),
    }
}

/// A link that a stranger made: search engines give nothing for it, and what it opens learns nothing of us.
pub(super) fn strangers_link(to: &WebAddress, inner: Vec<AnyView>) -> AnyView {
    view! { <a href=to.as_str() rel="external nofollow ugc noopener" target="_blank">{inner}</a> }
}
