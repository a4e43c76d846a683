//! Times as logs write them, as seconds since 1970.

const DAY: i64 = 24 * 60 * 60;
/// The end of the year 9999: what comes after has no date.
const END: i64 = 253_402_300_800;

/// The time of the Common Log Format: `10/Oct/2000:13:55:36 -0700`.
pub(crate) fn of_common_log(text: &[u8]) -> Option<i64> {
    if text.len() != 26 || [text[2], text[6], text[11], text[14], text[17], text[20]] != *b"//::: " {
        return None;
    }
    let month = match &text[3..6] {
        b"Jan" => 1,
        b"Feb" => 2,
        b"Mar" => 3,
        b"Apr" => 4,
        b"May" => 5,
        b"Jun" => 6,
        b"Jul" => 7,
        b"Aug" => 8,
        b"Sep" => 9,
        b"Oct" => 10,
        b"Nov" => 11,
        b"Dec" => 12,
        _ => return None,
    };
    let days = days(digits(&text[7..11])?, month, digits(&text[..2])?)?;
    let time = of_day(&text[12..20])?;
    within(days * DAY + time - offset(&text[21..])?)
}

/// A date and a time: of RFC 3339, of ISO 8601 as Go writes it (`+0100`), or with slashes and without an offset, which is
/// UTC then; and a number as text.
pub(crate) fn of_text(text: &[u8]) -> Option<i64> {
    if text.len() == 26 && text[2] == b'/' {
        return of_common_log(text);
    }
    if text.len() < 19 || !matches!(text[4], b'-' | b'/') {
        return of_number(str::from_utf8(text).ok()?.parse().ok()?);
    }
    if text[7] != text[4] || !matches!(text[10], b'T' | b't' | b' ') {
        return None;
    }
    let date = of_date(&text[..10], text[4])?;
    let time = of_day(&text[11..19])?;
    let mut rest = &text[19..];
    if let [b'.' | b',', fraction @ ..] = rest {
        let end = fraction.iter().position(|byte| !byte.is_ascii_digit());
        rest = &fraction[end.unwrap_or(fraction.len())..];
    }
    within(date + time - offset(rest)?)
}

/// A date and a time of their own, in UTC: `2019-12-04` and `21:02:31`.
pub(crate) fn of_date_and_time(date: &[u8], time: &[u8]) -> Option<i64> {
    within(of_date(date, b'-')? + of_day(time)?)
}

/// Seconds, milliseconds, microseconds or nanoseconds since 1970, which differ so much that their size tells which.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a fraction of a second makes no difference"
)]
pub(crate) fn of_number(number: f64) -> Option<i64> {
    let seconds = match number.abs() {
        ..1e11 => number,
        ..1e14 => number / 1e3,
        ..1e17 => number / 1e6,
        ..1e20 => number / 1e9,
        _ => return None,
    };
    within(seconds.floor() as i64)
}

fn within(time: i64) -> Option<i64> {
    (0..END).contains(&time).then_some(time)
}

fn of_date(text: &[u8], between: u8) -> Option<i64> {
    if text.len() != 10 || text[4] != between || text[7] != between {
        return None;
    }
    let days = days(digits(&text[..4])?, digits(&text[5..7])?, digits(&text[8..])?)?;
    Some(days * DAY)
}

/// The seconds of a day, of `13:55:36`. A leap second is the one before it.
fn of_day(text: &[u8]) -> Option<i64> {
    if text.len() != 8 || text[2] != b':' || text[5] != b':' {
        return None;
    }
    let (hour, minute, second) = (digits(&text[..2])?, digits(&text[3..5])?, digits(&text[6..])?);
    (hour < 24 && minute < 60 && second <= 60).then(|| hour * 3600 + minute * 60 + second.min(59))
}

/// The seconds of an offset: `Z`, `-0700`, `-07:00`, or none.
fn offset(text: &[u8]) -> Option<i64> {
    let (sign, hours, minutes) = match text {
        b"" | b"Z" | b"z" => return Some(0),
        [sign, a, b, b':', c, d] | [sign, a, b, c, d] => (sign, digits(&[*a, *b])?, digits(&[*c, *d])?),
        _ => return None,
    };
    let seconds = hours * 3600 + minutes * 60;
    match sign {
        b'+' => Some(seconds),
        b'-' => Some(-seconds),
        _ => None,
    }
}

fn digits(text: &[u8]) -> Option<i64> {
    text.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + i64::from(byte - b'0'))
    })
}

/// The days from 1970 to a date, if there is such a date.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 => 28 + i64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=longest).contains(&day) {
        return None;
    }
    // Years that begin in March have their leap day at the end.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    Some(year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - 719_468)
}

#[cfg(test)]
mod tests {
    use time::OffsetDateTime;
    use time::format_description::well_known::Rfc3339;

    use super::*;

    #[test]
    fn a_moment_is_the_same_in_every_notation() {
        let moment = Some(971_211_336);
        assert_eq!(of_common_log(b"10/Oct/2000:13:55:36 -0700"), moment);
        for text in [
            "2000-10-10T20:55:36Z",
            "2000-10-10T20:55:36.999Z",
            "2000-10-10T13:55:36-07:00",
            "2000-10-10T13:55:36.000-0700",
            "2000/10/10 20:55:36",
            "10/Oct/2000:13:55:36 -0700",
            "971211336",
            "971211336.25",
        ] {
            assert_eq!(of_text(text.as_bytes()), moment, "{text}");
        }
        assert_eq!(of_date_and_time(b"2000-10-10", b"20:55:36"), moment);
        for number in [
            971_211_336.5,
            971_211_336_500.0,
            971_211_336_500_000.0,
            971_211_336_500_000_000.0,
        ] {
            assert_eq!(of_number(number), moment, "{number}");
        }
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "-",
            "30/Feb/2000:13:55:36 -0700",
            "10/Oct/2000:24:55:36 -0700",
            "10/Okt/2000:13:55:36 -0700",
            "10/Oct/2000:13:55:36 *0700",
            "10/Oct/2000 13:55:36 -0700",
            "2000-10-10T20:55",
            "2001-02-29T00:00:00Z",
            "2000-10-10T20:55:36 PST",
            "nan",
            "inf",
            "-5",
            "1e300",
            "2000-13-01T00:00:00Z",
        ] {
            assert_eq!(of_text(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn every_day_is_where_the_calendar_has_it() {
        let mut random = fastrand::Rng::with_seed(1);
        for _ in 0..10_000 {
            let seconds = random.i64(0..END);
            let date = OffsetDateTime::from_unix_timestamp(seconds).unwrap();
            let text = date.format(&Rfc3339).unwrap();
            assert_eq!(of_text(text.as_bytes()), Some(seconds), "{text}");
        }
    }
}
