//! Dates as the newsroom writes them, and as machines read them.

use dateline_model::Moment;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Reads a date of a content file.
pub(super) fn parse_date(text: &str) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(text, &Rfc3339).ok()
}

/// A date as it is published, for machines.
pub(super) fn datetime(date: OffsetDateTime) -> String {
    date.format(&Rfc3339).unwrap_or_default()
}

/// The latest of some moments.
pub fn newest<'a>(moments: impl Iterator<Item = &'a Moment>) -> Option<&'a Moment> {
    moments.max_by_key(|moment| parse_date(&moment.datetime))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_keeps_the_offset_that_the_newsroom_wrote() {
        for date in ["2026-11-05T09:03:00Z", "2026-11-05T18:03:00+09:00"] {
            assert_eq!(datetime(parse_date(date).unwrap()), date);
        }
        assert_eq!(parse_date("2026-11-05"), None);
    }
}
