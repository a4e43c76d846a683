//! A content file as JSON, with what is wrong with it before its fields are looked at.

use std::path::Path;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use serde_json::Value;

use super::problem::Problem;
use super::text::{Text, end_of};
use super::tree::{Content, Field, Node};

/// Reads the bytes of a file.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let unreadable = |error| {
        Problem::of_file(
            path,
            &format!("can't be read: {error}"),
            "Create it, or let this user read it.",
        )
    };
    // Reading from anything else may never end.
    if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(Problem::of_file(
            path,
            "is not a file that can be read: it is a folder, a pipe or a device",
            "Put a file there, or remove it.",
        ));
    }
    std::fs::read(path).map_err(unreadable)
}

/// The text of a file with these bytes: UTF-8, with or without a byte order mark.
pub(super) fn text(path: &Path, bytes: Vec<u8>) -> Result<String, Problem> {
    let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    String::from_utf8(bytes).map_err(|error| {
        let sound = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let (line, column) = end_of(&String::from_utf8_lossy(sound));
        Problem {
            line,
            column,
            ..Problem::of_file(
                path,
                "this letter is not written as UTF-8",
                "Save the file with the encoding UTF-8.",
            )
        }
    })
}

/// The values of a text with their places; nothing where it is not JSON.
pub(crate) fn tree(text: &str) -> Option<Node> {
    let strict = jsonc_parser::ParseOptions::default();
    let parsed = jsonc_parser::parse_to_ast(text, &jsonc_parser::CollectOptions::default(), &strict);
    parsed.ok()?.value.map(node)
}

fn node(value: ast::Value<'_>) -> Node {
    let at = value.start();
    let content = match value {
        ast::Value::Object(object) => {
            let fields = object.properties.into_iter().map(|property| Field {
                at: property.range.start,
                name: property.name.as_str().to_owned(),
                value: node(property.value),
            });
            Content::Table(fields.collect())
        }
        ast::Value::Array(array) => Content::List(array.elements.into_iter().map(node).collect()),
        ast::Value::StringLit(text) => Content::Text(text.value.into_owned()),
        ast::Value::NumberLit(number) => {
            let json = serde_json::from_str(number.value).unwrap_or_default();
            Content::Other(number.value.to_owned(), json)
        }
        ast::Value::BooleanLit(truth) => Content::Other(truth.value.to_string(), Value::Bool(truth.value)),
        ast::Value::NullKeyword(_) => Content::Other("null".to_owned(), Value::Null),
    };
    Node { at, content }
}

/// Reads a file's text. A name that is given twice is a problem, and what stands there last counts.
pub(super) fn parse(text: &Text, problems: &mut Vec<Problem>) -> Option<Value> {
    let json = serde_json::from_str(&text.content)
        .map_err(|error| problems.push(no_json(text, &error)))
        .ok()?;
    problems.extend(text.twins().iter().map(|twin| {
        let (line, column) = twin.place;
        let message = format!(
            "`{}` is given twice, first in line {}",
            twin.name, twin.first_line
        );
        Problem {
            line,
            column,
            path: twin.path.clone(),
            ..Problem::of(&text.name, &message, "Keep one of them.")
        }
    }));
    Some(json)
}

/// A file that is not JSON.
fn no_json(text: &Text, error: &serde_json::Error) -> Problem {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or(&message);
    // serde_json counts the column in bytes. A line break that ends nothing is column 0 of the next line.
    let (number, column) = match (error.line(), error.column()) {
        (line @ 2.., 0) => (line - 1, usize::MAX),
        (line, column) => (line.max(1), column),
    };
    let line = text.content.split('\n').nth(number - 1).unwrap_or_default();
    let mut at = column.saturating_sub(1).min(line.len());
    while !line.is_char_boundary(at) {
        at -= 1;
    }
    let (before, after) = line.split_at(at);
    Problem {
        line: number,
        column: before.chars().count() + 1,
        ..Problem::of(
            &text.name,
            &format!("this is not valid JSON: {message}"),
            remedy(message, line, before, after),
        )
    }
}

/// What helps against a slip, by the place at which the reader of JSON stopped.
fn remedy(message: &str, line: &str, before: &str, after: &str) -> &'static str {
    let is_curly = |c: char| matches!(c, '“' | '”' | '„' | '‟' | '«' | '»');
    let within_a_line = before.trim_end().ends_with('"') && !after.trim().is_empty();
    if after.starts_with(is_curly) || message.starts_with("control character") && line.contains(is_curly) {
        "Write straight quotation marks (\") around names and texts; curly ones may only stand within a text."
    } else if message.starts_with("control character") {
        "A text stands in one line: look for a missing quotation mark at its end, or write \\n where the line breaks."
    } else if message.starts_with("expected `,` or") && within_a_line && !after.starts_with(['"', '{', '[']) {
        "Write \\\" for a quotation mark within a text, or a curly one; or put a comma here."
    } else if message.starts_with("lone leading surrogate")
        || message.starts_with("unexpected end of hex escape")
    {
        "Half of an emoji is written here (\\ud83d and the like): write the emoji itself, or both halves."
    } else if message == "trailing comma" {
        "Take out the comma just before this place: nothing follows it."
    } else {
        "Look just before this place for a missing comma, quotation mark or bracket."
    }
}
