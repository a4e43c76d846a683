//! The folder of the whole project. Cargo runs a test in the folder of its package, which is another one.
#![allow(dead_code)] // Each group of tests uses what it needs.

/// The folder itself.
pub const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// Newsrooms that tests publish. The sample newsroom is none of them: it may become anybody's own.
pub const NEWSROOMS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/sites");
/// The one of them that has an example of everything.
pub const ENGLISH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/sites/english");
/// The app as Trunk built it last.
pub const APP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/app");
