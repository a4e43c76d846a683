//! `dateline related`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use dateline_content::{KnownNames, check};
use dateline_site::{Outcome, related};
use time::OffsetDateTime;

use crate::terminal::{note, parse_moment, refuse, say};

#[derive(Args)]
pub struct Arguments {
    /// The story, by its slug.
    slug: String,
    /// Show how each story was ranked, also those that are not offered.
    #[arg(long)]
    explain: bool,
    /// The content folder.
    #[arg(long, default_value = "content")]
    content: PathBuf,
    /// Look at what is published at this time (RFC 3339).
    #[arg(long, value_parser = parse_moment)]
    now: Option<OffsetDateTime>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let now = arguments.now.unwrap_or_else(OffsetDateTime::now_utc);
    let checked = check(&arguments.content, now);
    let Some(newsroom) = checked.newsroom else {
        let what = "nobody can tell what is offered beside the story";
        return Ok(refuse(what, &checked.problems, &arguments.content));
    };
    let Some(ranked) = related(&newsroom, &arguments.slug) else {
        let slugs = newsroom.stories.iter().map(|story| story.slug.to_string());
        let known = KnownNames::of(slugs);
        let advice = known.nearest(&arguments.slug).map_or_else(
            || "Name a file in articles/, without its ending.".to_owned(),
            |slug| format!("Did you mean `{slug}`?"),
        );
        bail!("no published story is called `{}`. {advice}", arguments.slug);
    };
    if ranked.is_empty() {
        note("no story is like this one: the newest of its section are offered");
    }
    for (story, rank, outcome) in ranked {
        if !arguments.explain {
            if outcome == Outcome::Offered {
                say(story.slug.as_str())?;
            }
            continue;
        }
        let why = match outcome {
            Outcome::Offered => "offered",
            Outcome::SameEvent => "not offered: the same event as one above",
            Outcome::TooMany => "not offered: there are enough",
        };
        say(&format!(
            "{:.3} = (words and tags {:.3} + section {:.3}) × new {:.3}  {}  {why}",
            rank.score(),
            rank.likeness,
            rank.section,
            rank.news,
            story.slug
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}
