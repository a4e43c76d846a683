//! Dates as they are written in front matter.

use time::format_description::well_known::{Rfc2822, Rfc3339};
use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

/// Reads a date, and says what had to be assumed, if anything.
pub(in super::super) fn read(text: &str) -> Option<(OffsetDateTime, Option<&'static str>)> {
    let text = text.trim();
    let whole = OffsetDateTime::parse(text, &Rfc3339).or_else(|_| OffsetDateTime::parse(text, &Rfc2822));
    if let Ok(moment) = whole {
        return Some((moment, None));
    }
    if let Some(date) = in_words(text) {
        return Some((date.midnight().assume_utc(), Some("midnight UTC")));
    }
    let (date, rest) = match text.find(['T', 't', ' ']) {
        Some(end) => (&text[..end], text[end + 1..].trim()),
        None => (text, ""),
    };
    let date = in_digits(date)?;
    if rest.is_empty() {
        return Some((date.midnight().assume_utc(), Some("midnight UTC")));
    }
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.')
        .unwrap_or(rest.len());
    let time = date.with_time(time(&rest[..end])?);
    match rest[end..].trim() {
        "" => Some((time.assume_utc(), Some("UTC"))),
        offset => Some((time.assume_offset(self::offset(offset)?), None)),
    }
}

/// `2024-05-01`, `2024/5/1`
fn in_digits(text: &str) -> Option<Date> {
    let mut parts = text.split(['-', '/']);
    let year = year(parts.next()?)?;
    let month: u8 = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
    parts.next().is_none().then_some(date)
}

/// Four digits: fewer may mean another century.
fn year(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_year)
}

/// `May 1, 2024`, `1 May 2024`, in full or in three letters
fn in_words(text: &str) -> Option<Date> {
    let words: Vec<_> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let [first, second, last] = words[..] else {
        return None;
    };
    let month = |word: &str| {
        let word = word.trim_end_matches('.');
        let mut months = (1..=12).filter_map(|number| Month::try_from(number).ok());
        months.find(|month| {
            let name = month.to_string();
            word.eq_ignore_ascii_case(&name) || word.eq_ignore_ascii_case(&name[..3])
        })
    };
    let (month, day) = month(first)
        .map(|month| (month, second))
        .or_else(|| Some((month(second)?, first)))?;
    Date::from_calendar_date(year(last)?, month, day.parse().ok()?).ok()
}

/// `09:30`, `9:30:15`, `09:30:15.123`
fn time(text: &str) -> Option<Time> {
    let mut parts = text.split(':');
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next()?.parse().ok()?;
    let second = match parts.next() {
        Some(second) => second.split('.').next()?.parse().ok()?,
        None => 0,
    };
    Time::from_hms(hour, minute, second).ok()
}

/// `Z`, `UTC`, `+09:00`, `-0330`, `+9`
fn offset(text: &str) -> Option<UtcOffset> {
    if ["Z", "UTC", "GMT"]
        .iter()
        .any(|name| text.eq_ignore_ascii_case(name))
    {
        return Some(UtcOffset::UTC);
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits = text[1..].replace(':', "");
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "0"),
        4 => digits.split_at_checked(2)?,
        _ => return None,
    };
    UtcOffset::from_hms(
        sign * hours.parse::<i8>().ok()?,
        sign * minutes.parse::<i8>().ok()?,
        0,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_every_usual_form() {
        for (text, moment) in [
            ("2024-05-01T09:30:00+09:00", "2024-05-01T09:30:00+09:00"),
            ("2024-05-01 09:30:00 +0900", "2024-05-01T09:30:00+09:00"),
            ("2024-05-01 09:30:15.5 -03:30", "2024-05-01T09:30:15-03:30"),
            ("2024-05-01 09:30 UTC", "2024-05-01T09:30:00Z"),
            ("Wed, 01 May 2024 09:30:00 GMT", "2024-05-01T09:30:00Z"),
        ] {
            let (read, assumed) = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read.format(&Rfc3339).unwrap(), moment, "{text}");
            assert_eq!(assumed, None, "{text}");
        }
    }

    #[test]
    fn what_a_date_leaves_open_is_assumed_and_reported() {
        for (text, moment) in [
            ("2024-05-01", "2024-05-01T00:00:00Z"),
            ("2024/5/1", "2024-05-01T00:00:00Z"),
            ("May 1, 2024", "2024-05-01T00:00:00Z"),
            ("1 Jun 2024", "2024-06-01T00:00:00Z"),
            ("2024-05-01 9:30", "2024-05-01T09:30:00Z"),
            ("2024-05-01T09:30:15", "2024-05-01T09:30:15Z"),
        ] {
            let (read, assumed) = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read.format(&Rfc3339).unwrap(), moment, "{text}");
            assert!(assumed.is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_date_is_not_read() {
        for text in [
            "",
            "yesterday",
            "2024",
            "2024-02-30",
            "01.05.2024",
            "2024-05-01 25:00",
            "5/1/2024",
            "2024-05-01 9:30 pm",
            "é é é",
            "2024-05-01 09:30 +9시",
            "2024-05-01 09:30 +시9",
            "May 1, 24",
            "1 May +024",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
