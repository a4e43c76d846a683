//! Reads the access logs of web servers and ranks pages by how often they were visited lately.
//!
//! Each line is recognised by itself (`formats`). What is no visit of a known page is counted and left out (`sorting`):
//! bots, files that belong to pages, what was fetched ahead, errors. The files are read at once where their times
//! overlap and one after the other where they do not (`merge`, `stream`), so that the order in which they are named
//! does not matter. A visitor's second visit of a page within a session is no other visit (`visitors`), and a page has
//! its visits in buckets of time (`tally`).
//!
//! Nobody is followed. A visitor is a hash of address and browser, made with a key that is drawn for this run and kept
//! nowhere; the hash is forgotten when the session is over. Neither addresses nor lines are in what this crate gives.
//! Memory grows with pages, and with the visitors of a session, but not with lines.
//!
//! ```no_run
//! use dateline_logs::{Options, read};
//!
//! let files = ["/var/log/nginx/access.log".into()];
//! let ranking = read(&files, &Options::default(), |path| path.starts_with("/news/"))?;
//! for page in &ranking.pages {
//!     println!("{} {}", page.visits, page.path);
//! }
//! # Ok::<(), dateline_logs::LogError>(())
//! ```

mod bots;
mod error;
mod formats;
mod lines;
mod merge;
mod moment;
mod options;
mod pages;
mod path;
mod ranking;
mod read;
mod request;
mod sorting;
mod source;
mod stream;
mod tally;
mod visitors;
mod zstd;

pub use bots::BOT_LIST_DATE;
pub use error::LogError;
pub use options::Options;
pub use ranking::{Counts, MALFORMED_SHOWN, Malformed, Period, RankedPage, Ranking};
pub use read::read;
