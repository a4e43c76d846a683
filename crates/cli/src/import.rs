//! `dateline import`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use dateline_import::{Options, import};
use time::OffsetDateTime;

use crate::terminal::{Format, non_empty, parse_moment, say, say_json};

#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Turns each Markdown file in a folder and below it into an article, and lists everything that was lost or changed.
    /// Exit status 1 if a file could not be imported, or if `check` finds an error afterwards.
    Markdown(Markdown),
}

#[derive(Args)]
struct Markdown {
    /// The folder of Markdown files.
    folder: PathBuf,
    /// The section of files that don't name one and are not in a folder named after one.
    #[arg(long)]
    section: Option<String>,
    /// The content folder.
    #[arg(long, default_value = "content")]
    content: PathBuf,
    /// A name for the byline of files that name no author; can be given several times. Default: the newspaper's name.
    #[arg(long = "author", value_name = "NAME", value_parser = non_empty)]
    authors: Vec<String>,
    /// Write nothing; only report what an import would do.
    #[arg(long)]
    dry_run: bool,
    /// The output format: text for people, or JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Import as of this time (RFC 3339).
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
        Format::Json => say_json(&report, false)?,
        Format::Text => report.to_string().lines().try_for_each(say)?,
    }
    Ok(if report.is_complete() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
