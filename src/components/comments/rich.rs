//! A comment's text.

use dateline_model::{Rich, RichElement, WebAddress};
use leptos::prelude::*;

use crate::view::{element, text, view};

/// Renders what is allowed of a text.
pub(super) fn rich(spans: &[Rich]) -> Vec<AnyView> {
    spans.iter().map(span).collect()
}

fn span(span: &Rich) -> AnyView {
    match span {
        Rich::Text(words) => text(words),
        Rich::Break => view! { <br /> },
        Rich::Element(kind, inner) => of_kind(*kind, rich(inner)),
        Rich::Link(to, inner) => strangers_link(to, rich(inner)),
    }
}

/// The element is chosen while the page is read, so its name can't stand in RSX.
fn of_kind(kind: RichElement, inner: Vec<AnyView>) -> AnyView {
    element(kind.as_str(), &[], inner)
}

/// A link that a stranger made: search engines give nothing for it, and what it opens learns nothing of us.
pub(super) fn strangers_link(to: &WebAddress, inner: Vec<AnyView>) -> AnyView {
    view! { <a href=to.as_str() rel="external nofollow ugc noopener" target="_blank">{inner}</a> }
}
