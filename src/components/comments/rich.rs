//! A comment's text.

use dateline_model::bidi::isolated;
use dateline_model::{Attachment, AttachmentKind, Rich, WebAddress, Word};
use leptos::prelude::*;

use super::note::note;
use crate::components::{use_site, word};
use crate::view::{text, view};

/// Renders what is allowed of a text; where that is nothing, it says so.
pub(super) fn content(spans: &[Rich]) -> Vec<AnyView> {
    if Rich::is_blank(spans) {
        return vec![note("comment-deleted", Word::CommentEmpty)];
    }
    rich(spans)
}

fn rich(spans: &[Rich]) -> Vec<AnyView> {
    spans.iter().map(span).collect()
}

fn span(span: &Rich) -> AnyView {
    match span {
        Rich::Text(words) => text(words),
        Rich::Break => view! { <br /> },
        Rich::Element(kind, inner) => view! { <{kind.as_str()}>{rich(inner)}</{kind.as_str()}> },
        Rich::Link(to, inner) => strangers_link(to, rich(inner)),
        Rich::Attachment(of) => attachment(of),
    }
}

fn attachment(attachment: &Attachment) -> AnyView {
    let kind = word(match attachment.kind {
        AttachmentKind::Picture => Word::AttachedPicture,
        AttachmentKind::Video => Word::AttachedVideo,
        AttachmentKind::Audio => Word::AttachedAudio,
        AttachmentKind::Other => Word::AttachedFile,
    });
    let named = text(&match &attachment.description {
        Some(of) => use_site()
            .words
            .fill(Word::LabelOf, &[("label", &kind), ("of", &isolated(of))]),
        None => kind,
    });
    match &attachment.address {
        Some(address) => strangers_link(address, vec![named]),
        None => named,
    }
}

/// A link that a stranger made: search engines give nothing for it, and what it opens learns nothing of us.
pub(super) fn strangers_link(to: &WebAddress, inner: Vec<AnyView>) -> AnyView {
    view! { <a href=to.as_str() rel="external nofollow ugc noopener" target="_blank">{inner}</a> }
}
