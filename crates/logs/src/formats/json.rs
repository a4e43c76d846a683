//! Logs of one JSON object on each line:
//!
//! - Caddy's access log, with `request` inside: <https://caddyserver.com/docs/logging>; `ts` in any of the notations
//!   that `time_format` offers: <https://caddyserver.com/docs/caddyfile/directives/log#format-modules>;
//! - Netlify's log drains, the traffic log, as NDJSON: <https://docs.netlify.com/manage/monitoring/log-drains/>;
//! - Cloudflare's Logpush, the data set `http_requests`, with `ClientRequestURI`, `EdgeResponseStatus` and so on:
//!   <https://developers.cloudflare.com/logs/logpush/logpush-job/datasets/zone/http_requests/>; its times may be RFC
//!   3339, seconds or nanoseconds.
//!
//! Of these, Caddy tells which header fields came with a request, and Cloudflare tells those that were asked for: with
//! them, what a browser fetches ahead is known by `Sec-Purpose`, or by the older `Purpose` and `X-Moz`.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::moment;
use crate::request::{Agent, Record, Request, address, status};

/// All that is read of any of them. What is not there is `Value::Nothing`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Line<'a> {
    // Caddy
    #[serde(borrow)]
    ts: Value<'a>,
    #[serde(borrow)]
    request: Option<CaddyRequest<'a>>,
    #[serde(borrow)]
    status: Value<'a>,
    #[serde(borrow)]
    logger: Value<'a>,
    #[serde(borrow)]
    level: Value<'a>,

    // Netlify
    #[serde(borrow)]
    log_type: Value<'a>,
    #[serde(borrow)]
    timestamp: Value<'a>,
    #[serde(borrow)]
    url: Value<'a>,
    #[serde(borrow)]
    path: Value<'a>,
    #[serde(borrow)]
    status_code: Value<'a>,
    #[serde(borrow)]
    client_ip: Value<'a>,
    #[serde(borrow)]
    user_agent: Value<'a>,
    #[serde(borrow)]
    referrer: Value<'a>,
    #[serde(borrow)]
    method: Value<'a>,

    // Cloudflare
    #[serde(borrow, rename = "ClientRequestURI")]
    cloudflare_uri: Value<'a>,
    #[serde(borrow, rename = "ClientRequestPath")]
    cloudflare_path: Value<'a>,
    #[serde(borrow, rename = "ClientRequestMethod")]
    cloudflare_method: Value<'a>,
    #[serde(borrow, rename = "ClientRequestReferer")]
    cloudflare_referrer: Value<'a>,
    #[serde(borrow, rename = "ClientRequestUserAgent")]
    cloudflare_agent: Value<'a>,
    #[serde(borrow, rename = "ClientIP")]
    cloudflare_address: Value<'a>,
    #[serde(borrow, rename = "EdgeResponseStatus")]
    cloudflare_status: Value<'a>,
    #[serde(borrow, rename = "EdgeStartTimestamp")]
    cloudflare_start: Value<'a>,
    #[serde(borrow, rename = "EdgeEndTimestamp")]
    cloudflare_end: Value<'a>,
    #[serde(borrow, rename = "RequestHeaders")]
    cloudflare_headers: Headers<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct CaddyRequest<'a> {
    #[serde(borrow)]
    remote_ip: Value<'a>,
    #[serde(borrow)]
    client_ip: Value<'a>,
    #[serde(borrow)]
    method: Value<'a>,
    #[serde(borrow)]
    uri: Value<'a>,
    #[serde(borrow)]
    headers: Headers<'a>,
}

pub(super) fn read(line: &[u8]) -> Result<Record<'_>, &'static str> {
    let line: Line = serde_json::from_slice(line).map_err(|_| "it is not a JSON object")?;
    let text = Value::text;
    let (time, address, method, target, status, agent, referrer, is_ahead) =
        if let Some(request) = line.request {
            let from = request.client_ip.or(request.remote_ip);
            let headers = request.headers;
            let told = headers
                .is_there
                .then(|| headers.agent.or(Value::Text(Cow::Borrowed(""))));
            let is_ahead = headers.is_ahead;
            let agent = told.unwrap_or_default();
            (
                line.ts,
                from,
                request.method,
                request.uri,
                line.status,
                agent,
                headers.referrer,
                is_ahead,
            )
        } else if line.cloudflare_uri.is_there() || line.cloudflare_path.is_there() {
            (
                line.cloudflare_start.or(line.cloudflare_end),
                line.cloudflare_address,
                line.cloudflare_method,
                line.cloudflare_uri.or(line.cloudflare_path),
                line.cloudflare_status,
                line.cloudflare_agent,
                line.cloudflare_referrer,
                line.cloudflare_headers.is_ahead,
            )
        } else if line.status_code.is_there() && (line.url.is_there() || line.path.is_there()) {
            (
                line.timestamp,
                line.client_ip,
                line.method,
                line.url.or(line.path),
                line.status_code,
                line.user_agent,
                line.referrer,
                false,
            )
        } else if line.log_type.is_there() || line.logger.is_there() || line.level.is_there() {
            return Ok(Record::Other);
        } else {
            return Err("it is JSON, but of no format that is known");
        };
    Ok(Record::Request(Request {
        time: time.moment().ok_or("its time is missing, or none")?,
        address: text(address).and_then(some_address),
        // Netlify and Cloudflare leave out what was not asked for.
        method: text(method).unwrap_or(Cow::Borrowed(b"GET")),
        target: text(target).ok_or("its address is not a text")?,
        status: status
            .status()
            .ok_or("its status is missing, or no number of three digits")?,
        agent: text(agent).map_or(Agent::Untold, Agent::Plain),
        referrer: text(referrer).unwrap_or_default(),
        is_ahead,
    }))
}

