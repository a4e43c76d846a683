//! What the commands share: reading options and printing.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::ValueEnum;
use dateline_content::{Printed, Problem, Unsound, listed, summary};
use serde::Serialize;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The format of an output.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// Parses the time that `--now` gives.
pub fn parse_moment(text: &str) -> Result<OffsetDateTime, String> {
    OffsetDateTime::parse(text, &Rfc3339)
        .map_err(|error| format!("{error}; write it like 2026-11-20T09:30:00Z"))
}

/// Parses a name or a tag, which can't be empty.
pub fn non_empty(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("it is empty".to_owned()),
        words => Ok(words.to_owned()),
    }
}

/// Prints problems for people.
pub fn print_problems(problems: &[Problem]) {
    for lines in listed(problems) {
        print_beside(&format!("{lines}\n"));
    }
}

/// Prints the problems of a content folder for which a command did nothing.
pub fn refuse(what: &str, problems: &[Problem], content: &Path) -> ExitCode {
    print_problems(problems);
    note(&format!("{what}: {} in {}", summary(problems), content.display()));
    ExitCode::FAILURE
}

/// Prints why a command failed.
pub fn print_error(error: &anyhow::Error) {
    note(&format!("error: {error:#}"));
    if let Some(Unsound(_, problems)) = error.downcast_ref() {
        print_problems(problems);
    }
}

/// Prints a line for people, beside what is printed for programs too.
pub fn note(line: &str) {
    print_beside(&Printed(line).to_string());
}

fn print_beside(lines: &str) {
    // Where nobody listens, nothing needs to be said.
    let _ = writeln!(std::io::stderr(), "{lines}");
}

/// Prints a line. A closed pipe (`dateline check | head`) is an error like any other.
pub fn say(line: &str) -> Result<()> {
    writeln!(std::io::stdout(), "{}", Printed(line)).context("can't write to standard output")
}

/// Prints a value as JSON, in one line or in several.
pub fn say_json(value: &impl Serialize, in_one_line: bool) -> Result<()> {
    let json = if in_one_line {
        serde_json::to_string(value)?
    } else {
        serde_json::to_string_pretty(value)?
    };
    // JSON has no line breaks within texts.
    json.lines().try_for_each(say)
}
