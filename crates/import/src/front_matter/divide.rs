//! The fields at the head of a Markdown file: YAML between lines of `---`, TOML between lines of `+++`, or a JSON
//! object. Values stay as they are written: a version `1.10` is not a number, and a date is not parsed yet.

use std::collections::BTreeMap;

use saphyr::{MarkedYaml, ScanError, YamlData, YamlLoader};
use saphyr_parser::{Parser, ScalarStyle};
use toml::de::{DeTable, DeValue};

/// A field with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Field {
    pub name: String,
    /// The line in the file, from 1.
    pub line: usize,
    pub value: Value,
}

/// A value, whichever format it was written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Value {
    Text(String),
    List(Vec<Value>),
    Table(Vec<Field>),
}

/// A file, divided into fields and text.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct Divided<'a> {
    /// What stands above the fields: empty lines and comments.
    pub above: &'a str,
    pub fields: Vec<Field>,
    /// The Markdown below the fields.
    pub body: &'a str,
    /// The line that the Markdown begins at, from 1.
    pub line: usize,
    /// The line that front matter seems to begin at which has no end.
    pub unclosed: Option<usize>,
}

/// A line, and what is wrong there.
pub(in super::super) type Fault = (usize, String);

/// Divides a file into its fields and its text.
pub(in super::super) fn divide(text: &str) -> Result<Divided<'_>, Fault> {
    let (above, rest) = text.split_at(length_of_blanks_and_comments(text));
    let first_line = lines(above) + 1;
    let whole = |unclosed| Divided {
        above: "",
        fields: Vec::new(),
        body: text,
        line: 1,
        unclosed,
    };
    if is_json(rest) {
        let mut values = serde_json::Deserializer::from_str(rest).into_iter();
        let object = values.next().unwrap_or_else(|| Ok(serde_json::Map::new()));
        let object = object.map_err(|error| {
            let why = error.to_string();
            let (why, _) = why.split_once(" at line ").unwrap_or((&why, ""));
            (lines(above) + error.line(), why.to_owned())
        })?;
        let (head, body) = rest.split_at(values.byte_offset());
        return Ok(Divided {
            above,
            fields: json(object, &lines_of_quoted(head, first_line)),
            body,
            line: first_line + lines(head),
            unclosed: None,
        });
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
            let head = &rest[mark.len()..end];
            let fields = if is_yaml {
                yaml(head, first_line)?
            } else {
                Some(toml(head, first_line)?)
            };
            // Text between two rules is not front matter.
            return Ok(fields.map_or(whole(None), |fields| Divided {
                above,
                fields,
                body: &rest[end + line.len()..],
                line: first_line + lines(head) + 2,
                unclosed: None,
            }));
        }
        end += line.len();
    }
    // A rule above text is not front matter either.
    let mut first = rest[mark.len()..].trim_start().lines();
    let is_field = first.find(|line| line.is_empty() || line.contains(sign));
    let is_field = is_field.is_some_and(|line| !line.is_empty());
    Ok(whole(is_field.then_some(first_line)))
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

fn lines(text: &str) -> usize {
    text.matches('\n').count()
}

/// The fields of YAML below a number of lines of its file; `None` if it is not a mapping.
fn yaml(head: &str, above: usize) -> Result<Option<Vec<Field>>, Fault> {
    let fault = |error: &ScanError| (error.marker().line() + above, error.info().to_owned());
    let mut loader = YamlLoader::<MarkedYaml>::default();
    loader.early_parse(false);
    let mut parser = Parser::new_from_str(head);
    parser.load(&mut loader, true).map_err(|error| fault(&error))?;
    if let Some(error) = loader.error() {
        return Err(fault(error));
    }
    match loader.into_documents().into_iter().next() {
        None => Ok(Some(Vec::new())),
        Some(document) => match yaml_value(document, above) {
            Value::Table(fields) => Ok(Some(fields)),
            Value::Text(text) if text.is_empty() => Ok(Some(Vec::new())),
            _ => Ok(None),
        },
    }
}

fn yaml_value(node: MarkedYaml<'_>, above: usize) -> Value {
    let value = |node| yaml_value(node, above);
    match node.data {
        YamlData::Representation(text, ScalarStyle::Plain, _) if ["~", "null"].contains(&&*text) => {
            Value::Text(String::new())
        }
        YamlData::Representation(text, ..) => Value::Text(text.into_owned()),
        YamlData::Sequence(items) => Value::List(items.into_iter().map(value).collect()),
        YamlData::Mapping(fields) => {
            let fields = fields.into_iter().map(|(name, content)| Field {
                line: name.span.start.line() + above,
                name: value(name).words(),
                value: value(content),
            });
            Value::Table(fields.collect())
        }
        YamlData::Tagged(_, node) => value(*node),
        _ => Value::Text(String::new()),
    }
}

fn toml(head: &str, above: usize) -> Result<Vec<Field>, Fault> {
    let ends: Vec<_> = head.match_indices('\n').map(|(end, _)| end).collect();
    let line = |offset: usize| ends.partition_point(|end| *end < offset) + 1 + above;
    match DeTable::parse(head) {
        Ok(table) => Ok(toml_fields(table.get_ref(), &line)),
        Err(error) => Err((
            line(error.span().map_or(0, |span| span.start)),
            error.message().to_owned(),
        )),
    }
}

fn toml_fields(table: &DeTable<'_>, line: &dyn Fn(usize) -> usize) -> Vec<Field> {
    let fields = table.iter().map(|(name, value)| Field {
        name: name.get_ref().to_string(),
        line: line(name.span().start),
        value: toml_value(value.get_ref(), line),
    });
    let mut fields: Vec<_> = fields.collect();
    fields.sort_by_key(|field| field.line);
    fields
}

