//! Dates as the newsroom writes them, and as readers see them.

use time::OffsetDateTime;
use time::format_description::BorrowedFormatItem;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;

use crate::model::Moment;

const DATE: &[BorrowedFormatItem<'_>] = format_description!("[day padding:none] [month repr:long] [year]");
const TIME: &[BorrowedFormatItem<'_>] = format_description!("[hour]:[minute]");

/// Reads a date of a content file.
pub(super) fn parse_date(text: &str) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(text, &Rfc3339).ok()
}

/// A moment to the minute, with the offset that it was written with.
pub(super) fn moment(date: OffsetDateTime) -> Moment {
    let zone = match date.offset() {
        offset if offset.is_utc() => "UTC".to_owned(),
        offset => {
            let (hours, minutes, _) = offset.as_hms();
            format!("UTC{hours:+03}:{:02}", minutes.abs())
        }
    };
    let time = date.format(TIME).unwrap_or_default();
    Moment {
        text: format!("{}, {time} {zone}", day(date).text),
        ..day(date)
    }
}

/// The day of a moment.
pub(super) fn day(date: OffsetDateTime) -> Moment {
    let datetime = date.format(&Rfc3339).unwrap_or_default();
    Moment {
        datetime,
        text: date.format(DATE).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_with_the_offset_that_the_newsroom_wrote() {
        let text = |date: &str| moment(parse_date(date).unwrap()).text;
        assert_eq!(text("2026-11-05T09:03:00Z"), "5 November 2026, 09:03 UTC");
        assert_eq!(
            text("2026-11-05T18:03:00+09:00"),
            "5 November 2026, 18:03 UTC+09:00"
        );
        assert_eq!(
            text("2026-11-05T00:03:00-03:30"),
            "5 November 2026, 00:03 UTC-03:30"
        );
    }
}
