//! What a reader sees and does, in a real Chromium, on a published site: `tests/sites/english`.
//!
//! `before_wasm` holds what works before the app arrives or without it, `with_app` what the app adds.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../root.rs"]
mod root;

#[path = "../old_links.rs"]
mod old_links;

mod accessibility;
mod answers;
mod before_wasm;
mod brand;
mod browser;
mod comment_server;
mod comments;
mod contact_sheet;
mod desk;
mod embeds;
mod enlarged;
mod failures;
mod faults;
mod languages;
mod listening;
mod live;
mod masthead;
mod memory;
mod pictures;
mod reading;
mod recordings;
mod redirects;
mod responsive;
mod sharing;
mod site;
mod speed;
mod text_settings;
mod visual;
mod with_app;

pub(crate) const STORY: &str = "/news/north-korean-restaurant-workers-flee-shanghai/";
