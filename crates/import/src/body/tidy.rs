//! Spans in the form that reading Markdown gives them.

use super::escape::SPACE;
use dateline_model::Inline;

/// Gives spans that form: no empty ones, neighbouring texts joined, and no space at an inner edge, where it would keep
/// Markdown from seeing a mark.
pub(super) fn tidy(spans: &[Inline]) -> Vec<Inline> {
    let mut tidied = tidy_inner(spans);
    trim_edge(&mut tidied, false);
    trim_edge(&mut tidied, true);
    tidied
}

fn tidy_inner(spans: &[Inline]) -> Vec<Inline> {
    let mut tidied: Vec<Inline> = Vec::new();
    for span in spans {
        match span {
            Inline::Text(text) => push_text(&mut tidied, text),
            Inline::Code(code) if code.trim_matches(SPACE).is_empty() => push_text(&mut tidied, code),
            Inline::Code(code) => {
                let code = without_controls(code);
                // Two that touch would be read as one.
                match tidied.last_mut() {
                    Some(Inline::Code(last)) => last.push_str(&code),
                    _ => tidied.push(Inline::Code(code)),
                }
            }
            Inline::Strong(inner) => push_marked(&mut tidied, inner, Inline::Strong),
            Inline::Emphasis(inner) => push_marked(&mut tidied, inner, Inline::Emphasis),
            Inline::Link { to, text } => {
                push_marked(&mut tidied, text, |text| Inline::Link { to: to.clone(), text });
            }
        }
    }
    tidied
}

fn push_marked(spans: &mut Vec<Inline>, inner: &[Inline], mark: impl Fn(Vec<Inline>) -> Inline) {
    let mut inner = tidy_inner(inner);
    let before = trim_edge(&mut inner, false);
    let after = trim_edge(&mut inner, true);
    push_text(spans, before);
    if !inner.is_empty() {
        spans.push(mark(inner));
    }
    push_text(spans, after);
}

/// Removes the space at one end; returns a space if there was any.
fn trim_edge(spans: &mut Vec<Inline>, end: bool) -> &'static str {
    let edge = if end { spans.last_mut() } else { spans.first_mut() };
    let Some(Inline::Text(text)) = edge else { return "" };
    let trimmed = if end {
        text.trim_end_matches(SPACE)
    } else {
        text.trim_start_matches(SPACE)
    };
    if trimmed.len() == text.len() {
        return "";
    }
    *text = trimmed.to_owned();
    if text.is_empty() {
        let index = if end { spans.len() - 1 } else { 0 };
        spans.remove(index);
    }
    " "
}

fn push_text(spans: &mut Vec<Inline>, text: &str) {
    let text = without_controls(text);
    if let Some(Inline::Text(last)) = spans.last_mut() {
        // If something was left out, the space before it is enough.
        let text = if last.ends_with(' ') {
            text.trim_start_matches(' ')
        } else {
            &text
        };
        last.push_str(text);
    } else if !text.is_empty() {
        spans.push(Inline::Text(text));
    }
}

pub(super) fn without_emphasis(spans: &[Inline]) -> Vec<Inline> {
    let spans = spans.iter().flat_map(|span| match span {
        Inline::Strong(inner) | Inline::Emphasis(inner) => without_emphasis(inner),
        Inline::Link { to, text } => vec![Inline::Link {
            to: to.clone(),
            text: without_emphasis(text),
        }],
        other => vec![other.clone()],
    });
    spans.collect()
}

/// The spans with links replaced by their words: a link can't contain another.
pub(super) fn without_links(spans: &[Inline]) -> Vec<Inline> {
    let spans = spans.iter().flat_map(|span| match span {
        Inline::Strong(inner) => vec![Inline::Strong(without_links(inner))],
        Inline::Emphasis(inner) => vec![Inline::Emphasis(without_links(inner))],
        Inline::Link { text, .. } => without_links(text),
        other => vec![other.clone()],
    });
    spans.collect()
}

/// A text with spaces in place of line ends and other control characters, which would end a paragraph.
fn without_controls(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}
