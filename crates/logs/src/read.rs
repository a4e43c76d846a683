//! From files to a ranking.

use std::hash::RandomState;
use std::path::PathBuf;

use time::OffsetDateTime;

use crate::bots::{BOT_LIST_DATE, Bots};
use crate::error::LogError;
use crate::merge::merge;
use crate::options::Options;
use crate::pages::Pages;
use crate::ranking::{Counts, MALFORMED_SHOWN, Period, RankedPage, Ranking};
use crate::sorting::{Shared, What};
use crate::source::Place;
use crate::tally::Tally;
use crate::visitors::Visitors;

/// Reads logs, in any order, and ranks the pages that `is_page` knows: it is asked for paths that are decoded and have a
/// slash at their end. `-` is standard input. A file that is named twice is read once.
pub fn read(
    files: &[PathBuf],
    options: &Options,
    is_page: impl Fn(&str) -> bool + Sync,
) -> Result<Ranking, LogError> {
    if files.is_empty() {
        return Err(LogError::NoFile);
    }
    let window = options.window_seconds();
    let now = options.now.map(OffsetDateTime::unix_timestamp);
    let shared = Shared {
        pages: Pages::known_by(is_page),
        bots: Bots::new(),
        key: RandomState::new(),
        period: now.map(|now| (now - window, now)),
    };
    let mut visitors = Visitors::new(options.session_seconds());
    let mut tally = Tally::new(options.half_life_seconds(), window);
    let (mut visits, mut repeats, mut arrivals) = (0, 0, 0);
    let places = files.iter().map(|file| Place::named(file)).collect();
    let summaries = merge(places, &shared, |event| {
        let is_visit = match event.what {
            What::Fetched => return visitors.fetch(event),
            What::WasThere => {
                let is_arrival = visitors.is_arrival(event);
                arrivals += u64::from(is_arrival);
                is_arrival
            }
            What::Visited => {
                let is_visit = visitors.visit(event);
                repeats += u64::from(!is_visit);
                is_visit
            }
        };
        if is_visit {
            visits += 1;
            tally.add(event.page, event.time);
        }
    })?;

    let mut counts = Counts::default();
    let (mut newest, mut malformed) = (None, Vec::new());
    for summary in summaries {
        counts += summary.counts;
        newest = newest.max(summary.newest);
        malformed.extend(summary.malformed);
    }
    malformed.truncate(MALFORMED_SHOWN);
    counts.prefetches -= arrivals;
    counts.repeats = repeats;
    let (mut pages, mut period) = (Vec::new(), None);
    if let Some(to) = now.or(newest) {
        let (sums, outside) = tally.sums(to - window, to);
        counts.outside += outside;
        counts.visits = visits - outside;
        period = Some(Period {
            from: moment(to - window),
            to: moment(to),
        });
        let paths = shared.pages.into_paths();
        pages.extend(
            paths
                .iter()
                .zip(sums)
                .filter(|(_, sum)| sum.visits > 0)
                .map(|(path, sum)| RankedPage {
                    path: path.to_string(),
                    visits: sum.visits,
                    score: sum.score,
                }),
        );
        pages.sort_by(|one, other| {
            other
                .score
                .total_cmp(&one.score)
                .then_with(|| one.path.cmp(&other.path))
        });
    }
    Ok(Ranking {
        pages,
        period,
        counts,
        malformed,
        bot_list_date: BOT_LIST_DATE,
    })
}

/// A time of a log, which has a date.
fn moment(seconds: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}
