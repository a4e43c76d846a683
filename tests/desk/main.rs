//! The tools for writers: `dateline new` and `dateline check --watch`, from outside.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../root.rs"]
mod root;

mod archive;
mod cms;
mod convert;
mod due;
mod init;
mod new;
mod output;
mod related;
mod trending;
mod watch;
mod words;

use std::fs;
use std::path::Path;

use dateline_content::SCHEMAS;
use tempfile::TempDir;

/// How many stories of the newsroom are published; two more are held back.
const STORIES: usize = 15;

/// A copy of a newsroom, with the schemas that editors use.
fn newsroom() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    for entry in walkdir::WalkDir::new(root::ENGLISH).into_iter().flatten() {
        let name = entry.path().strip_prefix(root::ENGLISH).unwrap();
        let to = content.join(name);
        if entry.file_type().is_dir() {
            fs::create_dir(to).unwrap();
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
    for schema in SCHEMAS {
        fs::write(content.join(schema.name), (schema.text)()).unwrap();
    }
    folder
}

fn story(folder: &Path, slug: &str) -> std::path::PathBuf {
    folder.join("content/articles").join(format!("{slug}.json"))
}
