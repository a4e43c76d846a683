//! What a ranking is asked for.

use std::time::Duration;

use time::OffsetDateTime;

/// What counts, and how much.
#[derive(Debug, Clone)]
pub struct Options {
    /// After this time a visit counts half. Less than a second counts as one.
    pub half_life: Duration,
    /// How far back visits count. Less than a minute counts as one.
    pub window: Duration,
    /// Within this time a visitor's second visit of a page is no other visit.
    pub session: Duration,
    /// The end of the window. Without one it is the time of the newest line.
    pub now: Option<OffsetDateTime>,
}

impl Default for Options {
    fn default() -> Self {
        const HOUR: u64 = 60 * 60;
        Self {
            half_life: Duration::from_secs(12 * HOUR),
            window: Duration::from_secs(24 * HOUR),
            session: Duration::from_secs(HOUR / 2),
            now: None,
        }
    }
}

impl Options {
    pub(crate) fn half_life_seconds(&self) -> f64 {
        self.half_life.as_secs_f64().max(1.0)
    }

    pub(crate) fn window_seconds(&self) -> i64 {
        seconds(self.window).max(60)
    }

    pub(crate) fn session_seconds(&self) -> i64 {
        seconds(self.session)
    }
}

/// Whole seconds, and no more than ten thousand years: so that sums of times don't overflow.
fn seconds(duration: Duration) -> i64 {
    const MOST: i64 = 10_000 * 366 * 24 * 60 * 60;
    i64::try_from(duration.as_secs()).unwrap_or(MOST).min(MOST)
}
