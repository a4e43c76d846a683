//! Dates as the newsroom writes them, and as machines read them.

use std::str::FromStr;

use dateline_model::{Moment, Words};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use time::error::Parse;
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime, UtcOffset};

use super::problem::Complaint;

/// A date of a content file: a moment, or a day of which the first moment counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenDate {
    pub(super) time: OffsetDateTime,
    pub(super) is_day: bool,
}

impl WrittenDate {
    /// Whether it is over before another begins. A day lasts until the next.
    pub(super) fn is_before(self, other: Self) -> bool {
        let end = if self.is_day {
            self.time + Duration::DAY
        } else {
            self.time
        };
        end < other.time
    }

    /// As it is published: a moment to the minute, or a day.
    pub(super) fn moment(self, words: &Words) -> Moment {
        if self.is_day {
            return self.day(words);
        }
        Moment::to_the_minute(datetime(self.time), words)
    }

    /// As lists have it.
    pub(super) fn day(self, words: &Words) -> Moment {
        Moment::of_day(datetime(self.time), words)
    }
}

/// Where the newspaper's days begin.
#[derive(Debug, Clone)]
pub(super) struct Zone(TimeZone);

impl Zone {
    /// The time zone of a name in the IANA database, or UTC.
    pub(super) fn of(name: Option<&String>) -> Self {
        let named = name.and_then(|name| TimeZone::get(name).ok());
        Self(named.unwrap_or(TimeZone::UTC))
    }

    /// All names.
    pub(super) fn names() -> Vec<String> {
        jiff::tz::db().available().map(|name| name.to_string()).collect()
    }

    /// Reads a date.
    pub(super) fn read(&self, text: &str) -> Option<WrittenDate> {
        self.try_read(text).ok()
    }

    /// The same, or what is wrong with the text.
    pub(super) fn try_read(&self, text: &str) -> Result<WrittenDate, Complaint> {
        let is_day = text.len() == "2026-11-20".len();
        let day = Date::from_str(text).ok().filter(|_| is_day);
        let time = match day.and_then(|day| self.first_moment(day)) {
            Some(time) => Ok(time),
            None => OffsetDateTime::parse(text, &Rfc3339),
        };
        time.map(|time| WrittenDate { time, is_day }).map_err(|error| match error {
            Parse::TryFromParsed(_) => Complaint::error(
                format!("`{text}` names a day or an hour that does not exist"),
                "Write a day that the calendar has, and an hour that the clock has.",
            ),
            _ => Complaint::error(
                format!("`{text}` is not a valid date"),
                "Write a day such as 2026-11-20, or a moment as RFC 3339, with the offset: 2026-11-20T09:30:00+00:00.",
            ),
        })
    }

    /// The latest of some dates.
    pub(super) fn latest<'a>(&self, dates: impl Iterator<Item = &'a String>) -> Option<WrittenDate> {
        dates
            .filter_map(|date| self.read(date))
            .max_by_key(|date| date.time)
    }

    /// When a date is over: a moment at once, and a day when the next one begins.
    pub(super) fn end(&self, date: WrittenDate) -> OffsetDateTime {
        let next = || {
            let begin = Timestamp::from_second(date.time.unix_timestamp()).ok()?;
            let next = begin.to_zoned(self.0.clone()).date().tomorrow().ok()?;
            self.first_moment(next)
        };
        if date.is_day {
            next().unwrap_or(date.time + Duration::DAY)
        } else {
            date.time
        }
    }

    /// When a day begins; that is not midnight everywhere.
    fn first_moment(&self, day: Date) -> Option<OffsetDateTime> {
        let begin = day.to_zoned(self.0.clone()).ok()?;
        // Before clocks were set by zones, offsets had seconds, which RFC 3339 does not know.
        let minutes = (begin.offset().seconds() + 59).div_euclid(60);
        let offset = UtcOffset::from_whole_seconds(minutes * 60).ok()?;
        let time = OffsetDateTime::from_unix_timestamp(begin.timestamp().as_second()).ok()?;
        Some(time.to_offset(offset))
    }
}

/// A date as it is published, for machines.
fn datetime(date: OffsetDateTime) -> String {
    date.format(&Rfc3339).unwrap_or_default()
}

/// Reads a date that was published.
pub(super) fn parse_published(moment: &Moment) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(&moment.datetime, &Rfc3339).ok()
}

/// The latest of some moments.
pub fn newest<'a>(moments: impl Iterator<Item = &'a Moment>) -> Option<&'a Moment> {
    moments.max_by_key(|moment| parse_published(moment))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(zone: &str, text: &str) -> Option<(String, bool)> {
        let date = Zone::of(Some(&zone.to_owned())).read(text)?;
        Some((datetime(date.time), date.is_day))
    }

    #[test]
    fn a_moment_keeps_the_offset_that_the_newsroom_wrote() {
        for date in ["2026-11-05T09:03:00Z", "2026-11-05T18:03:00+09:00"] {
            assert_eq!(read("Europe/Berlin", date), Some((date.to_owned(), false)));
        }
    }

    #[test]
    fn a_day_begins_when_it_does_in_the_newspapers_time_zone() {
        for (zone, day, begin) in [
            ("UTC", "2026-11-05", "2026-11-05T00:00:00Z"),
            ("Asia/Seoul", "2026-11-05", "2026-11-05T00:00:00+09:00"),
            // In summer, and in winter.
            ("Europe/Berlin", "2026-07-01", "2026-07-01T00:00:00+02:00"),
            ("Europe/Berlin", "2026-12-01", "2026-12-01T00:00:00+01:00"),
            // A day without a midnight, and one before there were zones.
            ("America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00"),
            ("Europe/Berlin", "1880-01-01", "1880-01-01T00:00:32+00:54"),
            ("No/Where", "2026-11-05", "2026-11-05T00:00:00Z"),
        ] {
            assert_eq!(read(zone, day), Some((begin.to_owned(), true)), "{zone} {day}");
        }
    }

    #[test]
    fn what_is_neither_a_day_nor_a_moment_is_not_read() {
        for text in [
            "yesterday",
            "20261105",
            "2026-11-5",
            "2026-02-30",
            "2026-11-05T09:03:00",
            "+002026-11",
        ] {
            assert_eq!(read("UTC", text), None, "{text}");
        }
    }
}
