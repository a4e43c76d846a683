//! The fields of a file, taken one by one. What is left at the end is not used in articles.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::dates;
use super::divide::{Field, Value};
use crate::report::Notes;
use dateline_content::folder::one_line;

/// The fields that have not been used yet.
pub(super) struct Fields<'a> {
    pub rest: Vec<Field>,
    pub notes: &'a mut Notes,
}

/// A field's name without what varies between writers: `pubDate`, `pub_date`, `pub-date`.
pub(super) fn bare(name: &str) -> String {
    let letters = name.chars().filter(|c| !matches!(c, '_' | '-' | ' '));
    letters.flat_map(char::to_lowercase).collect()
}

impl<'a> Fields<'a> {
    pub(super) fn of(fields: Vec<Field>, notes: &'a mut Notes) -> Self {
        let mut rest = Vec::new();
        for field in fields {
            match field.value {
                // Zola and Hugo keep some fields one level down.
                Value::Table(inner)
                    if ["taxonomies", "extra", "params"].contains(&bare(&field.name).as_str()) =>
                {
                    notes.understood(field.name);
                    rest.extend(inner);
                }
                value if value.words().is_empty() => {
                    notes.changed(field.line, format!("the field `{}` is empty", field.name));
                }
                value => rest.push(Field { value, ..field }),
            }
        }
        Self { rest, notes }
    }

    /// Takes the first field that has one of the names, in the order of the names.
    pub(super) fn take(&mut self, names: &[&str]) -> Option<Field> {
        self.take_if(names, |_| true)
    }

    pub(super) fn take_if(&mut self, names: &[&str], fits: impl Fn(&Value) -> bool) -> Option<Field> {
        let index = names.iter().find_map(|name| {
            let mut fields = self.rest.iter();
            fields.position(|field| bare(&field.name) == bare(name) && fits(&field.value))
        })?;
        let field = self.rest.remove(index);
        self.notes
            .understood(format!("{} {}", field.name, field.value.words()));
        Some(field)
    }

    /// The line of the first field that has one of the names.
    pub(super) fn line_of(&self, names: &[&str]) -> usize {
        let found = self
            .rest
            .iter()
            .find(|field| names.iter().any(|name| bare(name) == bare(&field.name)));
        found.map_or(1, |field| field.line)
    }

    pub(super) fn text(&mut self, names: &[&str]) -> Option<String> {
        let field = self.take(names)?;
        Some(one_line(&field.value.words())).filter(|text| !text.is_empty())
    }

    /// A text for readers, in which some systems write characters as HTML entities: `&amp;`.
    pub(super) fn decoded(&mut self, names: &[&str]) -> Option<String> {
        let text = self.text(names)?;
        Some(one_line(&html_escape::decode_html_entities(&text))).filter(|text| !text.is_empty())
    }

    pub(super) fn boolean(&mut self, field: &Field) -> Option<bool> {
        match field.value.words().to_lowercase().as_str() {
            "true" | "yes" | "on" => Some(true),
            "false" | "no" | "off" => Some(false),
            other => {
                self.notes.changed(
                    field.line,
                    format!(
                        "`{}: {other}` is neither true nor false; the article is a draft",
                        field.name
                    ),
                );
                None
            }
        }
    }

    pub(super) fn date(&mut self, names: &[&str]) -> Option<OffsetDateTime> {
        let field = self.take(names)?;
        let text = field.value.words();
        let Some((moment, assumed)) = dates::read(&text) else {
            self.notes.lost(
                field.line,
                format!(
                    "`{}: {text}` is not a valid date; write it like 2024-05-01",
                    field.name
                ),
            );
            return None;
        };
        if let Some(assumed) = assumed {
            let written = moment.format(&Rfc3339).unwrap_or_default();
            self.notes.changed(
                field.line,
                format!(
                    "`{}: {text}` is read as {written}, assuming {assumed}",
                    field.name
                ),
            );
        }
        Some(moment)
    }
}

/// A list, either written as such or as words between commas.
pub(super) fn list(value: &Value) -> Vec<String> {
    let words = match value {
        Value::Text(text) => text.split(',').map(one_line).collect(),
        Value::List(items) => items.iter().map(|item| one_line(&item.words())).collect(),
        Value::Table(_) => vec![value.words()],
    };
    let words: Vec<String> = words;
    words.into_iter().filter(|word| !word.is_empty()).collect()
}

/// Notes a field that can't be used.
pub(super) fn note_lost(notes: &mut Notes, name: &str, line: usize, value: &Value) {
    notes.lost(
        line,
        format!("the field `{name}` is not used in articles: {}", value.words()),
    );
}
