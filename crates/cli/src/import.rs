//! `dateline import`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use dateline_import::{Options, import};
use time::OffsetDateTime;

use crate::terminal::{Format, parse_moment, say, some_words};

#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Makes an article of each Markdown file below a folder, and lists everything that did not come over as it was.
    /// Exit status 1 if a file could not be imported, or if `check` finds an error afterwards.
    Markdown(Markdown),
}

#[derive(Args)]
struct Markdown {
    /// The folder of Markdown files.
    folder: PathBuf,
    /// The section of files that name none and lie in no folder named for one.
    #[arg(long)]
    section: Option<String>,
    /// The content folder.
    #[arg(long, default_value = "content")]
    content: PathBuf,
    /// A name for the byline of files that name no author; can be given several times. By default the newspaper's own.
    #[arg(long = "author", value_name = "NAME", value_parser = some_words)]
    authors: Vec<String>,
    /// Write nothing; only report what an import would do.
    #[arg(long)]
    dry_run: bool,
    /// For people or for machines.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Import as if it were this moment (RFC 3339).
    #[arg(long, value_parser = parse_moment)]
    now: Option<OffsetDateTime>,
}

pub fn run(arguments: Arguments) -> Result<ExitCode> {
    let Command::Markdown(arguments) = arguments.command;
    let report = import(&Options {
        folder: arguments.folder,
        content: arguments.content,
        section: arguments.section,
        authors: arguments.authors,
        dry_run: arguments.dry_run,
        now: arguments.now.unwrap_or_else(OffsetDateTime::now_utc),
    })?;
    match arguments.format {
        Format::Json => say(&serde_json::to_string_pretty(&report)?)?,
        Format::Text => say(&report.to_string())?,
    }
    Ok(if report.is_complete() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
