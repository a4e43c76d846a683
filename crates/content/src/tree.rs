//! The values of a file as they stand in its text, each with its place: what JSON, YAML, TOML and Markdown have in
//! common.

use serde_json::Value;

/// A value, and where in the text it stands, as an offset in bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it begins.
    pub at: usize,
    /// What it is.
    pub content: Content,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A text.
    Text(String),
    /// A number, a truth or nothing: as it is written, and as it is meant.
    Other(String, Value),
    /// Values in their order.
    List(Vec<Node>),
    /// Values with names.
    Table(Vec<Field>),
}

/// A value with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Where its name begins.
    pub at: usize,
    /// Its name.
    pub name: String,
    /// The value.
    pub value: Node,
}

impl Node {
    /// A text at a place.
    pub(crate) fn text(at: usize, text: impl Into<String>) -> Self {
        Self {
            at,
            content: Content::Text(text.into()),
        }
    }

    /// A list at a place.
    pub(crate) const fn list(at: usize, items: Vec<Self>) -> Self {
        Self {
            at,
            content: Content::List(items),
        }
    }

    /// Fields at a place.
    pub(crate) const fn table(at: usize, fields: Vec<Field>) -> Self {
        Self {
            at,
            content: Content::Table(fields),
        }
    }

    /// A value of JSON that stands at one place as a whole.
    pub(crate) fn of_json(at: usize, json: Value) -> Self {
        let content = match json {
            Value::String(text) => Content::Text(text),
            Value::Array(items) => {
                let items = items.into_iter().map(|item| Self::of_json(at, item));
                Content::List(items.collect())
            }
            Value::Object(fields) => {
                let fields = fields.into_iter();
                let fields = fields.map(|(name, value)| Field::of(at, &name, Self::of_json(at, value)));
                Content::Table(fields.collect())
            }
            other => Content::Other(other.to_string(), other),
        };
        Self { at, content }
    }

    /// The value without its places.
    pub(crate) fn into_json(self) -> Value {
        match self.content {
            Content::Text(text) => Value::String(text),
            Content::Other(_, json) => json,
            Content::List(items) => items.into_iter().map(Self::into_json).collect(),
            // Of a name that is given twice the last counts.
            Content::Table(fields) => {
                let fields = fields.into_iter();
                let fields = fields.map(|field| (field.name, field.value.into_json()));
                Value::Object(fields.collect())
            }
        }
    }
}

impl Field {
    /// A value by its name, which stands at a place.
    pub(crate) fn of(at: usize, name: &str, value: Node) -> Self {
        Self {
            at,
            name: name.to_owned(),
            value,
        }
    }
}
