//! What is said of the logs: pages in order, and what was left out.

use std::ops::AddAssign;

use time::OffsetDateTime;

/// How many malformed lines are told one by one.
pub const MALFORMED_SHOWN: usize = 5;

/// Pages by how often they were visited.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// The pages that were visited, best first; those that are equal, by their paths.
    pub pages: Vec<RankedPage>,
    /// The time that is looked at. There is none if no line could be read and no end was given.
    pub period: Option<Period>,
    /// What became of the lines.
    pub counts: Counts,
    /// The first malformed lines.
    pub malformed: Vec<Malformed>,
    /// The day of the list of bots, such as `2026-08-10`.
    pub bot_list_date: &'static str,
}

/// From when to when visits were counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The beginning.
    pub from: OffsetDateTime,
    /// The end: the moment that scores are for.
    pub to: OffsetDateTime,
}

/// A page that was visited.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedPage {
    /// Its path, decoded, with a slash at the end.
    pub path: String,
    /// How many visits it had.
    pub visits: u64,
    /// The sum of its visits, each of which counts half as much for every half-life that has passed since.
    pub score: f64,
}

/// What became of the lines. Each is counted once, as the first that it is of `malformed`, `other`, `assets`, `errors`,
/// `unknown`, `outside`, `bots`, `prefetches`, `repeats` and `visits`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All lines.
    pub lines: u64,
    /// Lines that can't be read, and files that end in the middle of what was compressed.
    pub malformed: u64,
    /// Lines that are about something else: comments, other records, requests that are not `GET`.
    pub other: u64,
    /// Files that belong to pages, and feeds.
    pub assets: u64,
    /// Answers that brought no page: errors, redirects, parts of a file.
    pub errors: u64,
    /// Addresses that are not those of known pages.
    pub unknown: u64,
    /// Pages at a time before or after the window.
    pub outside: u64,
    /// Pages that were fetched by programs.
    pub bots: u64,
    /// Pages that were fetched ahead, and never seen as far as the log tells.
    pub prefetches: u64,
    /// Pages that the visitor had visited in the same session.
    pub repeats: u64,
    /// What counts.
    pub visits: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.lines += other.lines;
        self.malformed += other.malformed;
        self.other += other.other;
        self.assets += other.assets;
        self.errors += other.errors;
        self.unknown += other.unknown;
        self.outside += other.outside;
        self.bots += other.bots;
        self.prefetches += other.prefetches;
        self.repeats += other.repeats;
        self.visits += other.visits;
    }
}

/// A line that can't be read. What it says is not repeated: there may be an address in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// The file as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub why: &'static str,
}
