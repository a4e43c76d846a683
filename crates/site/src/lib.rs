//! From a newsroom to a site that any static host can carry: pages, feeds, sitemaps, pictures, what hosts are told.
//!
//! ```no_run
//! use dateline_site::{AppBuild, Options, Published, publish};
//!
//! let published = publish(&Options {
//!     content: "content".into(),
//!     app: AppBuild::Folder("target/app".into()),
//!     out: "dist".into(),
//!     edition: time::OffsetDateTime::now_utc().into(),
//!     below: None,
//!     preview: false,
//!     cards: true,
//!     compression: dateline_site::Compression::Best,
//!     comments: None,
//!     cache: None,
//! })?;
//! if let Published::Refused(problems) = published {
//!     problems.iter().for_each(|problem| eprintln!("{problem}"));
//! }
//! # Ok::<(), anyhow::Error>(())
//! ```

mod app_build;
mod app_files;
mod artifact;
pub mod comments;
mod compress;
mod connections;
mod containers;
pub mod desk;
mod document;
mod feeds;
mod fonts;
pub mod hosting;
mod icons;
mod in_place;
mod initial;
mod last_site;
mod likeness;
mod lists;
pub mod live;
mod logo;
mod manifest;
mod marker;
mod memory;
mod open_graph;
mod options;
mod output;
mod page_meta;
mod pages;
mod pictures;
mod pipeline;
mod plan;
mod policy;
mod progress;
mod published_places;
mod redirects;
mod relate;
mod robots;
pub mod serve;
mod site;
mod site_file;
mod sitemap;
mod social_card;
mod structured_data;
mod style;
mod xml;

pub use app_build::AppBuild;
pub use memory::Memory;
pub use options::{Compression, Options};
pub use output::{abandon, remove_at_the_end};
pub use published_places::add_moved_places;
pub use relate::{Outcome, Rank, related};
pub use site::{Done, Published, publish, publish_again};
