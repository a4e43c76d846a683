//! The tools for writers: `dateline new` and `dateline check --watch`, from outside.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../root.rs"]
mod root;

mod new;
mod watch;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// A copy of the sample newsroom.
fn newsroom() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new(root::SAMPLE).into_iter().flatten() {
        let name = entry.path().strip_prefix(root::SAMPLE).unwrap();
        let to = folder.path().join("content").join(name);
        if entry.file_type().is_dir() {
            fs::create_dir(to).unwrap();
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
    folder
}

fn story(folder: &Path, slug: &str) -> std::path::PathBuf {
    folder.join("content/articles").join(format!("{slug}.json"))
}
