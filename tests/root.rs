//! The folder of the whole project. Cargo runs a test in the folder of its package, which is another one.
#![allow(dead_code)] // Each group of tests uses what it needs.

/// The folder itself.
pub const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// The sample newsroom.
pub const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content");
/// Small newsrooms in other languages.
pub const LANGUAGE_SITES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/sites");
/// The app as Trunk built it last.
pub const APP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/app");
