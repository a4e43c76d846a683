//! CloudFront's standard logs: values between tabs, in the order that the line `#Fields:` names; browsers are
//! percent-encoded, and times are UTC.
//! <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html>

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use crate::moment;
use crate::request::{Agent, Record, Request, address, status, unless_dash};

/// Where values stand in a line.
pub(super) struct Fields {
    /// Whether a head named them.
    is_told: bool,
    date: Option<usize>,
    time: Option<usize>,
    address: Option<usize>,
    method: Option<usize>,
    path: Option<usize>,
    status: Option<usize>,
    referrer: Option<usize>,
    agent: Option<usize>,
}

/// The documented order, for lines whose head is in another file: logs are often put together and sorted.
impl Default for Fields {
    fn default() -> Self {
        const DOCUMENTED: &[u8] =
            b"date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent)";
        Self {
            is_told: false,
            ..Self::named(DOCUMENTED)
        }
    }
}

impl Fields {
    /// Whether a line has these fields: tabs and no spaces, and a date first if no head said otherwise.
    pub(super) fn are_of(&self, line: &[u8]) -> bool {
        (self.is_told || line.first().is_some_and(u8::is_ascii_digit))
            && !line[..line.len().min(64)].contains(&b' ')
            && memchr(b'\t', line).is_some()
    }

    fn named(names: &[u8]) -> Self {
        let names: Vec<_> = names
            .split(|byte| matches!(byte, b' ' | b'\t'))
            .filter(|name| !name.is_empty())
            .collect();
        let of = |wanted: &str| names.iter().position(|name| *name == wanted.as_bytes());
        Self {
            is_told: true,
            date: of("date"),
            time: of("time"),
            address: of("c-ip"),
            method: of("cs-method"),
            path: of("cs-uri-stem"),
            status: of("sc-status"),
            referrer: of("cs(Referer)"),
            agent: of("cs(User-Agent)"),
        }
    }

    /// Reads a line of the head. Others than that with the fields say nothing about requests.
    pub(super) fn read_head(&mut self, line: &[u8]) {
        if let Some(names) = line.strip_prefix(b"#Fields:") {
            *self = Self::named(names);
        }
    }

    pub(super) fn read<'a>(&self, line: &'a [u8]) -> Result<Record<'a>, &'static str> {
        let mut tabs = Tabs::of(line);
        let mut value = |field: Option<usize>| field.and_then(|field| tabs.value(field));
        // In the documented order, so that the line is gone through once.
        let (date, time) = (value(self.date), value(self.time));
        let from = value(self.address);
        let method = value(self.method);
        let path = value(self.path);
        let status = value(self.status);
        let referrer = value(self.referrer);
        let agent = value(self.agent);
        let (Some(date), Some(time), Some(method), Some(path), Some(status)) =
            (date, time, method, path, status)
        else {
            return Err("it lacks one of the fields date, time, cs-method, cs-uri-stem and sc-status");
        };
        let time = moment::of_date_and_time(date, time).ok_or("its date or time is none")?;
        // 000: the reader was gone before there was an answer.
        let status = self::status(status).ok_or("its status is no number of three digits")?;
        Ok(Record::Request(Request {
            time,
            address: from.and_then(address),
            method: Cow::Borrowed(method),
            target: Cow::Borrowed(path),
            status,
            agent: agent.map_or(Agent::Untold, |agent| Agent::Encoded(unless_dash(agent))),
            referrer: Cow::Borrowed(unless_dash(referrer.unwrap_or_default())),
            is_ahead: false,
        }))
    }
}

/// Walks through a line's values. Those before the last one are looked for again, from the start.
struct Tabs<'a> {
    line: &'a [u8],
    number: usize,
    start: usize,
}

impl<'a> Tabs<'a> {
    fn of(line: &'a [u8]) -> Self {
        Self {
            line,
            number: 0,
            start: 0,
        }
    }

    fn value(&mut self, number: usize) -> Option<&'a [u8]> {
        if number < self.number {
            (self.number, self.start) = (0, 0);
        }
        let line = self.line;
        let mut tabs = memchr_iter(b'\t', &line[self.start..]);
        let origin = self.start;
        for _ in self.number..number {
            self.start = origin + tabs.next()? + 1;
            self.number += 1;
        }
        let end = tabs.next().map_or(line.len(), |tab| origin + tab);
        Some(&line[self.start..end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "2019-12-04\t21:02:31\tLAX1\t392\t192.0.2.100\tGET\td111111abcdef8.cloudfront.net\t/news/a-story/\t200\thttps://example.com/\tMozilla/5.0%20(Windows%20NT%2010.0)\t-\t-\tHit";

    fn request<'a>(fields: &Fields, line: &'a str) -> Request<'a> {
        match fields.read(line.as_bytes()) {
            Ok(Record::Request(request)) => request,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn a_line_in_the_documented_order_needs_no_head() {
        assert!(Fields::default().are_of(LINE.as_bytes()));
        assert_eq!(
            request(&Fields::default(), LINE),
            Request {
                time: 1_575_493_351,
                address: Some(Cow::Borrowed(b"192.0.2.100")),
                method: Cow::Borrowed(b"GET"),
                target: Cow::Borrowed(b"/news/a-story/"),
                status: 200,
                agent: Agent::Encoded(b"Mozilla/5.0%20(Windows%20NT%2010.0)"),
                referrer: Cow::Borrowed(b"https://example.com/"),
                is_ahead: false,
            }
        );
    }

    #[test]
    fn the_head_names_the_order() {
        let mut fields = Fields::default();
        fields.read_head(b"#Version: 1.0");
        fields.read_head(b"#Fields: cs-method sc-status cs-uri-stem date time");
        let line = "GET\t304\t/news/\t2019-12-04\t21:02:31";
        assert!(fields.are_of(line.as_bytes()));
        let request = request(&fields, line);
        assert_eq!(
            (request.time, request.status, &*request.target),
            (1_575_493_351, 304, &b"/news/"[..])
        );
        assert_eq!((request.address, request.agent), (None, Agent::Untold));
    }

    #[test]
    fn a_line_that_was_cut_is_malformed() {
        let cut = &LINE[..LINE.find("\t200").unwrap()];
        assert!(Fields::default().read(cut.as_bytes()).is_err());
    }
}
