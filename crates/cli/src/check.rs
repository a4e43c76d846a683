//! `dateline check`, once or whenever the content changes

use std::path::PathBuf;
use std::process::ExitCode;

use crate::watch::{Changes, QUIET};
use anyhow::{Context, Result, ensure};
use clap::Args;
use dateline_content::{Checked, HeldBack, check, counted, summary};
use dateline_site::add_moved_places;
use time::OffsetDateTime;
use tokio::signal::unix::{SignalKind, signal};

use crate::terminal::{Format, note, parse_moment, print_problems, say, say_json};

#[derive(Args)]
pub struct Arguments {
    /// The content folder.
    #[arg(long, default_value = "content")]
    content: PathBuf,
    /// Where the site is published. If one stands there, places in its pages that are called otherwise now are named.
    #[arg(long, default_value = "dist")]
    out: PathBuf,
    /// The output format: text for people, or JSON for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Check as of this time (RFC 3339).
    #[arg(long, value_parser = parse_moment)]
    now: Option<OffsetDateTime>,
    /// Keep running until Ctrl-C, and check again whenever the content changes. A result is printed if it differs from
    /// the one before; as JSON, on one line.
    #[arg(long)]
    watch: bool,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    if arguments.watch {
        return watch(arguments);
    }
    let checked = arguments.check();
    arguments.print(&checked)?;
    Ok(if checked.newsroom.is_some() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

#[tokio::main(flavor = "current_thread")]
async fn watch(arguments: &Arguments) -> Result<ExitCode> {
    let content = &arguments.content;
    ensure!(
        content.is_dir(),
        "{} is not a folder; name the content folder with --content",
        content.display()
    );
    let mut interrupt = signal(SignalKind::interrupt()).context("can't wait for Ctrl-C")?;
    let mut changes = Changes::of(content, QUIET)?;
    let mut last = None;
    loop {
        let checked = arguments.check();
        let stories = stories(&checked).map(|(published, held_back)| (published, held_back.to_vec()));
        let found = (stories, checked.problems.clone());
        if last.as_ref() != Some(&found) {
            if arguments.format == Format::Text && last.is_some() {
                note("---");
            }
            arguments.print(&checked)?;
            if arguments.format == Format::Text && last.is_none() {
                say("Checking again on each change (stop with Ctrl-C)")?;
            }
            last = Some(found);
        }
        tokio::select! {
            _ = interrupt.recv() => return Ok(ExitCode::SUCCESS),
            () = changes.next() => {}
        }
    }
}

impl Arguments {
    fn check(&self) -> Checked {
        let mut checked = check(&self.content, self.now.unwrap_or_else(OffsetDateTime::now_utc));
        if let Some(newsroom) = &checked.newsroom {
            add_moved_places(&mut checked.problems, newsroom, &self.out);
        }
        checked
    }

    fn print(&self, checked: &Checked) -> Result<()> {
        match self.format {
            Format::Json => say_json(&checked.problems, self.watch),
            Format::Text => {
                print_problems(&checked.problems);
                let count = match stories(checked) {
                    Some((published, held_back)) => {
                        for story in held_back {
                            say(&story.to_string())?;
                        }
                        let stories = counted(published, "story");
                        format!("{stories}, {} held back, ", held_back.len())
                    }
                    None => String::new(),
                };
                say(&format!(
                    "{}: {count}{}",
                    self.content.display(),
                    summary(&checked.problems)
                ))
            }
        }
    }
}

/// How many stories would be published and which are held back, if the content has no errors.
fn stories(checked: &Checked) -> Option<(usize, &[HeldBack])> {
    let newsroom = checked.newsroom.as_ref()?;
    Some((newsroom.stories.len(), &newsroom.held_back))
}
