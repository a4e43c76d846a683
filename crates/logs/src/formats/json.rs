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

use serde::Deserialize;

use super::value::{Headers, Value};
use crate::request::{Agent, Record, Request, address};

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
    let is_other = line.log_type.is_there() || line.logger.is_there() || line.level.is_there();
    let told = if line.request.is_some() {
        line.of_caddy()
    } else if line.cloudflare_uri.is_there() || line.cloudflare_path.is_there() {
        line.of_cloudflare()
    } else if line.status_code.is_there() && (line.url.is_there() || line.path.is_there()) {
        line.of_netlify()
    } else if is_other {
        return Ok(Record::Other);
    } else {
        return Err("it is JSON, but of no format that is known");
    };
    told.request().map(Record::Request)
}

/// The values of a request, whatever they are called.
#[derive(Default)]
struct Told<'a> {
    time: Value<'a>,
    address: Value<'a>,
    method: Value<'a>,
    target: Value<'a>,
    status: Value<'a>,
    agent: Value<'a>,
    referrer: Value<'a>,
    is_ahead: bool,
}

impl<'a> Line<'a> {
    fn of_caddy(self) -> Told<'a> {
        let request = self.request.unwrap_or_default();
        let headers = request.headers;
        // Who sends no name is told from a log without header fields.
        let none = if headers.is_there {
            Value::Text(Cow::Borrowed(""))
        } else {
            Value::Nothing
        };
        Told {
            time: self.ts,
            address: request.client_ip.or(request.remote_ip),
            method: request.method,
            target: request.uri,
            status: self.status,
            agent: headers.agent.or(none),
            referrer: headers.referrer,
            is_ahead: headers.is_ahead,
        }
    }

    fn of_cloudflare(self) -> Told<'a> {
        Told {
            time: self.cloudflare_start.or(self.cloudflare_end),
            address: self.cloudflare_address,
            method: self.cloudflare_method,
            target: self.cloudflare_uri.or(self.cloudflare_path),
            status: self.cloudflare_status,
            agent: self.cloudflare_agent,
            referrer: self.cloudflare_referrer,
            is_ahead: self.cloudflare_headers.is_ahead,
        }
    }

    fn of_netlify(self) -> Told<'a> {
        Told {
            time: self.timestamp,
            address: self.client_ip,
            method: self.method,
            target: self.url.or(self.path),
            status: self.status_code,
            agent: self.user_agent,
            referrer: self.referrer,
            is_ahead: false,
        }
    }
}

impl<'a> Told<'a> {
    fn request(self) -> Result<Request<'a>, &'static str> {
        let status = self.status.status();
        Ok(Request {
            time: self.time.moment().ok_or("its time is missing, or none")?,
            address: self.address.text().filter(|text| address(text).is_some()),
            // Netlify and Cloudflare leave out what was not asked for.
            method: self.method.text().unwrap_or(Cow::Borrowed(b"GET")),
            target: self.target.text().ok_or("its address is not a text")?,
            status: status.ok_or("its status is missing, or no number of three digits")?,
            agent: self.agent.text().map_or(Agent::Untold, Agent::Plain),
            referrer: self.referrer.text().unwrap_or_default(),
            is_ahead: self.is_ahead,
        })
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
