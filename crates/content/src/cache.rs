//! Where this program keeps what it can make again.

use std::path::{Path, PathBuf};

use super::digest::Digest;

/// A folder of the cache folder, which is that of `DATELINE_CACHE`, or `dateline` where the system keeps such things
/// (XDG Base Directory Specification). Nothing where the system says nothing of it.
pub fn folder(name: &str) -> Option<PathBuf> {
    let variable = |name| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let cache = variable("DATELINE_CACHE")
        .or_else(|| Some(variable("XDG_CACHE_HOME")?.join("dateline")))
        .or_else(|| Some(variable("HOME")?.join(".cache/dateline")))?;
    Some(cache.join(name))
}

/// The folder of what belongs to a path, in a folder for all such.
pub fn folder_of(path: &Path, all: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    all.join(Digest::of(path.as_os_str().as_encoded_bytes()).to_string())
}
