//! Points in time. What is published does not know how long ago something was.

/// A moment in RFC 3339, from seconds since 1970.
pub fn iso_of_unix(seconds: f64) -> String {
    #[allow(clippy::cast_possible_truncation)] // The year 9999 has few enough seconds.
    let seconds = seconds.clamp(0.0, 253_402_300_799.0) as i64;
    time::OffsetDateTime::from_unix_timestamp(seconds)
        .ok()
        .and_then(|moment| moment.format(&time::format_description::well_known::Rfc3339).ok())
        .unwrap_or_default()
}

/// How long ago a moment in RFC 3339 was, in words of a language; nothing where that is long.
pub fn time_ago(_datetime: &str, _now: f64, _language: &str) -> Option<String> {
    None
}
