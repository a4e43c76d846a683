//! Something wrong in a content file: where, what, and how to mend it.

use std::fmt;
use std::path::Path;

use serde::Serialize;

use super::printed::Printed;
use super::text::{Place, Text};

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
    pub(super) fn at(text: &Text, path: &str, complaint: Complaint) -> Self {
        Self::at_place(text, text.place(path), path, complaint)
    }

    /// A problem at a line and a column.
    pub(super) fn at_place(text: &Text, (line, column): Place, path: &str, complaint: Complaint) -> Self {
        let Complaint {
            severity,
            message,
            fix,
        } = complaint;
        Self {
            file: text.name.clone(),
            line,
            column,
            path: path.to_owned(),
            severity,
            message,
            fix,
        }
    }

    /// An error of a file as a whole.
    pub(super) fn of_file(file: &Path, message: &str, fix: &str) -> Self {
        Self::of(&file.display().to_string(), message, fix)
    }

    /// An error of a file as a whole, by the name that problems give it.
    pub(super) fn of(file: &str, message: &str, fix: &str) -> Self {
        Self {
            file: file.to_owned(),
            line: 1,
            column: 1,
            path: String::new(),
            severity: Severity::Error,
            message: message.to_owned(),
            fix: fix.to_owned(),
        }
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

/// How many problems of one file a person is shown.
pub const SHOWN: usize = 200;

/// Problems as people are shown them, each in its lines: of a file with very many only some, errors first.
pub fn listed(problems: &[Problem]) -> Vec<String> {
    let mut listed = Vec::new();
    for of_file in problems.chunk_by(|one, other| one.file == other.file) {
        let mut shown: Vec<_> = of_file.iter().collect();
        if shown.len() > SHOWN {
            shown.sort_by_key(|problem| problem.severity);
            shown.truncate(SHOWN);
        }
        listed.extend(shown.iter().map(ToString::to_string));
        if of_file.len() > SHOWN {
            listed.push(format!(
                "{}: and {} more in this file; `dateline check --format json` lists all",
                Printed(&of_file[0].file),
                of_file.len() - SHOWN
            ));
        }
    }
    listed
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

/// Names to choose from: all, or the first where there are very many.
pub fn some_of<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    const SHOWN: usize = 20;
    let mut names = names.into_iter();
    let shown: Vec<_> = names.by_ref().take(SHOWN).collect();
    match names.count() {
        0 => shown.join(", "),
        others => format!("{} and {others} more", shown.join(", ")),
    }
}

/// A number with its noun: `1 error`, `2 errors`, `2 stories`.
pub fn counted(count: usize, noun: &str) -> String {
    match noun.strip_suffix('y') {
        _ if count == 1 => format!("1 {noun}"),
        Some(stem) => format!("{count} {stem}ies"),
        None => format!("{count} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn of_very_many_names_the_first_are_told() {
        assert_eq!(some_of(["a", "b"]), "a, b");
        let many = some_of(std::iter::repeat_n("a", 1000));
        assert!(many.ends_with(", a and 980 more") && many.len() < 100, "{many}");
    }

    #[test]
    fn of_a_file_with_very_many_problems_some_are_shown_with_its_errors_among_them() {
        let problem = |file: &str, line, severity| Problem {
            line,
            severity,
            ..Problem::of(file, "wrong", "Mend it.")
        };
        let mut problems: Vec<_> = (1..=20_000)
            .map(|line| problem("a.json", line, Severity::Warning))
            .collect();
        problems.push(problem("a.json", 20_001, Severity::Error));
        problems.push(problem("b.json", 1, Severity::Error));
        let listed = listed(&problems);
        assert_eq!(listed.len(), SHOWN + 2);
        assert_eq!(listed[0], "a.json:20001:1: error: wrong\n    Mend it.");
        assert_eq!(listed[1], "a.json:1:1: warning: wrong\n    Mend it.");
        assert!(
            listed[SHOWN].starts_with("a.json: and 19801 more in this file"),
            "{}",
            listed[SHOWN]
        );
        assert!(listed[SHOWN + 1].starts_with("b.json:1:1"));
    }
}
