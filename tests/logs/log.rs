//! Logs for tests: lines of the Combined format on one day, and what is read of them.

use std::fs;
use std::path::PathBuf;

use dateline_logs::{Options, Ranking, read};
use tempfile::TempDir;
use time::OffsetDateTime;
use time::macros::{datetime, format_description};

pub const MIDNIGHT: OffsetDateTime = datetime!(2026-11-27 0:00 UTC);
pub const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
pub const SAFARI: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15";

/// A request of the day, some seconds after midnight.
#[derive(Clone)]
pub struct Hit {
    pub second: i64,
    pub address: String,
    pub request: String,
    pub status: u16,
    pub referrer: String,
    pub agent: String,
}

/// A reader's first visit of a page.
pub fn hit(second: i64, path: &str) -> Hit {
    Hit {
        second,
        address: "192.0.2.1".to_owned(),
        request: format!("GET {path} HTTP/2.0"),
        status: 200,
        referrer: "-".to_owned(),
        agent: FIREFOX.to_owned(),
    }
}

impl Hit {
    pub fn by(mut self, reader: u32) -> Self {
        self.address = format!("10.{}.{}.{}", reader / 65536, reader / 256 % 256, reader % 256);
        self
    }

    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    pub fn agent(mut self, agent: &str) -> Self {
        agent.clone_into(&mut self.agent);
        self
    }

    /// Made from a page, as the browser tells.
    pub fn on(mut self, path: &str) -> Self {
        self.referrer = format!("https://news.example{path}");
        self
    }

    pub fn line(&self) -> String {
        let Self {
            address,
            request,
            status,
            referrer,
            agent,
            ..
        } = self;
        let format = format_description!("[day]/[month repr:short]/[year]:[hour]:[minute]:[second] +0000");
        let time = (MIDNIGHT + time::Duration::seconds(self.second))
            .format(format)
            .unwrap();
        format!("{address} - - [{time}] \"{request}\" {status} 512 \"{referrer}\" \"{agent}\"\n")
    }
}

pub fn text(hits: &[Hit]) -> String {
    hits.iter().map(Hit::line).collect()
}

/// A folder of logs.
pub struct Logs(TempDir);

impl Logs {
    pub fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }
}

/// The newsroom's pages: the front page, and everything in `news`.
pub fn is_page(path: &str) -> bool {
    path == "/" || path.starts_with("/news/")
}

pub fn ranked(text: impl AsRef<[u8]>) -> Ranking {
    ranked_with(text, &Options::default())
}

pub fn ranked_with(text: impl AsRef<[u8]>, options: &Options) -> Ranking {
    let logs = Logs::new();
    read(&[logs.file("access.log", text)], options, is_page).unwrap()
}

/// The pages with their visits, best first.
pub fn visits(ranking: &Ranking) -> Vec<(&str, u64)> {
    ranking
        .pages
        .iter()
        .map(|page| (page.path.as_str(), page.visits))
        .collect()
}
