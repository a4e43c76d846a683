//! What helps at the writer's desk: `dateline new` and `dateline check --watch`, from outside.
#![allow(clippy::unwrap_used, missing_docs)]

mod new;
mod watch;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// A copy of the sample newsroom.
fn newsroom() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new("content").into_iter().flatten() {
        let to = folder.path().join(entry.path());
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
