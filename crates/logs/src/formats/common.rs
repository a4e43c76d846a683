//! The Common Log Format and the Combined one, which has the referring page and the browser too, as Apache and nginx
//! write them:
//! <https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#examples>,
//! <https://nginx.org/en/docs/http/ngx_http_log_module.html#log_format>.
//!
//! ```text
//! %h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-agent}i"
//! ```
//!
//! Debian's Apache writes a host and a port before that (`vhost_combined`), which is read too. What comes after the browser is passed over. Apache puts a backslash before quotes in quoted parts, and
//! nginx writes them as `\x22`.

use std::borrow::Cow;
use std::net::IpAddr;

use memchr::{memchr, memchr2};

use crate::moment;
use crate::request::{Agent, Record, Request, address, status, unless_dash};

pub(super) fn read(line: &[u8]) -> Result<Record<'_>, &'static str> {
    let (before, time, rest) =
        around_time(line).ok_or("it has no time in brackets, and is of no other format")?;
    let time = moment::of_common_log(time).ok_or("what stands in brackets is not a time")?;
    let (request, rest) = quoted(rest).ok_or("it has no request in quotes")?;
    let (status, rest) = word(rest);
    let status = self::status(status).ok_or("it has no status after the request")?;
    let (_bytes, rest) = word(rest);
    let (referrer, agent) = match quoted(rest) {
        None => (&b""[..], Agent::Untold),
        Some((referrer, rest)) => match quoted(rest) {
            None => return Err("it has no browser in quotes at its end"),
            Some((agent, _)) => (
                unless_dash(referrer),
                Agent::Plain(Cow::Borrowed(unless_dash(agent))),
            ),
        },
    };
    // What is not HTTP at all, as from those who look for open doors, has a status that says so.
    let (method, target) = word(request);
    let (target, _version) = word(target);
    Ok(Record::Request(Request {
        time,
        address: address(client(before)),
        method: Cow::Borrowed(method),
        target: Cow::Borrowed(target),
        status,
        agent,
        referrer: Cow::Borrowed(referrer),
        is_ahead: false,
    }))
}

/// What stands before the time, the time, and what comes after it. A bracket may also be in the name of a user.
fn around_time(line: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let mut from = 0;
    loop {
        let open = from + memchr(b'[', &line[from..])?;
        let close = open + 1 + memchr(b']', &line[open + 1..])?;
        if line.get(close + 1..close + 3) == Some(b" \"") {
            return Some((&line[..open], &line[open + 1..close], &line[close + 1..]));
        }
        from = open + 1;
    }
}

/// The address of who asked, in what stands before the time. It is the first word; where that is the name of a host, and
/// the second is an address, it is that one: else all readers would be one.
fn client(before: &[u8]) -> &[u8] {
    let (first, rest) = word(before);
    let (second, _) = word(rest);
    let is_host = second != b"-" && !is_address(first) && is_address(second);
    if is_host { second } else { first }
}

/// Whether it is an address, also where a comma and others come after it, as proxies write them.
fn is_address(word: &[u8]) -> bool {
    let word = word.strip_suffix(b",").unwrap_or(word);
    str::from_utf8(word).is_ok_and(|word| word.parse::<IpAddr>().is_ok())
}

/// The first word, and what comes after it.
fn word(text: &[u8]) -> (&[u8], &[u8]) {
    let start = text.iter().position(|byte| *byte != b' ').unwrap_or(text.len());
    let text = &text[start..];
    text.split_at(memchr(b' ', text).unwrap_or(text.len()))
}

/// What stands in quotes, still with its backslashes, and what comes after it.
fn quoted(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let text = text.strip_prefix(b" ").unwrap_or(text).strip_prefix(b"\"")?;
    let mut from = 0;
    loop {
        let at = from + memchr2(b'"', b'\\', &text[from..])?;
        if text[at] == b'"' {
            return Some((&text[..at], &text[at + 1..]));
        }
        from = (at + 2).min(text.len());
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

    #[test]
    fn the_examples_of_the_documents_are_read() {
        let common = request(
            r#"127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326"#,
        );
        assert_eq!(
            common,
            Request {
                time: 971_211_336,
                address: Some(Cow::Borrowed(b"127.0.0.1")),
                method: Cow::Borrowed(b"GET"),
                target: Cow::Borrowed(b"/apache_pb.gif"),
                status: 200,
                agent: Agent::Untold,
                referrer: Cow::Borrowed(b""),
                is_ahead: false,
            }
        );
        let combined = request(
            r#"127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326 "http://www.example.com/start.html" "Mozilla/4.08 [en] (Win98; I ;Nav)""#,
        );
        assert_eq!(&*combined.referrer, b"http://www.example.com/start.html");
        assert_eq!(
            combined.agent,
            Agent::Plain(Cow::Borrowed(b"Mozilla/4.08 [en] (Win98; I ;Nav)"))
        );
    }

    #[test]
    fn addresses_are_found_behind_hosts_and_whatever_users_are_called() {
        let rest = r#"[10/Oct/2000:13:55:36 +0000] "GET / HTTP/2.0" 200 5 "-" "Mozilla/5.0""#;
        for (before, address) in [
            ("2001:db8::7 - - ", "2001:db8::7"),
            ("2001:db8::7 - 10.0.0.1 ", "2001:db8::7"),
            ("news.example:443 192.0.2.9 - - ", "192.0.2.9"),
            ("news.example:443 2001:db8::7 - - ", "2001:db8::7"),
            ("news.example 192.0.2.9 - - ", "192.0.2.9"),
            ("192.0.2.9, 10.0.0.1 - - ", "192.0.2.9,"),
            ("192.0.2.9 - john [staff] smith ", "192.0.2.9"),
            ("reader.example - - ", "reader.example"),
        ] {
            let line = format!("{before}{rest}");
            assert_eq!(
                request(&line).address.as_deref(),
                Some(address.as_bytes()),
                "{line}"
            );
        }
    }

    #[test]
    fn quotes_within_quotes_end_nothing() {
        let line = r#"192.0.2.9 - - [10/Oct/2000:13:55:36 +0000] "GET /a\"b HTTP/1.1" 404 5 "-" "My \"browser\" \\" "more""#;
        let request = request(line);
        assert_eq!(&*request.target, br#"/a\"b"#);
        assert_eq!(request.agent.bytes(), br#"My \"browser\" \\"#);
    }

    #[test]
    fn what_is_no_line_of_a_log_is_malformed_and_nonsense_in_one_is_not() {
        for line in [
            "hello",
            "192.0.2.9 - - [10/Oct/2000:13:55:36 +0000]",
            r#"192.0.2.9 - - [soon] "GET / HTTP/1.1" 200 5"#,
            r#"192.0.2.9 - - [10/Oct/2000:13:55:36 +0000] "GET / HTTP/1.1"#,
            r#"192.0.2.9 - - [10/Oct/2000:13:55:36 +0000] "GET / HTTP/1.1" - 5"#,
            r#"192.0.2.9 - - [10/Oct/2000:13:55:36 +0000] "GET / HTTP/1.1" 200 5 "-" "Mozil"#,
        ] {
            assert!(read(line.as_bytes()).is_err(), "{line}");
        }
        let request = request(r#"192.0.2.9 - - [10/Oct/2000:13:55:36 +0000] "\x16\x03\x01" 400 150 "-" "-""#);
        assert_eq!((&*request.target, request.status), (&b""[..], 400));
    }
}
