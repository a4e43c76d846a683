//! Writes an access log in the Combined format, the same for the same seed: what `make bench-trending` reads.
//!
//! ```sh
//! cargo run --release -p dateline-logs --example generate_log 10000000 1 > access.log
//! ```
//!
//! A day of a newspaper with 10,000 stories, of which few are read often: readers who open a page with its style, app,
//! fonts and pictures, who point at links and follow some; bots of all kinds, and those who look for open doors.

use std::collections::VecDeque;
use std::error::Error;
use std::io::{BufWriter, Write, stdout};

use fastrand::Rng;

const STORIES: u32 = 10_000;
const DAY: u64 = 24 * 60 * 60;
const BROWSERS: u32 = 400;
const BOTS: [&str; 6] = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "python-requests/2.32.3",
    "curl/8.5.0",
];

/// A line without its time, which comes some seconds after that of the one before it.
type Line = String;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut number = || {
        arguments
            .next()
            .ok_or("name the number of lines, and a seed")?
            .parse::<u64>()
            .map_err(Box::<dyn Error>::from)
    };
    let (count, seed) = (number()?, number()?);
    let mut random = Rng::with_seed(seed);
    let mut out = BufWriter::with_capacity(1 << 20, stdout().lock());
    // Lines of those who are here at the same time stand between each other.
    let mut present: Vec<VecDeque<Line>> = (0..500).map(|_| visit(&mut random)).collect();
    for line in 0..count {
        let second = line * DAY / count;
        let at = random.usize(..present.len());
        while present[at].is_empty() {
            present[at] = visit(&mut random);
        }
        let Some(text) = present[at].pop_front() else {
            continue;
        };
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        let (before, after) = text.split_once('@').unwrap_or((&text, ""));
        writeln!(
            out,
            "{before}[27/Nov/2026:{hour:02}:{minute:02}:{second:02} +0000]{after}"
        )?;
    }
    Ok(out.flush()?)
}

/// Few stories are read often: the square of the square of a number below one is mostly small.
fn story(random: &mut Rng) -> String {
    let place = random.f64().powi(4) * f64::from(STORIES);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is below the number of stories"
    )]
    let number = place as u32;
    format!(
        "/{}/story-number-{number}-of-the-paper/",
        ["news", "sport", "culture"][number as usize % 3]
    )
}

fn visit(random: &mut Rng) -> VecDeque<Line> {
    let address = format!(
        "{}.{}.{}.{}",
        random.u8(1..224),
        random.u8(..),
        random.u8(..),
        random.u8(1..255)
    );
    match random.u8(..20) {
        0..2 => crawl(random, &address),
        2 => pry(random, &address),
        _ => read(random, &address),
    }
}

/// Somebody reads a few pages.
fn read(random: &mut Rng, address: &str) -> VecDeque<Line> {
    let address = if random.u8(..5) == 0 {
        format!(
            "2001:db8:{:x}:{:x}::{:x}",
            random.u16(..),
            random.u16(..),
            random.u16(1..)
        )
    } else {
        address.to_owned()
    };
    let agent = browser(random.u32(..BROWSERS));
    let mut lines = VecDeque::new();
    let mut add = |path: &str, status: u16, bytes: u32, referrer: &str| {
        lines.push_back(format!(
            "{address} - - @ \"GET {path} HTTP/2.0\" {status} {bytes} \"{referrer}\" \"{agent}\""
        ));
    };
    let mut page = if random.bool() {
        "/".to_owned()
    } else {
        story(random)
    };
    let from = ["-", "https://www.google.com/", "https://bsky.app/"][random.usize(..3)];
    let query = if random.u8(..8) == 0 {
        "?utm_source=newsletter"
    } else {
        ""
    };
    add(
        &format!("{page}{query}"),
        if random.u8(..6) == 0 { 304 } else { 200 },
        random.u32(9000..30_000),
        from,
    );
    let here = |page: &str| format!("https://news.example{page}");
    for asset in [
        "/app-h1b2c3.js",
        "/app_bg-9f8e7d.wasm",
        "/fonts/serif-400.woff2",
        "/site.json",
    ] {
        if random.u8(..3) > 0 {
            add(asset, 200, random.u32(5000..50_000), &here(&page));
        }
    }
    for _ in 0..random.u32(0..4) {
        for picture in 0..random.u32(1..4) {
            add(
                &format!("/pictures/{}-{picture}.avif", random.u32(..STORIES)),
                200,
                random.u32(8000..90_000),
                &here(&page),
            );
        }
        for _ in 0..random.u32(0..3) {
            add(
                &format!("{}index.json", story(random)),
                200,
                random.u32(3000..9000),
                &here(&page),
            );
        }
        let next = story(random);
        add(
            &format!("{next}index.json"),
            200,
            random.u32(3000..9000),
            &here(&page),
        );
        page = next;
        if random.u8(..8) == 0 {
            // Loaded again.
            add(&page, 304, 0, &here(&page));
        }
    }
    lines
}

/// A program fetches pages.
fn crawl(random: &mut Rng, address: &str) -> VecDeque<Line> {
    let agent = BOTS[random.usize(..BOTS.len())];
    (0..random.u32(1..12))
        .map(|_| {
            format!(
                "{address} - - @ \"GET {} HTTP/1.1\" 200 {} \"-\" \"{agent}\"",
                story(random),
                random.u32(9000..30_000)
            )
        })
        .collect()
}

/// Somebody looks for what is badly kept.
fn pry(random: &mut Rng, address: &str) -> VecDeque<Line> {
    let path = ["/wp-login.php", "/.env", "/admin/", "/xmlrpc.php", "/news/gone/"][random.usize(..5)];
    let line = format!(
        "{address} - - @ \"GET {path} HTTP/1.1\" 404 1200 \"-\" \"{}\"",
        browser(random.u32(..BROWSERS))
    );
    VecDeque::from([
        line,
        format!("{address} - - @ \"\\x16\\x03\\x01\" 400 150 \"-\" \"-\""),
    ])
}

fn browser(number: u32) -> String {
    let version = 90 + number / 4;
    match number % 4 {
        0 => format!(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version}.0.0.0 Safari/537.36"
        ),
        1 => format!("Mozilla/5.0 (X11; Linux x86_64; rv:{version}.0) Gecko/20100101 Firefox/{version}.0"),
        2 => format!(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.{version} Mobile/15E148 Safari/604.1"
        ),
        _ => format!(
            "Mozilla/5.0 (Linux; Android 14; SM-S9{version}B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36"
        ),
    }
}
