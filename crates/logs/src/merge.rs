//! The events of all files in the order of time, whichever way the files were named.
//!
//! Rotated logs follow one another, and those of several servers overlap. A file is begun when the time of its first
//! line has come, so that only files that overlap are open at once.

use std::collections::VecDeque;
use std::sync::mpsc::sync_channel;
use std::thread::{self, Scope};

use crate::error::LogError;
use crate::sorting::{Event, Shared};
use crate::source::{Place, Source};
use crate::stream::{Stream, Summary, WAITING, first_time, send_all};

/// How many files are read at once at most. If more overlap, the rest waits, and its lines come late.
const MOST_OPEN: usize = 128;

/// A file that waits for its time.
struct Waiting {
    /// The time of its first line. None is before all others.
    first: Option<i64>,
    place: Place,
    /// What was opened once and for all.
    source: Option<Source>,
}

/// A file that is being read.
struct Open {
    order: usize,
    stream: Stream,
    next: Event,
}

/// Opens each file to look at its first line: a file that can't be read is told before any work is done.
fn all_waiting(mut places: Vec<Place>) -> Result<VecDeque<Waiting>, LogError> {
    places.sort();
    places.dedup();
    let mut waiting = Vec::new();
    for place in places {
        let source = place.open()?;
        let (first, source) = if place.is_lasting() {
            (first_time(&place, source)?, None)
        } else {
            (None, Some(source))
        };
        waiting.push(Waiting { first, place, source });
    }
    // By name, where the times are the same.
    waiting.sort_by_key(|waiting| waiting.first);
    Ok(waiting.into())
}

/// Gives all events to a function, and what else the files tell, in the order of the files.
pub(crate) fn merge<F: Fn(&str) -> bool + Sync>(
    places: Vec<Place>,
    shared: &Shared<F>,
    mut each: impl FnMut(&Event),
) -> Result<Vec<Summary>, LogError> {
    let mut waiting = all_waiting(places)?;
    let mut summaries = Vec::new();
    summaries.resize_with(waiting.len(), Summary::default);
    let count = waiting.len();
    thread::scope(|scope| {
        let mut open: Vec<Open> = Vec::new();
        loop {
            let earliest = open.iter().map(|file| file.next.time).min();
            let is_due = waiting.front().is_some_and(|next| {
                earliest.is_none_or(|earliest| next.first.is_none_or(|first| first <= earliest))
            });
            if is_due
                && open.len() < MOST_OPEN
                && let Some(next) = waiting.pop_front()
            {
                let order = count - waiting.len() - 1;
                let mut stream = begin(scope, next, shared)?;
                match stream.next()? {
                    Some(next) => open.push(Open { order, stream, next }),
                    None => summaries[order] = stream.into_summary(),
                }
                continue;
            }
            let Some(place) =
                (0..open.len()).min_by_key(|place| (open[*place].next.time, open[*place].order))
            else {
                return Ok(summaries);
            };
            // As long as nothing else can be earlier, this file goes on alone.
            let others = open.iter().enumerate().filter(|(other, _)| *other != place);
            let others = others
                .map(|(_, file)| file.next.time)
                .chain(waiting.front().and_then(|next| next.first));
            let until = others.min().unwrap_or(i64::MAX);
            let file = &mut open[place];
            let is_over = loop {
                each(&file.next);
                match file.stream.next()? {
                    None => break true,
                    Some(next) => file.next = next,
                }
                if file.next.time > until {
                    break false;
                }
            };
            if is_over {
                let file = open.swap_remove(place);
                summaries[file.order] = file.stream.into_summary();
            }
        }
    })
}

fn begin<'scope, F: Fn(&str) -> bool + Sync>(
    scope: &'scope Scope<'scope, '_>,
    file: Waiting,
    shared: &'scope Shared<F>,
) -> Result<Stream, LogError> {
    let Waiting { place, source, .. } = file;
    let source = match source {
        Some(source) => source,
        None => place.open()?,
    };
    let (sender, receiver) = sync_channel(WAITING);
    scope.spawn(move || send_all(&place, source, shared, &sender));
    Ok(Stream::of(receiver))
}
