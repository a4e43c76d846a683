//! A newsroom's content: read, checked, and made into what readers get.
//!
//! A file passes three stages. `structure` holds it against the JSON Schema of its type (`source`);
//! then it is read into that type; then `texts` and its neighbours resolve what it points to. Problems of all files
//! and all stages are collected, each with its place and its remedy.
//!
//! ```no_run
//! let checked = dateline_content::check("content".as_ref(), time::OffsetDateTime::now_utc());
//! for problem in &checked.problems {
//!     eprintln!("{problem}");
//! }
//! if let Some(newsroom) = checked.newsroom {
//!     println!("{} stories can be published", newsroom.articles.len());
//! }
//! ```

pub mod addresses;
mod anchors;
mod assembler;
mod body;
mod check;
mod comments;
pub mod dates;
mod file;
pub mod files;
pub mod folder;
pub mod fonts;
mod json;
mod languages;
mod links;
pub mod markdown;
mod named_pictures;
pub mod new;
mod newsroom;
pub mod pictures;
pub mod placeholders;
mod problem;
mod redirects;
mod remedy;
mod schema;
mod sections;
mod site;
pub mod source;
mod structure;
mod texts;
pub mod transliterate;
mod unwritten;

pub use anchors::StoryAnchors;
pub use check::{Checked, check, read_site};
pub use comments::{SNAPSHOTS, StoryComments};
pub use newsroom::{HeldBack, Newsroom};
pub use problem::{Problem, Severity, counted, summary};
pub use redirects::Redirect;
pub use source::SCHEMAS;
