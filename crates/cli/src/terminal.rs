//! What the commands share: reading options and printing.

use std::io::Write;

use anyhow::{Context, Result};
use clap::ValueEnum;
use dateline_content::Problem;
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
    for problem in problems {
        eprintln!("{problem}\n");
    }
}

/// Prints a line. A closed pipe (`dateline check | head`) is an error like any other.
pub fn say(line: &str) -> Result<()> {
    writeln!(std::io::stdout(), "{line}").context("can't write to standard output")
}
