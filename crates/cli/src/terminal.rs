//! What the commands share: how a moment is given, and how something is said.

use std::io::Write;

use anyhow::{Context, Result};
use clap::ValueEnum;
use dateline_content::Problem;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Whom an output is for.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// Reads the moment that `--now` gives.
pub fn parse_moment(text: &str) -> Result<OffsetDateTime, String> {
    OffsetDateTime::parse(text, &Rfc3339)
        .map_err(|error| format!("{error}; write it like 2026-11-20T09:30:00Z"))
}

/// Reads a name or a tag, which can't be empty.
pub fn some_words(text: &str) -> Result<String, String> {
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

/// Prints a line. A reader that went away (`dateline check | head`) is an error like any other.
pub fn say(line: &str) -> Result<()> {
    writeln!(std::io::stdout(), "{line}").context("can't write to standard output")
}
