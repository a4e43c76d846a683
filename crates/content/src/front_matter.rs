//! The fields at the head of a Markdown file: YAML between lines of `---`, TOML between lines of `+++`, or a JSON
//! object. A value is kept as it is written too: to some who read it, a version `1.10` is not a number.

use saphyr::{MarkedYaml, ScalarOwned, ScanError, YamlData, YamlLoader};
use saphyr_parser::{Marker, Parser, ScalarStyle};
use serde_json::Value;
use toml::de::{DeTable, DeValue};

use super::json;
use super::tree::{Content, Field, Node};

/// A file, divided into fields and text.
#[derive(Debug, PartialEq)]
pub struct Divided<'a> {
    /// What stands above the fields: empty lines and comments.
    pub above: &'a str,
    /// The fields.
    pub fields: Vec<Field>,
    /// The Markdown below the fields.
    pub body: &'a str,
    /// Where the Markdown begins, as an offset in bytes.
    pub at: usize,
    /// Where front matter seems to begin that has no end.
    pub unclosed: Option<usize>,
}

/// Where the fields can't be read, as an offset in bytes, and why.
pub type Fault = (usize, String);

/// Divides a file into its fields and its text.
pub fn divide(text: &str) -> Result<Divided<'_>, Fault> {
    let (above, rest) = text.split_at(length_of_blanks_and_comments(text));
    let start = above.len();
    let divided = |fields, at| Divided {
        above,
        fields,
        body: &text[at..],
        at,
        unclosed: None,
    };
    let whole = |unclosed| Divided {
        above: "",
        fields: Vec::new(),
        body: text,
        at: 0,
        unclosed,
    };
    if is_json(rest) {
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<serde_json::Map<_, Value>>();
        if let Some(Err(error)) = values.next() {
            let why = error.to_string();
            let (why, _) = why.split_once(" at line ").unwrap_or((&why, ""));
            let line = rest.split_inclusive('\n').take(error.line().saturating_sub(1));
            return Err((start + line.map(str::len).sum::<usize>(), why.to_owned()));
        }
        let end = start + values.byte_offset();
        // Places are those in the file.
        let head = " ".repeat(start) + &text[start..end];
        let fields = match json::tree(&head).map(|object| object.content) {
            Some(Content::Table(fields)) => fields,
            _ => Vec::new(),
        };
        return Ok(divided(fields, end));
    }
    let mut all = rest.split_inclusive('\n');
    let mark = all.next().unwrap_or_default();
    let sign = match mark.trim_end() {
        "---" => ':',
        "+++" => '=',
        _ => return Ok(whole(None)),
    };
    let is_yaml = sign == ':';
    let mut end = mark.len();
    for line in all {
        if line.trim_end() == mark.trim_end() || is_yaml && line.trim_end() == "..." {
            let head = Head {
                text: &rest[mark.len()..end],
                at: start + mark.len(),
            };
            let fields = if is_yaml { head.yaml()? } else { Some(head.toml()?) };
            // Text between two rules is not front matter.
            return Ok(fields.map_or(whole(None), |fields| divided(fields, start + end + line.len())));
        }
        end += line.len();
    }
    // A rule above text is not front matter either.
    let mut first = rest[mark.len()..].trim_start().lines();
    let is_field = first.find(|line| line.is_empty() || line.contains(sign));
    let is_field = is_field.is_some_and(|line| !line.is_empty());
    Ok(whole(is_field.then_some(start)))
}

/// How much stands at the beginning of a text that readers don't see.
fn length_of_blanks_and_comments(text: &str) -> usize {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        match rest
            .strip_prefix("<!--")
            .and_then(|inner| inner.split_once("-->"))
        {
            Some((_, below)) => rest = below,
            None => return text.len() - rest.len(),
        }
    }
}

/// Whether a text begins with a JSON object, or with something that was meant as one: a brace, and a name with a colon.
fn is_json(text: &str) -> bool {
    let quoted = text
        .strip_prefix('{')
        .and_then(|inner| inner.trim_start().strip_prefix('"'));
    let after = quoted.and_then(|quoted| quoted.split_once('"'));
    after.is_some_and(|(_, after)| after.trim_start().starts_with(':'))
}

/// What stands between the marks.
struct Head<'a> {
    text: &'a str,
    /// Where in the file it begins.
    at: usize,
}