fn some_address(text: Cow<'_, [u8]>) -> Option<Cow<'_, [u8]>> {
    address(&text).is_some().then_some(text)
}

/// A value that is borrowed from the line where it can be.
#[derive(Default)]
enum Value<'a> {
    /// `null`, or a value that is not there.
    #[default]
    Nothing,
    Text(Cow<'a, str>),
    Number(f64),
    /// A list, an object, `true`.
    Else,
}

impl<'a> Value<'a> {
    fn is_there(&self) -> bool {
        !matches!(self, Self::Nothing)
    }

    fn or(self, other: Self) -> Self {
        match self {
            Self::Nothing => other,
            found => found,
        }
    }

    fn text(self) -> Option<Cow<'a, [u8]>> {
        match self {
            Self::Text(Cow::Borrowed(text)) => Some(Cow::Borrowed(text.as_bytes())),
            Self::Text(Cow::Owned(text)) => Some(Cow::Owned(text.into_bytes())),
            _ => None,
        }
    }

    fn moment(&self) -> Option<i64> {
        match self {
            Self::Text(text) => moment::of_text(text.as_bytes()),
            Self::Number(number) => moment::of_number(*number),
            _ => None,
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it was looked at"
    )]
    fn status(&self) -> Option<u16> {
        match self {
            Self::Text(text) => status(text.as_bytes()),
            Self::Number(number) if (0.0..1000.0).contains(number) => Some(*number as u16),
            _ => None,
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Value<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number))
    }

    // Nanoseconds lose some of their last digits, which are far below a second.
    #[allow(clippy::cast_precision_loss)]
    fn visit_u64<E>(self, number: u64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss)]
    fn visit_i64<E>(self, number: i64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value<'de>, E> {
        Ok(Value::Else)
    }

    /// The first of a list, as headers have it; the others are of no use here.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value<'de>, A::Error> {
        let first = list.next_element()?.unwrap_or_default();
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(first)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Else)
    }
}

/// What is read of a request's header fields, whose names are written in small letters or not.
#[derive(Default)]
struct Headers<'a> {
    is_there: bool,
    agent: Value<'a>,
    referrer: Value<'a>,
    is_ahead: bool,
}

impl<'de: 'a, 'a> Deserialize<'de> for Headers<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyHeaders)
    }
}

struct AnyHeaders;

