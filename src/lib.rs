//! A news site in the browser: pages, the parts that they are made of, and what a browser adds to them.
//!
//! The same code renders the pages natively while they are published (feature `ssr`) and takes them over in the
//! browser (feature `hydrate`).
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

pub mod hooks;
pub mod reader;
pub mod view;

pub mod components;
mod pages;

pub mod app;
