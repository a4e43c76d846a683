//! Fields as YAML, as a person would write them. Where a word could mean something else, it stands in quotation marks as
//! in JSON, which YAML reads too.

use saphyr::Scalar;

use crate::tree::{Content, Field, Node};

/// Writes fields, each in a line of its own.
pub(super) fn write(fields: &[Field]) -> String {
    let mut out = String::new();
    push_fields(&mut out, fields, 0);
    out
}

fn push_fields(out: &mut String, fields: &[Field], depth: usize) {
    for (index, field) in fields.iter().enumerate() {
        // The first one stands behind the sign of its list.
        if index > 0 || !out.ends_with("- ") {
            out.push_str(&"  ".repeat(depth));
        }
        push_text(out, &field.name);
        out.push(':');
        push_value(out, &field.value, depth);
    }
}

/// Writes a value behind its name, and ends its line.
fn push_value(out: &mut String, value: &Node, depth: usize) {
    match &value.content {
        Content::Table(fields) if !fields.is_empty() => {
            out.push('\n');
            push_fields(out, fields, depth + 1);
        }
        Content::List(items) if items.iter().any(|item| matches!(item.content, Content::Table(_))) => {
            out.push('\n');
            for item in items {
                out.push_str(&"  ".repeat(depth + 1));
                out.push('-');
                if let Content::Table(fields) = &item.content
                    && !fields.is_empty()
                {
                    out.push(' ');
                    push_fields(out, fields, depth + 2);
                } else {
                    push_value(out, item, depth + 1);
                }
            }
        }
        _ => {
            out.push(' ');
            push_in_line(out, value);
            out.push('\n');
        }
    }
}

/// Writes a value within a line.
fn push_in_line(out: &mut String, value: &Node) {
    match &value.content {
        Content::Text(text) => push_text(out, text),
        Content::Other(written, _) => out.push_str(written),
        Content::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                match &item.content {
                    // Between brackets a comma ends a text, and a hyphen before it is taken for the sign of a list.
                    Content::Text(text) if text.contains(',') || text.ends_with('-') => {
                        push_quoted(out, text);
                    }
                    _ => push_in_line(out, item),
                }
            }
            out.push(']');
        }
        Content::Table(_) => out.push_str(&value.clone().into_json().to_string()),
    }
}

fn push_text(out: &mut String, text: &str) {
    if is_plain(text) {
        out.push_str(text);
    } else {
        push_quoted(out, text);
    }
}

fn push_quoted(out: &mut String, text: &str) {
    out.push_str(&serde_json::Value::from(text).to_string());
}

/// Whether a text is read as itself without quotation marks, by readers of YAML 1.1 too.
fn is_plain(text: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '$' | '_' | '/' | '.');
    let is_inner = |c: char| c.is_alphanumeric() || " .,;!?()/'’“”‘„–—…+=%&_-:$".contains(c);
    let was_a_truth = ["y", "n", "yes", "no", "on", "off"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word));
    text.starts_with(is_word)
        && text.chars().all(is_inner)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !was_a_truth
        && matches!(Scalar::parse_from_cow(text.into()), Scalar::String(_))
}
