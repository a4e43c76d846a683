//! The same visits in every format, and lines that are of none.

use crate::log::{FIREFOX, hit, ranked, text, visits};

const CLOUDFRONT: &str = "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query\n2026-11-27\t08:00:00\tFRA2\t123\t192.0.2.1\tGET\td1.cloudfront.net\t/news/a-story/\t200\t-\tMozilla/5.0%20(X11;%20Linux%20x86_64;%20rv:128.0)%20Gecko/20100101%20Firefox/128.0\ta=b\n2026-11-27\t08:00:01\tFRA2\t123\t192.0.2.2\tGET\td1.cloudfront.net\t/news/a-story/\t200\t-\tSomeBot/1.0%20(+https://bot.example)\t-\n";
const CADDY: &str = r#"{"level":"info","ts":1795766400.25,"logger":"http.log.access.log0","msg":"handled request","request":{"remote_ip":"192.0.2.1","client_ip":"192.0.2.1","proto":"HTTP/2.0","method":"GET","host":"news.example","uri":"/news/a-story/","headers":{"User-Agent":["Mozilla/5.0 Firefox/128.0"]}},"size":1,"status":200}
{"level":"info","ts":1795766401,"logger":"http.log.access.log0","msg":"handled request","request":{"remote_ip":"192.0.2.2","method":"GET","host":"news.example","uri":"/news/a-story/","headers":{"User-Agent":["Mozilla/5.0 Firefox/128.0"],"Sec-Purpose":["prefetch"]}},"size":1,"status":200}
{"level":"info","ts":1795766402,"logger":"tls.obtain","msg":"acquiring lock"}
"#;
const NETLIFY: &str = r#"{"log_type":"traffic","client_ip":"192.0.2.1","method":"GET","status_code":200,"timestamp":"2026-11-27T08:00:00.5Z","url":"https://news.example/news/a-story/","user_agent":"Mozilla/5.0 Firefox/128.0"}
{"log_type":"traffic","client_ip":"192.0.2.2","method":"GET","status_code":200,"timestamp":"2026-11-27T08:00:01Z","url":"https://news.example/news/a-story/","user_agent":"curl/8.5.0"}
"#;
const CLOUDFLARE: &str = r#"{"ClientIP":"192.0.2.1","ClientRequestHost":"news.example","ClientRequestMethod":"GET","ClientRequestURI":"/news/a-story/?a=b","ClientRequestUserAgent":"Mozilla/5.0 Firefox/128.0","EdgeStartTimestamp":1795766400123000000,"EdgeResponseStatus":200}
{"ClientIP":"192.0.2.2","ClientRequestHost":"news.example","ClientRequestMethod":"HEAD","ClientRequestURI":"/news/a-story/","ClientRequestUserAgent":"Mozilla/5.0 Firefox/128.0","EdgeStartTimestamp":"2026-11-27T08:00:01Z","EdgeResponseStatus":200}
"#;
const COMMON: &str = "192.0.2.1 - - [27/Nov/2026:09:00:00 +0100] \"GET /news/a-story/ HTTP/1.1\" 200 12\n";

#[test]
fn a_visit_is_a_visit_in_every_format() {
    for log in [CLOUDFRONT, CADDY, NETLIFY, CLOUDFLARE, COMMON] {
        let ranking = ranked(log);
        assert_eq!(visits(&ranking), [("/news/a-story/", 1)], "{log}");
        assert_eq!(ranking.malformed, [], "{log}");
    }
}

#[test]
fn formats_may_change_within_a_file() {
    let all = [
        COMMON,
        CADDY,
        CLOUDFRONT,
        NETLIFY,
        CLOUDFLARE,
        &text(&[hit(28_800, "/news/a-story/")]),
    ]
    .concat();
    // The same reader in three of them. In the Common format nobody tells the browser, CloudFront encodes its name.
    assert_eq!(visits(&ranked(all)), [("/news/a-story/", 4)]);
}

#[test]
fn malformed_lines_are_counted_and_the_first_are_told_by_file_and_line() {
    let good = hit(0, "/news/a-story/").line();
    let log = format!(
        "{good}hello\n{good}\n{{\"a\":\n[{{}}]\n\u{0}\n2026-11-27\t\n{}",
        &good[..60]
    );
    let ranking = ranked(log);
    assert_eq!(
        (
            ranking.counts.malformed,
            ranking.counts.other,
            ranking.counts.visits
        ),
        (6, 1, 1)
    );
    let lines: Vec<_> = ranking.malformed.iter().map(|malformed| malformed.line).collect();
    assert_eq!(lines, [2, 5, 6, 7, 8]);
    assert!(ranking.malformed[0].file.ends_with("access.log"));
    assert!(
        ranking.malformed[2].why.contains("NDJSON"),
        "{:?}",
        ranking.malformed[2]
    );
}

#[test]
fn nothing_that_stands_in_a_log_stops_the_reading() {
    let mut random = fastrand::Rng::with_seed(3);
    let seeds = [
        CLOUDFRONT,
        CADDY,
        NETLIFY,
        CLOUDFLARE,
        COMMON,
        &text(&[hit(0, "/news/a-story/").agent(FIREFOX)]),
    ];
    for _ in 0..500 {
        let mut log = random.choice(seeds).unwrap().as_bytes().to_vec();
        for _ in 0..random.usize(1..20) {
            if log.is_empty() {
                break;
            }
            let at = random.usize(..log.len());
            match random.u8(0..4) {
                0 => log[at] = random.u8(..),
                1 => log.insert(at, *random.choice(b"\"\\[]{}\t\n%:,/ ").unwrap()),
                2 => drop(log.remove(at)),
                _ => log.truncate(at),
            }
        }
        let ranking = ranked(&log);
        assert!(ranking.counts.lines <= u64::try_from(log.len()).unwrap());
    }
}
