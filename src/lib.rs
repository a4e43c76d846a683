//! Dateline: a news site that a newsroom builds from a folder of article JSON.
//!
//! The modules, in the order in which they may know each other (ARCHITECTURE.md, "Invariants"):
//! what a story is, where it lives and each passage of it, what it says of itself, what the browser adds, how it looks, which pages there are,
//! the app around them, and how a newsroom publishes it.
#![recursion_limit = "256"]

pub mod model;
pub mod route;
pub mod text_fragment;

pub mod head;

pub mod reader;

pub mod components;
pub mod pages;

pub mod app;

#[cfg(feature = "ssr")]
pub mod publish;
