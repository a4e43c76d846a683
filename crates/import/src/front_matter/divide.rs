//! The fields at the head of a Markdown file, each with its line. Values stay as they are written: a version `1.10` is
//! not a number, and a date is not parsed yet.

use dateline_content::front_matter;
use dateline_content::tree::{self, Content};

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
    let ends: Vec<_> = text.match_indices('\n').map(|(end, _)| end).collect();
    let line = |at: usize| ends.partition_point(|end| *end < at) + 1;
    let divided = front_matter::divide(text).map_err(|(at, why)| (line(at), why))?;
    Ok(Divided {
        above: divided.above,
        fields: fields(divided.fields, &line),
        body: divided.body,
        line: line(divided.at),
        unclosed: divided.unclosed.map(line),
    })
}

fn fields(fields: Vec<tree::Field>, line: &dyn Fn(usize) -> usize) -> Vec<Field> {
    let fields = fields.into_iter().map(|field| Field {
        name: field.name,
        line: line(field.at),
        value: value(field.value.content, line),
    });
    fields.collect()
}

fn value(content: Content, line: &dyn Fn(usize) -> usize) -> Value {
    match content {
        Content::Other(_, serde_json::Value::Null) => Value::Text(String::new()),
        Content::Text(text) | Content::Other(text, _) => Value::Text(text),
        Content::List(items) => {
            Value::List(items.into_iter().map(|item| value(item.content, line)).collect())
        }
        Content::Table(inner) => Value::Table(fields(inner, line)),
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

    fn lines(text: &str) -> usize {
        text.matches('\n').count()
    }

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