impl Head<'_> {
    /// The fields of YAML; nothing if it is not a mapping.
    fn yaml(&self) -> Result<Option<Vec<Field>>, Fault> {
        let lines: Vec<_> = std::iter::once(0)
            .chain(self.text.match_indices('\n').map(|(end, _)| end + 1))
            .collect();
        let offset = |marker: &Marker| {
            let start = lines.get(marker.line() - 1).copied().unwrap_or(self.text.len());
            let column = self.text[start..].char_indices().nth(marker.col());
            self.at + column.map_or(self.text.len(), |(column, _)| start + column)
        };
        let fault = |error: &ScanError| (offset(error.marker()), error.info().to_owned());
        let mut loader = YamlLoader::<MarkedYaml>::default();
        loader.early_parse(false);
        let mut parser = Parser::new_from_str(self.text);
        parser.load(&mut loader, true).map_err(|error| fault(&error))?;
        if let Some(error) = loader.error() {
            return Err(fault(error));
        }
        let document = loader.into_documents().into_iter().next();
        Ok(
            match document.map(|document| yaml_node(document, &offset).content) {
                None | Some(Content::Other(_, Value::Null)) => Some(Vec::new()),
                Some(Content::Table(fields)) => Some(fields),
                Some(_) => None,
            },
        )
    }

    fn toml(&self) -> Result<Vec<Field>, Fault> {
        match DeTable::parse(self.text) {
            Ok(table) => Ok(toml_fields(table.get_ref(), self.at)),
            Err(error) => Err((
                self.at + error.span().map_or(0, |span| span.start),
                error.message().to_owned(),
            )),
        }
    }
}

fn yaml_node(node: MarkedYaml<'_>, offset: &dyn Fn(&Marker) -> usize) -> Node {
    let at = offset(&node.span.start);
    let content = match node.data {
        YamlData::Representation(text, style, _) => yaml_scalar(text.into_owned(), style),
        YamlData::Sequence(items) => {
            Content::List(items.into_iter().map(|item| yaml_node(item, offset)).collect())
        }
        YamlData::Mapping(fields) => {
            let fields = fields.into_iter().map(|(name, value)| Field {
                at: offset(&name.span.start),
                name: match yaml_node(name, offset).content {
                    Content::Text(name) | Content::Other(name, _) => name,
                    Content::List(_) | Content::Table(_) => String::new(),
                },
                value: yaml_node(value, offset),
            });
            Content::Table(fields.collect())
        }
        YamlData::Tagged(_, node) => return yaml_node(*node, offset),
        _ => Content::Other(String::new(), Value::Null),
    };
    Node { at, content }
}

/// What a word means without quotation marks (YAML 1.2.2, section 10.3).
fn yaml_scalar(text: String, style: ScalarStyle) -> Content {
    if style != ScalarStyle::Plain {
        return Content::Text(text);
    }
    let json = match ScalarOwned::parse_from_cow(text.as_str().into()) {
        _ if text.is_empty() => Value::Null,
        ScalarOwned::Null => Value::Null,
        ScalarOwned::Boolean(truth) => truth.into(),
        ScalarOwned::Integer(number) => number.into(),
        ScalarOwned::FloatingPoint(number) => number.into_inner().into(),
        ScalarOwned::String(_) => return Content::Text(text),
    };
    Content::Other(text, json)
}

fn toml_fields(table: &DeTable<'_>, at: usize) -> Vec<Field> {
    let fields = table.iter().map(|(name, value)| Field {
        at: at + name.span().start,
        name: name.get_ref().to_string(),
        value: Node {
            at: at + value.span().start,
            content: toml_content(value.get_ref(), at),
        },
    });
    let mut fields: Vec<_> = fields.collect();
    fields.sort_by_key(|field| field.at);
    fields
}

fn toml_content(value: &DeValue<'_>, at: usize) -> Content {
    let number = |written: &str| {
        let json = written.replace('_', "").parse::<serde_json::Number>();
        let json = json.map_or_else(|_| written.into(), Value::Number);
        Content::Other(written.to_owned(), json)
    };
    match value {
        DeValue::String(text) => Content::Text(text.to_string()),
        DeValue::Integer(written) => number(written.as_str()),
        DeValue::Float(written) => number(written.as_str()),
        DeValue::Boolean(truth) => Content::Other(truth.to_string(), (*truth).into()),
        DeValue::Datetime(moment) => Content::Text(moment.to_string()),
        DeValue::Array(items) => {
            let items = items.iter().map(|item| Node {
                at: at + item.span().start,
                content: toml_content(item.get_ref(), at),
            });
            Content::List(items.collect())
        }
        DeValue::Table(table) => Content::Table(toml_fields(table, at)),
    }
}
