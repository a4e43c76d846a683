//! A news site in the browser: pages, the parts that they are made of, and what a browser adds to them.
//!
//! The same code renders the pages natively while they are published (feature `ssr`) and takes them over in the
//! browser (feature `hydrate`).
#![recursion_limit = "256"]

pub mod reader;

pub mod components;
pub mod pages;

pub mod app;