impl<'de> Visitor<'de> for AnyHeaders {
    type Value = Headers<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("header fields")
    }

    fn visit_unit<E>(self) -> Result<Headers<'de>, E> {
        Ok(Headers::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Headers<'de>, A::Error> {
        let mut headers = Headers {
            is_there: true,
            ..Headers::default()
        };
        while let Some(Value::Text(name)) = map.next_key()? {
            let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
            if is("user-agent") {
                headers.agent = map.next_value()?;
            } else if is("referer") {
                headers.referrer = map.next_value()?;
            } else if is("sec-purpose") || is("purpose") || is("x-moz") || is("x-purpose") {
                // `prefetch`, or `prefetch;prerender`; Safari says `preview`.
                let purpose: Value = map.next_value()?;
                headers.is_ahead |= matches!(purpose, Value::Text(purpose) if purpose.starts_with("pre"));
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(headers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(line: &str) -> Request<'_> {
        match read(line.as_bytes()) {
            Ok(Record::Request(request)) => request,
            other => panic!("{line}: {other:?}"),
        }
    }

    const CADDY: &str = r#"{"level":"info","ts":1646861401.5241024,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"10.0.0.1","remote_port":"41342","client_ip":"192.0.2.1","proto":"HTTP/2.0","method":"GET","host":"localhost","uri":"/news/a-story/?a=1","headers":{"User-Agent":["curl/7.82.0"],"Accept":["*/*"],"Referer":["https://news.example/"]},"tls":{"resumed":false,"version":772}},"bytes_read":0,"user_id":"","duration":0.000929675,"size":10900,"status":200,"resp_headers":{"Server":["Caddy"]}}"#;

    #[test]
    fn a_line_of_caddy_is_read() {
        assert_eq!(
            request(CADDY),
            Request {
                time: 1_646_861_401,
                address: Some(Cow::Borrowed(b"192.0.2.1")),
                method: Cow::Borrowed(b"GET"),
                target: Cow::Borrowed(b"/news/a-story/?a=1"),
                status: 200,
                agent: Agent::Plain(Cow::Borrowed(b"curl/7.82.0")),
                referrer: Cow::Borrowed(b"https://news.example/"),
                is_ahead: false,
            }
        );
        for ts in [
            "\"1646861401.5\"",
            "1646861401524",
            "\"2022-03-09T21:30:01.524Z\"",
            "\"2022/03/09 21:30:01\"",
            "\"09/Mar/2022:21:30:01 +0000\"",
        ] {
            assert_eq!(
                request(&CADDY.replace("1646861401.5241024", ts)).time,
                1_646_861_401,
                "{ts}"
            );
        }
    }

    #[test]
    fn a_request_of_caddy_that_says_it_is_ahead_of_time_is() {
        for (header, is_ahead) in [
            (r#""Sec-Purpose":["prefetch;prerender"]"#, true),
            (r#""Purpose":["prefetch"]"#, true),
            (r#""X-Moz":["prefetch"]"#, true),
            (r#""Sec-Fetch-Mode":["navigate"]"#, false),
        ] {
            let line = CADDY.replace(r#""Accept":["*/*"]"#, header);
            assert_eq!(request(&line).is_ahead, is_ahead, "{header}");
        }
    }

    #[test]
    fn a_line_of_netlify_is_read() {
        let line = r#"{"account_id":"5b","client_ip":"192.0.2.7","content_type":"text/html; charset=UTF-8","country":"US","deploy_id":"6f","duration":23,"log_type":"traffic","method":"GET","referrer":"https://news.example/","request_id":"01H","request_size":0,"response_size":1200,"site_id":"a1","status_code":200,"timestamp":"2024-05-06T07:08:09.123Z","url":"https://news.example/news/a-story/","user_agent":"Mozilla/5.0 \"x\""}"#;
        let request = request(line);
        assert_eq!((request.time, request.status), (1_714_979_289, 200));
        assert_eq!(&*request.target, b"https://news.example/news/a-story/");
        assert_eq!(request.agent.bytes(), br#"Mozilla/5.0 "x""#);
        assert_eq!(
            read(br#"{"log_type":"function","message":"hello"}"#),
            Ok(Record::Other)
        );
    }

    #[test]
    fn who_is_left_out_by_netlify_is_untold() {
        let line = r#"{"log_type":"traffic","method":"GET","status_code":200,"timestamp":1714979289123,"path":"/news/"}"#;
        let request = request(line);
        assert_eq!(
            (request.address, request.agent, request.time),
            (None, Agent::Untold, 1_714_979_289)
        );
    }

    #[test]
    fn a_line_of_cloudflare_is_read_with_each_of_its_times() {
        for time in ["\"2024-05-06T07:08:09Z\"", "1714979289", "1714979289123456789"] {
            let line = format!(
                r#"{{"ClientIP":"2001:db8::1","ClientRequestHost":"news.example","ClientRequestMethod":"GET","ClientRequestURI":"/news/a-story/?x","ClientRequestUserAgent":"Mozilla/5.0","EdgeEndTimestamp":1,"EdgeResponseStatus":200,"EdgeStartTimestamp":{time},"RequestHeaders":{{"sec-purpose":"prefetch"}},"RayID":"3a"}}"#
            );
            let request = request(&line);
            assert_eq!(
                (request.time, request.status, request.is_ahead),
                (1_714_979_289, 200, true)
            );
            assert_eq!(request.address.as_deref(), Some(&b"2001:db8::1"[..]));
        }
    }

    #[test]
    fn json_of_other_things_is_told_from_what_is_broken() {
        let other = br#"{"level":"info","ts":1646861401.5,"logger":"tls","msg":"cleaning storage unit"}"#;
        assert_eq!(read(other), Ok(Record::Other));
        for broken in [
            &CADDY[..200],
            "{}",
            r#"{"a":1}"#,
            &CADDY.replace("\"status\":200", "\"status\":\"ok\""),
            &CADDY.replace("1646861401.5241024", "\"soon\""),
        ] {
            assert!(read(broken.as_bytes()).is_err(), "{broken}");
        }
    }
}