fn toml_value(value: &DeValue<'_>, line: &dyn Fn(usize) -> usize) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => Value::Text(number.as_str().to_owned()),
        DeValue::Float(number) => Value::Text(number.as_str().to_owned()),
        DeValue::Boolean(boolean) => Value::Text(boolean.to_string()),
        DeValue::Datetime(moment) => Value::Text(moment.to_string()),
        DeValue::Array(items) => Value::List(
            items
                .iter()
                .map(|item| toml_value(item.get_ref(), line))
                .collect(),
        ),
        DeValue::Table(table) => Value::Table(toml_fields(table, line)),
    }
}

fn json(object: serde_json::Map<String, serde_json::Value>, lines: &BTreeMap<&str, usize>) -> Vec<Field> {
    let fields = object.into_iter().map(|(name, value)| Field {
        line: lines.get(&*name).copied().unwrap_or(1),
        value: json_value(value, lines),
        name,
    });
    fields.collect()
}

/// The line in which each text between quotation marks first stands.
fn lines_of_quoted(head: &str, mut line: usize) -> BTreeMap<&str, usize> {
    let mut first = BTreeMap::new();
    for quoted in head.split('"') {
        first.entry(quoted).or_insert(line);
        line += lines(quoted);
    }
    first
}

fn json_value(value: serde_json::Value, lines: &BTreeMap<&str, usize>) -> Value {
    match value {
        serde_json::Value::Null => Value::Text(String::new()),
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Array(items) => {
            Value::List(items.into_iter().map(|item| json_value(item, lines)).collect())
        }
        serde_json::Value::Object(object) => Value::Table(json(object, lines)),
        other => Value::Text(other.to_string()),
    }
}

impl Value {
    /// The whole value on one line, for the report.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Text(text) => text.trim().to_owned(),
            Self::List(items) => items.iter().map(Self::words).collect::<Vec<_>>().join(", "),
            Self::Table(fields) => {
                let fields = fields.iter();
                let fields = fields.map(|field| format!("{}: {}", field.name, field.value.words()));
                fields.collect::<Vec<_>>().join(", ")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str, line: usize, value: &str) -> Field {
        Field {
            name: name.to_owned(),
            line,
            value: Value::Text(value.to_owned()),
        }
    }

    #[test]
    fn values_stay_as_they_are_written_and_know_their_lines() {
        for text in [
            "---\nversion: 1.10\ndate: 2024-05-01\n---\nText",
            "+++\nversion = 1.10\ndate = 2024-05-01\n+++\nText",
        ] {
            let divided = divide(text).unwrap();
            let fields = [field("version", 2, "1.10"), field("date", 3, "2024-05-01")];
            assert_eq!(
                (divided.fields, divided.body, divided.line),
                (fields.into(), "Text", 5)
            );
        }
        let divided = divide("{\n\"version\": 1.5\n}\nText").unwrap();
        assert_eq!(
            (divided.fields, divided.body),
            ([field("version", 2, "1.5")].into(), "\nText")
        );
    }

    #[test]
    fn a_file_without_fields_is_all_text() {
        for text in [
            "",
            "Text",
            "---\nwords between rules\n---\n",
            "{% include x %}",
            "{ not: json",
            "{\"said\"} she",
            "<!-- not closed\n---\na: b\n---",
        ] {
            let divided = divide(text).unwrap();
            assert_eq!(
                (divided.fields, divided.body, divided.unclosed),
                (Vec::new(), text, None)
            );
        }
    }

    #[test]
    fn fields_may_stand_below_empty_lines_and_comments() {
        for above in [
            "",
            "\n",
            " \n\t\n",
            "\u{feff}",
            "<!-- a\n---\nb: c -->\n\n<!-- d -->\n",
        ] {
            for fields in [
                "---\ntitle: x\n---\n",
                "--- \ntitle: x\n---\t\n",
                "+++  \ntitle = \"x\"\n+++ \n",
                "{\n\"title\": \"x\"\n}",
                "---\ntitle: x\n...\n",
            ] {
                let text = format!("{above}{fields}Text");
                let divided = divide(&text).unwrap();
                let line = lines(above) + 2;
                assert_eq!(divided.fields, [field("title", line, "x")], "{text:?}");
                assert_eq!((divided.above, divided.body), (above, "Text"), "{text:?}");
                assert_eq!(divided.line, lines(&text) + 1, "{text:?}");
            }
        }
    }

    #[test]
    fn fields_without_an_end_are_noticed_and_a_rule_is_not_one() {
        for (text, line) in [
            ("---\ntitle: x\n", Some(1)),
            ("\n<!-- c -->\n+++\n\n# One\ntitle = 1\n---\n", Some(3)),
            ("---\n\nText\n", None),
            ("<!-- c -->\n\n---\nText", None),
        ] {
            let divided = divide(text).unwrap();
            assert_eq!((divided.body, divided.unclosed), (text, line), "{text}");
        }
    }

    #[test]
    fn a_fault_names_its_line() {
        assert_eq!(divide("---\na: b\nb: [c\n---\n").unwrap_err().0, 4);
        assert_eq!(divide("---\na: b\na: c\n---\n").unwrap_err().0, 3);
        assert_eq!(divide("+++\na = 1\nb = \n+++\n").unwrap_err().0, 3);
        assert_eq!(divide("\n---\na: b\na: c\n---\n").unwrap_err().0, 4);
        assert_eq!(divide("\n{\n\"a\": \"b\",\nText").unwrap_err().0, 4);
    }

    #[test]
    fn a_flood_of_aliases_is_refused() {
        let lines = (1..40).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}]\n", n - 1));
        let text = format!("---\na0: &a0 [x, x]\n{}---\n", lines.collect::<String>());
        assert!(divide(&text).is_err());
    }
}
