//! `dateline comments`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use dateline_content::{check, summary};
use dateline_site::comments::{Counts, pull};
use time::OffsetDateTime;

use crate::terminal::{note, print_problems, say};

#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Fetches the comments of all stories into the content folder, so that the next publication includes them.
    Pull {
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
}

pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let Command::Pull { content } = &arguments.command;
    pull_into(content)
}

fn pull_into(content: &Path) -> Result<ExitCode> {
    let checked = check(content, OffsetDateTime::now_utc());
    let Some(newsroom) = checked.newsroom else {
        print_problems(&checked.problems);
        anyhow::bail!(
            "no comments were fetched: {} in {}",
            summary(&checked.problems),
            content.display()
        );
    };
    if newsroom.stories.iter().all(|story| story.comments.is_none()) {
        say("No story has comments: site.json names no comment server.")?;
    }
    let mut code = ExitCode::SUCCESS;
    for pulled in pull(&newsroom, content) {
        match pulled.result {
            Ok(Counts { total, unreadable: 0 }) => say(&format!("{}: {total} comments", pulled.path))?,
            Ok(Counts { total, unreadable }) => say(&format!(
                "{}: {total} comments, of which {unreadable} could not be read",
                pulled.path
            ))?,
            Err(error) => {
                note(&format!("error: {}: {error:#}", pulled.path));
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}
