//! What was found out of recordings, kept by the stamps of their files. It can be removed at any time.

use std::path::PathBuf;

use super::facts::Content;
use crate::cache;
use crate::digest::Digest;
use crate::files::{self, Stamp};
use crate::named_folder::NamedFile;

/// The published name of a file, and what is in it.
type Known = (String, Content);

/// What is known of a file that was not written to in the last seconds.
pub(super) fn get(file: &NamedFile) -> Option<Known> {
    serde_json::from_slice(&std::fs::read(place(file)?).ok()?).ok()
}

/// Keeps what is known of a file. Where that can't be, it is found out again the next time.
pub(super) fn keep(file: &NamedFile, known: Known) -> Known {
    if let (Some(place), Ok(json)) = (place(file), serde_json::to_vec(&known)) {
        let _ = files::write_whole(&place, &json);
    }
    known
}

fn place(file: &NamedFile) -> Option<PathBuf> {
    let stamp = Stamp::settled(&file.metadata)?;
    let path = std::path::absolute(&file.path).ok()?;
    let name = Digest::of_value(&(path, stamp, env!("CARGO_PKG_VERSION")));
    Some(cache::folder("media")?.join(format!("{name}.json")))
}
