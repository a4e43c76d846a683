//! `dateline new`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use dateline_content::Notation;
use dateline_content::new::{NewStory, begin};
use time::OffsetDateTime;

use crate::terminal::{non_empty, note, parse_moment, say};

#[derive(Args)]
pub struct Arguments {
    /// The headline.
    headline: String,
    /// The slug of the story's section.
    #[arg(long)]
    section: Option<String>,
    /// The content folder.
    #[arg(long, default_value = "content")]
    content: PathBuf,
    /// The story's name in its address. Default: made from the headline.
    #[arg(long)]
    slug: Option<String>,
    /// A name for the byline; can be given several times. Default: the newspaper's name.
    #[arg(long = "author", value_name = "NAME", value_parser = non_empty)]
    authors: Vec<String>,
    /// What the story is about; can be given several times.
    #[arg(long = "tag", value_name = "TAG", value_parser = non_empty)]
    tags: Vec<String>,
    /// Write it as Markdown with fields above, and not as JSON.
    #[arg(long)]
    markdown: bool,
    /// Date the story with this time (RFC 3339).
    #[arg(long, value_parser = parse_moment)]
    now: Option<OffsetDateTime>,
}

pub fn run(arguments: Arguments) -> Result<ExitCode> {
    let story = NewStory {
        headline: arguments.headline,
        section: arguments.section,
        slug: arguments.slug,
        authors: arguments.authors,
        tags: arguments.tags,
        notation: if arguments.markdown {
            Notation::Markdown
        } else {
            Notation::Json
        },
        now: arguments.now.unwrap_or_else(OffsetDateTime::now_utc),
    };
    let path = begin(&arguments.content, &story)?;
    say(&path.display().to_string())?;
    note(
        "This is a draft: write it, see what `dateline check --watch` reports, and remove `status` to publish it.",
    );
    Ok(ExitCode::SUCCESS)
}
