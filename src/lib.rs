//! A news site in the browser: pages, the parts that they are made of, and what a browser adds to them.
//!
//! The same code renders pages natively while they are published (feature `ssr`) and, once a published page is alive in
//! the browser, the pages that the reader goes on to (feature `browser`).
//!
//! ```
//! use dateline_app::view::view;
//! use leptos::prelude::*;
//!
//! let (href, title) = ("/news/", "News");
//! let html = view! { <h2><a href=href>{title}</a></h2> }.to_html();
//! assert!(html.starts_with("<h2><a href=\"/news/\">News"));
//! ```
#![recursion_limit = "256"]

// So that `view!` is good in here, too.
extern crate self as dateline_app;

pub mod comments;
pub mod door;
pub mod hooks;
pub mod load_error;
pub mod text_fragment;
pub mod utterances;
pub mod view;

pub mod components;
mod pages;

pub mod app;
#[cfg(feature = "browser")]
pub mod reader;
