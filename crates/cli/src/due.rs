//! `dateline due`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use dateline_content::check;
use time::OffsetDateTime;

use crate::terminal::{note, parse_moment, refuse, say};

#[derive(Args)]
pub struct Arguments {
    /// The content folder.
    #[arg(long, default_value = "content")]
    content: PathBuf,
    /// Look from this time on (RFC 3339).
    #[arg(long, value_parser = parse_moment)]
    now: Option<OffsetDateTime>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let now = arguments.now.unwrap_or_else(OffsetDateTime::now_utc);
    let checked = check(&arguments.content, now);
    let Some(newsroom) = checked.newsroom else {
        let what = "nobody can tell when the next story is due";
        return Ok(refuse(what, &checked.problems, &arguments.content));
    };
    match newsroom.next_due() {
        Some(due) => say(&format!("{} {}", due.date, due.file))?,
        None => note("no story is dated in the future, and nothing goes from the front page"),
    }
    Ok(ExitCode::SUCCESS)
}
