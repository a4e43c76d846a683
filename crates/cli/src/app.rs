//! The app that sites are published with.

use std::path::PathBuf;

use dateline_site::AppBuild;

/// The app build that is in this program; empty where it was compiled without one (`build.rs`).
const INSIDE: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/app.rs"));

/// The build in a folder; without one that in the program, or the one that was made here last.
pub fn app_build(folder: Option<PathBuf>) -> AppBuild {
    match folder {
        Some(folder) => AppBuild::Folder(folder),
        None if INSIDE.is_empty() => AppBuild::Folder("target/app".into()),
        None => AppBuild::Inside(INSIDE),
    }
}
