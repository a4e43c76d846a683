//! Blocks that are called by their names, in the syntax of generic directives (as `remark-directive` reads them):
//! `::name[words]{field="value"}` is a block, and `:::name[words]{field="value"}` adds to the block that stands between it
//! and `:::`. Values are those of JSON.

use std::collections::BTreeSet;

use serde_json::Value;

use super::forms::{self, Fault};
use crate::problem::Complaint;
use crate::tree::{Content, Field, Node};

/// A line that begins with colons.
pub(super) enum Directive {
    /// It is a block.
    Block(Named),
    /// It adds to the block below it.
    Opening(Named),
    /// It ends what another opened.
    End,
}

/// A name with fields.
pub(super) struct Named {
    /// Where the line begins.
    pub(super) at: usize,
    /// The kind of block.
    pub(super) name: Node,
    pub(super) fields: Vec<Field>,
}

/// Whether a line is a directive.
pub(super) fn is_directive(line: &str) -> bool {
    line.starts_with("::")
}

/// Reads a line that is a directive and begins at an offset.
pub(super) fn read(line: &str, at: usize) -> Result<Directive, Fault> {
    let line = line.trim_end();
    let named = line.trim_start_matches(':');
    let colons = line.len() - named.len();
    if named.is_empty() && colons > 2 {
        return Ok(Directive::End);
    }
    let rest = named.trim_start_matches(is_of_name);
    let name = &named[..named.len() - rest.len()];
    let malformed = |place: usize| {
        let fix = "Write `::see_also{slug=\"a-story\"}`, for example. To show the colons, write a backslash before the first.";
        let message =
            "a line that begins with `::` has to name a kind of block, and nothing else may follow it";
        (place, Complaint::error(message, fix))
    };
    if name.is_empty() {
        return Err(malformed(at));
    }
    let mut fields = Vec::new();
    let mut end = line.len() - rest.len();
    if rest.starts_with('[') {
        let Some(words) = in_brackets(rest) else {
            let fix = "Write the `]`; to show a `[` by itself, write a backslash before it.";
            return Err((at + end, Complaint::error("the `[` has no counterpart", fix)));
        };
        let field = forms::field_of_words(name);
        fields.push(Field::of(at + end, field, Node::text(at + end + 1, words)));
        end += words.len() + 2;
    }
    if line[end..].starts_with('{') {
        let (mut attributes, length) = attributes(&line[end..], at + end)?;
        fields.append(&mut attributes);
        end += length;
    }
    if end != line.len() {
        return Err(malformed(at + end));
    }
    let named = Named {
        at,
        name: Node::text(at + colons, name),
        fields,
    };
    Ok(if colons == 2 {
        Directive::Block(named)
    } else {
        Directive::Opening(named)
    })
}

const fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

/// What stands between the bracket at the beginning of a text and its counterpart.
fn in_brackets(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => depth += 1,
            ']' if depth == 1 => return Some(&text[1..at]),
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Reads fields between braces, with which the text begins, and says how long that is: `{#id .class name=value name}`.
pub(super) fn attributes(text: &str, at: usize) -> Result<(Vec<Field>, usize), Fault> {
    let mut fields = Vec::new();
    let mut end = 1;
    loop {
        end += text[end..].len() - text[end..].trim_start().len();
        let rest = &text[end..];
        let start = at + end;
        let mut add = |name: &str, value| fields.push(Field::of(start, name, value));
        let bare = |text: &str| {
            let length = text.find(|c: char| c.is_whitespace() || c == '}');
            length.unwrap_or(text.len())
        };
        match rest.chars().next() {
            Some('}') => return Ok((fields, end + 1)),
            Some(sign @ ('#' | '.')) => {
                let length = bare(rest);
                let name = if sign == '#' { "id" } else { "class" };
                add(name, Node::text(start + 1, &rest[1..length]));
                end += length;
            }
            Some(c) if is_of_name(c) => {
                let after = rest.trim_start_matches(is_of_name);
                let name = &rest[..rest.len() - after.len()];
                end += name.len();
                let Some(value) = after.strip_prefix('=') else {
                    add(name, Node::of_json(start, Value::Bool(true)));
                    continue;
                };
                let at = at + end + 1;
                let (json, length) = if value.starts_with(['"', '[', '{']) {
                    let mut values = serde_json::Deserializer::from_str(value).into_iter::<Value>();
                    let json = values.next().and_then(Result::ok);
                    (json, values.byte_offset())
                } else {
                    let word = &value[..bare(value)];
                    let json = serde_json::from_str(word).unwrap_or_else(|_| word.into());
                    (Some(json).filter(|_| !word.is_empty()), word.len())
                };
                let Some(json) = json else {
                    let message = format!("the value of `{name}` can't be read");
                    let fix = "Write it as in JSON: \"words\" with \\\" for a quotation mark and \\\\ for a backslash, a number, true or false.";
                    return Err((at, Complaint::error(message, fix)));
                };
                add(name, Node::of_json(at, json));
                end += 1 + length;
            }
            _ => {
                let fix =
                    "Write each field as name=\"value\", with a space between two, and `}` after the last.";
                return Err((start, Complaint::error("the fields in braces can't be read", fix)));
            }
        }
    }
}

/// Divides words from the fields in braces at their end, if there are any.
pub(super) fn divide(words: &str, at: usize) -> (&str, Vec<Field>) {
    let found = words.rfind('{').and_then(|open| {
        let before = words[..open].trim_end();
        let is_marked = words[open + 1..].starts_with(['#', '.']) || words[open..].contains('=');
        let (fields, length) = attributes(&words[open..], at + open).ok()?;
        let is_whole = open + length == words.len() && before.len() < open;
        (is_marked && is_whole).then_some((before, fields))
    });
    found.unwrap_or((words, Vec::new()))
}

/// What is said of the first name that is given once more.
pub(super) fn twin(fields: &[Field]) -> Option<Fault> {
    let mut names = BTreeSet::new();
    let twin = fields.iter().find(|field| !names.insert(&field.name))?;
    let message = format!("`{}` is given twice", twin.name);
    Some((twin.at, Complaint::error(message, "Keep one of them.")))
}

impl Named {
    /// The name.
    pub(super) fn name(&self) -> &str {
        match &self.name.content {
            Content::Text(name) => name,
            _ => "",
        }
    }

    /// The block that it is, with the fields of another that it adds to; and the field that it has twice, if any.
    pub(super) fn into_block(self, others: Vec<Field>) -> (Node, Option<Fault>) {
        let kind = Field::of(self.name.at, "type", self.name);
        let fields: Vec<_> = std::iter::once(kind).chain(self.fields).chain(others).collect();
        let twin = twin(&fields);
        (Node::table(self.at, fields), twin)
    }
}
