//! `dateline init`

use std::io::{IsTerminal, Write, stderr, stdin};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use dateline_content::starter::{Starter, Workflow, begin};
use time::OffsetDateTime;

use crate::terminal::{non_empty, note, parse_moment, say};

#[derive(Args)]
pub struct Arguments {
    /// The folder of the new newsroom.
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// The newspaper's name. Default: that of the folder.
    #[arg(long, value_parser = non_empty)]
    title: Option<String>,
    /// What the newspaper is, in a sentence.
    #[arg(long, value_parser = non_empty)]
    description: Option<String>,
    /// The address where readers will find it: scheme and host.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Its language, as a BCP 47 tag.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// The name of a section; can be given several times.
    #[arg(long = "section", value_name = "NAME", value_parser = non_empty)]
    sections: Vec<String>,
    /// Add a workflow that publishes on this host, from a repository on GitHub.
    #[arg(long, value_enum)]
    host: Option<Workflow>,
    /// Ask nothing: what is not given is as by default.
    #[arg(long)]
    yes: bool,
    /// Date the examples with this time (RFC 3339).
    #[arg(long, value_parser = parse_moment)]
    now: Option<OffsetDateTime>,
}

pub fn run(arguments: Arguments) -> Result<ExitCode> {
    let asks = !arguments.yes && stdin().is_terminal();
    let or = |given: Option<String>, question: &str, default: &str| match given {
        Some(given) => Ok(given),
        None if asks => ask(question, default),
        None => Ok(default.to_owned()),
    };
    let folder = arguments.folder;
    let title = or(arguments.title, "The newspaper's name", &name_of(&folder))?;
    let description = format!("{title}: news, and what is behind it.");
    let starter = Starter {
        description: or(arguments.description, "What it is, in a sentence", &description)?,
        base_url: or(
            arguments.base_url,
            "The address where readers will find it",
            "https://newspaper.example",
        )?,
        language: or(arguments.language, "Its language", "en")?,
        sections: if arguments.sections.is_empty() {
            let names = or(None, "Its sections, with commas between", "News")?;
            let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
            names.map(str::to_owned).collect()
        } else {
            arguments.sections
        },
        host: arguments.host,
        now: arguments.now.unwrap_or_else(OffsetDateTime::now_utc),
        title,
    };
    for path in begin(&folder, &starter)? {
        say(&path.display().to_string())?;
    }
    let there = if folder == Path::new(".") {
        String::new()
    } else {
        format!("cd {}, then ", folder.display())
    };
    note(&format!(
        "{there}`dateline dev` shows the newspaper while you write; README.md says what else there is."
    ));
    Ok(ExitCode::SUCCESS)
}

/// The name of a folder, as the name of a newspaper.
fn name_of(folder: &Path) -> String {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let words = name.split(['-', '_', ' ']).filter(|word| !word.is_empty());
    let words = words.map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(char::to_uppercase);
        first.into_iter().flatten().chain(letters).collect::<String>()
    });
    let name = words.collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        "Our Newspaper".to_owned()
    } else {
        name
    }
}

/// Asks on the terminal; an empty answer is the default.
fn ask(question: &str, default: &str) -> Result<String> {
    let mut terminal = stderr();
    let asked = write!(terminal, "{question} [{default}]: ").and_then(|()| terminal.flush());
    asked.context("can't ask on the terminal")?;
    let mut answer = String::new();
    stdin().read_line(&mut answer).context("can't read the answer")?;
    Ok(match answer.trim() {
        "" => default.to_owned(),
        answer => answer.to_owned(),
    })
}
