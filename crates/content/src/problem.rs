//! Something wrong in a content file: where, what, and how to mend it.

use std::fmt;
use std::path::Path;

use jsonc_parser::ast::Value;
use serde::Serialize;

use super::printed::Printed;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Nothing is published while it is there.
    Error,
    /// The site can be published; somebody should know.
    Warning,
}

/// A problem of a content file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The place in the file as a JSON Pointer (RFC 6901); empty for the whole file.
    pub path: String,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub fix: String,
}

impl Problem {
    /// A problem at a place in a file.
    pub fn at(severity: Severity, file: &str, text: &str, path: &str, message: &str, fix: &str) -> Self {
        let (line, column) = position(text, path);
        Self {
            file: file.to_owned(),
            line,
            column,
            path: path.to_owned(),
            severity,
            message: message.to_owned(),
            fix: fix.to_owned(),
        }
    }

    /// An error of a file as a whole.
    pub fn of_file(file: &Path, message: &str, fix: &str) -> Self {
        Self::at(Severity::Error, &file.display().to_string(), "", "", message, fix)
    }
}

/// Something wrong that is not in its place yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub fix: String,
}

impl Complaint {
    /// One that keeps the site from being published.
    pub fn error(message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            message: message.into(),
            fix: fix.into(),
        }
    }

    /// One that somebody should know.
    pub fn warning(message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(message, fix)
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let at = match &*self.path {
            "" => String::new(),
            path => format!(" (at {path})"),
        };
        let what = format!(
            "{}:{}:{}: {severity}: {}{at}",
            self.file, self.line, self.column, self.message
        );
        write!(f, "{}\n    {}", Printed(&what), Printed(&self.fix))
    }
}

/// The counts in words: `2 errors, 1 warning`.
pub fn summary(problems: &[Problem]) -> String {
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    let warnings = problems.len() - errors;
    format!("{}, {}", counted(errors, "error"), counted(warnings, "warning"))
}

/// A number with its noun: `1 error`, `2 errors`, `2 stories`.
pub fn counted(count: usize, noun: &str) -> String {
    match noun.strip_suffix('y') {
        _ if count == 1 => format!("1 {noun}"),
        Some(stem) => format!("{count} {stem}ies"),
        None => format!("{count} {noun}s"),
    }
}

/// Line and column of what a JSON Pointer names, or of the nearest thing around it that is there.
fn position(text: &str, pointer: &str) -> (usize, usize) {
    let strict = jsonc_parser::ParseOptions::default();
    let parsed = jsonc_parser::parse_to_ast(text, &jsonc_parser::CollectOptions::default(), &strict);
    let Some(root) = parsed.ok().and_then(|parsed| parsed.value) else {
        return (1, 1);
    };
    let mut offset = jsonc_parser::common::Ranged::start(&root);
    let mut value = &root;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        let found = match value {
            Value::Object(object) => object
                .get(&token)
                .map(|property| (property.range.start, &property.value)),
            Value::Array(array) => token
                .parse::<usize>()
                .ok()
                .and_then(|index| array.elements.get(index))
                .map(|element| (jsonc_parser::common::Ranged::start(element), element)),
            _ => None,
        };
        let Some((start, inner)) = found else { break };
        (offset, value) = (start, inner);
    }
    place(text, offset)
}

/// Line and column of an offset in bytes.
pub(super) fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

#[cfg(test)]
mod tests {
    use super::{counted, position};

    #[test]
    fn one_is_singular() {
        assert_eq!(counted(1, "story"), "1 story");
        assert_eq!(counted(2, "story"), "2 stories");
        assert_eq!(
            (counted(1, "error"), counted(0, "error")),
            ("1 error".to_owned(), "0 errors".to_owned())
        );
    }

    #[test]
    fn a_place_is_named_by_line_and_column_in_characters() {
        let text = "{\n  \"é\": [1, {\"a/b\": 2}]\n}";
        assert_eq!(position(text, ""), (1, 1));
        assert_eq!(position(text, "/é"), (2, 3));
        assert_eq!(position(text, "/é/1/a~1b"), (2, 13));
    }

    #[test]
    fn a_place_that_is_missing_is_named_by_what_should_hold_it() {
        assert_eq!(position("{\n  \"a\": {}\n}", "/a/missing"), (2, 3));
    }
}
