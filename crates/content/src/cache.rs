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

/// A folder of its own for what belongs to a path, among others of a name.
pub fn folder_of(name: &str, path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let digest = Digest::of(path.as_os_str().as_encoded_bytes());
    Some(folder(name)?.join(digest.to_string()))
}
