//! The words of the interface: those of the files in `crates/content/languages`, those that a newsroom brings, and what the
//! Unicode CLDR knows.
//!
//! The build script makes tables of our files and holds each against the English one (`tables.rs`), so a language costs its
//! file and no line here.

mod begin;
mod cldr;
mod lookup;
mod own;
mod plurals;
#[cfg(test)]
mod tables;
mod word_file;

pub use begin::begin;
pub use lookup::languages;
pub(crate) use lookup::{OwnWords, fallback, tags, words};
pub(crate) use own::{WORDS, read as read_own};
