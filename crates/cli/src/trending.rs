//! `dateline trending`

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::Args;
use dateline_content::files::write_whole;
use dateline_content::{MOST_READ, MostRead, Newsroom, check, counted};
use dateline_logs::{Options, Period, Ranking, read};
use dateline_model::Slug;
use dateline_model::route::Route;
use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcOffset};

use crate::terminal::{note, parse_moment, refuse, say};

/// How many stories are named.
const MOST: usize = 20;

#[derive(Args)]
pub struct Arguments {
    /// The web server's access logs, in any order, compressed or not; - reads standard input. See docs/trending.md.
    #[arg(long = "log", value_name = "FILE", num_args = 1.., required = true)]
    logs: Vec<PathBuf>,
    /// After this time a visit counts half, in hours or days: 12h, 2d.
    #[arg(long, default_value = "12h", value_parser = parse_hours)]
    half_life: Hours,
    /// How far back visits count, in hours or days.
    #[arg(long, default_value = "24h", value_parser = parse_hours)]
    window: Hours,
    /// The content folder.
    #[arg(long, default_value = "content")]
    content: PathBuf,
    /// The file that is written. Without it: trending.json in the content folder.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Rank as of this time (RFC 3339). Without it: that of the newest line.
    #[arg(long, value_parser = parse_moment)]
    now: Option<OffsetDateTime>,
}

/// Whole hours, as readers are told them. There is at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hours(u32);

impl Hours {
    fn duration(self) -> Duration {
        Duration::from_secs(u64::from(self.0) * 60 * 60)
    }
}

fn parse_hours(text: &str) -> Result<Hours, String> {
    let hours = match text.strip_suffix('h') {
        Some(hours) => hours.parse().ok(),
        None => text
            .strip_suffix('d')
            .and_then(|days| days.parse::<u32>().ok()?.checked_mul(24)),
    };
    match hours {
        // A year is more than any log has.
        Some(hours @ 1..=8784) => Ok(Hours(hours)),
        _ => Err("it is not a number of hours or days; write it like 12h or 2d".to_owned()),
    }
}

pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let now = arguments.now.unwrap_or_else(OffsetDateTime::now_utc);
    let checked = check(&arguments.content, now);
    let Some(newsroom) = checked.newsroom else {
        let what = "nobody can tell which pages are stories";
        return Ok(refuse(what, &checked.problems, &arguments.content));
    };
    let stories = addresses(&newsroom);
    let options = Options {
        half_life: arguments.half_life.duration(),
        window: arguments.window.duration(),
        now: arguments.now,
        ..Options::default()
    };
    let ranking = read(&arguments.logs, &options, |path| stories.contains_key(path))?;
    report(&ranking)?;
    // What was written before stays: an old list is better than none, and a log of something else is a mistake.
    let period = ranking
        .period
        .context("no line of the logs can be read; name the access logs of the web server")?;
    ensure!(
        !ranking.pages.is_empty(),
        "no story was visited; look whether these are the logs of this site, and of the last {} hours",
        arguments.window.0
    );
    let best = ranking.pages.iter().take(MOST);
    let file = MostRead {
        basis: "visits".to_owned(),
        hours: arguments.window.0,
        half_life_hours: arguments.half_life.0,
        time: in_words(period.to)?,
        stories: best
            .filter_map(|page| stories.get(&page.path).copied().cloned())
            .collect(),
    };
    let out = arguments
        .out
        .clone()
        .unwrap_or_else(|| arguments.content.join(MOST_READ));
    let mut json = serde_json::to_string_pretty(&file)?;
    json.push('\n');
    write_whole(&out, json.as_bytes())?;
    let named = counted(file.stories.len(), "story");
    say(&format!("{}: {named}, most read first", out.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// The addresses of all published stories within the host.
fn addresses(newsroom: &Newsroom) -> HashMap<String, &Slug> {
    let address =
        |section: &Slug, slug: &Slug| Route::Article(section.clone(), slug.clone()).href(&newsroom.site);
    let stories = newsroom.stories.iter();
    stories
        .map(|story| (address(&story.section.slug, &story.slug), &story.slug))
        .collect()
}

/// Says what was read, and what was left out and why.
fn report(ranking: &Ranking) -> Result<()> {
    let counts = &ranking.counts;
    for malformed in &ranking.malformed {
        note(&format!(
            "{}:{}: {}",
            malformed.file, malformed.line, malformed.why
        ));
    }
    let told = u64::try_from(ranking.malformed.len())?;
    if counts.malformed > told {
        note(&format!("and {} malformed lines more", counts.malformed - told));
    }
    let when = match ranking.period {
        Some(Period { from, to }) => format!(", from {} to {}", in_words(from)?, in_words(to)?),
        None => String::new(),
    };
    let stories = counted(ranking.pages.len(), "story");
    say(&format!(
        "{} lines: {} visits of {stories}{when}",
        counts.lines, counts.visits
    ))?;
    let bots = format!("by bots (crawler-user-agents of {})", ranking.bot_list_date);
    for (count, what) in [
        (counts.bots, bots.as_str()),
        (counts.repeats, "again within half an hour, by the same visitor"),
        (counts.prefetches, "fetched ahead, as far as the log tells"),
        (
            counts.assets,
            "pictures, scripts and other files that are not pages",
        ),
        (counts.errors, "answers without a page: errors, redirects, parts"),
        (counts.unknown, "addresses that are not those of stories"),
        (counts.outside, "before or after that time"),
        (
            counts.other,
            "not about reading: comments, other records, other methods",
        ),
        (counts.malformed, "malformed"),
    ] {
        if count > 0 {
            say(&format!("  {count} left out: {what}"))?;
        }
    }
    Ok(())
}

fn in_words(time: OffsetDateTime) -> Result<String> {
    Ok(time.to_offset(UtcOffset::UTC).format(&Rfc3339)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_whole_hours_or_days() {
        assert_eq!(parse_hours("12h"), Ok(Hours(12)));
        assert_eq!(parse_hours("2d"), Ok(Hours(48)));
        for text in ["", "12", "0h", "-1h", "1.5h", "99999999d", "h", "12 h", "90m"] {
            assert!(parse_hours(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_time_has_no_more_than_seconds() {
        let time = OffsetDateTime::from_unix_timestamp(1_795_820_400).unwrap();
        assert_eq!(in_words(time).unwrap(), "2026-11-27T23:00:00Z");
    }
}
