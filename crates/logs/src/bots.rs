//! Who is a program and no reader.
//!
//! The list is that of <https://github.com/monperrus/crawler-user-agents> (MIT, `bots/LICENSE`), a data set to which
//! many contribute, in `bots/patterns.txt`: one pattern on each line, as they stand in its release 1.60.0. `tools/bots.sh`
//! fetches a newer one.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::bytes::{Regex, RegexBuilder};

use crate::path::unescaped;
use crate::request::Agent;

/// The day of the release that the list is of.
pub const BOT_LIST_DATE: &str = "2026-08-10";

const PATTERNS: &str = include_str!("bots/patterns.txt");

/// What new bots call themselves too; Cubot makes telephones. A browser has no address of the web in its name, and a bot
/// has that of those who run it.
const OWN_WORDS: &str = r"(?i)(?:^|[^u])bot|crawl|spider|scraper|https?://";

/// The list, ready to be asked.
#[derive(Clone, Copy)]
pub(crate) struct Bots(&'static Regex);

impl Bots {
    pub(crate) fn new() -> Self {
        static LIST: LazyLock<Regex> = LazyLock::new(of_patterns);
        Self(&LIST)
    }

    /// Whether it is a program's name. A browser always has one; where a format does not tell names, nobody knows.
    pub(crate) fn contain(self, agent: &Agent) -> bool {
        let name = match agent {
            Agent::Untold => return false,
            Agent::Plain(name) => Cow::Borrowed(&**name),
            Agent::Encoded(name) => Cow::Owned(unescaped(name)),
        };
        name.is_empty() || self.0.is_match(&name)
    }
}

#[allow(
    clippy::expect_used,
    reason = "the list is part of the program, and a test reads it"
)]
fn of_patterns() -> Regex {
    let mut all = format!("(?:{OWN_WORDS})");
    for pattern in PATTERNS.lines() {
        all.push_str("|(?:");
        all.push_str(pattern);
        all.push(')');
    }
    let regex = RegexBuilder::new(&all)
        .unicode(false)
        .size_limit(1 << 26)
        .dfa_size_limit(1 << 24)
        .build();
    regex.expect("the patterns of bots are regular expressions")
}

/// Remembers what was said of names: few of them come often. It is as large for ten names as for ten million.
pub(crate) struct KnownAgents(Vec<Option<(u64, bool)>>);

impl KnownAgents {
    const LENGTH: usize = 1 << 14;

    pub(crate) fn new() -> Self {
        Self(vec![None; Self::LENGTH])
    }

    /// Whether it is a bot, by the hash of its name.
    #[allow(clippy::cast_possible_truncation, reason = "any part of a hash is a hash")]
    pub(crate) fn is_bot(&mut self, hash: u64, agent: &Agent, bots: Bots) -> bool {
        let place = &mut self.0[hash as usize % Self::LENGTH];
        match place {
            Some((known, is_bot)) if *known == hash => *is_bot,
            _ => {
                let is_bot = bots.contain(agent);
                *place = Some((hash, is_bot));
                is_bot
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_bot(bots: Bots, name: &str) -> bool {
        bots.contain(&Agent::Plain(Cow::Borrowed(name.as_bytes())))
    }

    #[test]
    fn bots_are_known_by_the_list_and_by_what_they_call_themselves() {
        let bots = Bots::new();
        for name in [
            "",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
            "facebookexternalhit/1.1",
            "curl/8.5.0",
            "python-requests/2.31.0",
            "Go-http-client/1.1",
            "Wget/1.21.4",
            "WhatsApp/2.23.20.0",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36",
            "BrandNewBot/0.1",
            "Some Crawler",
            "Mozilla/5.0 (like a browser; http://who.example/)",
        ] {
            assert!(is_bot(bots, name), "{name}");
        }
        assert!(bots.contain(&Agent::Encoded(b"Some%20%42ot")));
    }

    #[test]
    fn readers_are_no_bots() {
        let bots = Bots::new();
        for name in [
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 OPR/106.0.0.0",
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/300.0 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/440.0.0.35.106]",
            "Mozilla/5.0 (Linux; Android 13; SM-S901B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/117.0.0.0 Mobile Safari/537.36 Instagram 300.0.0.0 Android",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 9; CUBOT_P40) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0.4430.210 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0.4896.127 Mobile DuckDuckGo/5 Safari/537.36",
            "Lynx/2.9.0 libwww-FM/2.14",
        ] {
            assert!(!is_bot(bots, name), "{name}");
        }
        assert!(!bots.contain(&Agent::Untold));
    }

    #[test]
    fn what_is_remembered_is_what_the_list_says() {
        let (bots, mut known) = (Bots::new(), KnownAgents::new());
        let agent = |name: &'static str| Agent::Plain(Cow::Borrowed(name.as_bytes()));
        // The same place for both.
        let (one, other) = (7, 7 + KnownAgents::LENGTH as u64);
        for _ in 0..3 {
            assert!(known.is_bot(one, &agent("curl/8"), bots));
            assert!(!known.is_bot(other, &agent("Mozilla/5.0 Firefox/128.0"), bots));
        }
    }
}
