//! Every file operation of publishing, so that each error names its path.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Reads a text file.
pub(super) fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))
}

/// Reads a file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("can't read {}", path.display()))
}

/// The length of a file in bytes.
pub(super) fn length(path: &Path) -> Result<u64> {
    let metadata = fs::metadata(path).with_context(|| format!("can't read {}", path.display()))?;
    Ok(metadata.len())
}

/// Creates a folder, and those above it, where it is missing.
pub(super) fn create_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).with_context(|| format!("can't create {}", path.display()))
}

/// Writes a file, and the folders above it.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        create_folder(folder)?;
    }
    fs::write(path, bytes).with_context(|| format!("can't write {}", path.display()))
}

/// Writes a file so that it is whole whenever it is there: somebody else may be reading or writing it.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    create_folder(folder)?;
    let named = || format!("can't write {}", path.display());
    let mut unfinished = tempfile::NamedTempFile::new_in(folder).with_context(named)?;
    unfinished.write_all(bytes).with_context(named)?;
    unfinished.persist(path).with_context(named)?;
    Ok(())
}

/// Moves a file or folder on the same disk.
pub(super) fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| format!("can't move {} to {}", from.display(), to.display()))
}

/// Removes a file, if it is there.
pub(super) fn remove(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_file(path).with_context(|| format!("can't remove {}", path.display()))?;
    }
    Ok(())
}

/// Removes a folder with all that is in it, if it is there.
pub(super) fn remove_folder(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_dir_all(path).with_context(|| format!("can't remove {}", path.display()))?;
    }
    Ok(())
}

/// The name of a file that hosts may let caches keep for ever: a hash of the content stands in it, in the form of
/// `hosting::headers::HASHED`.
pub(super) fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let hash = digest[..6]
        .iter()
        .fold(0u64, |hash, byte| hash << 8 | u64::from(*byte));
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-h{hash:012x}.{extension}"),
        None => format!("{name}-h{hash:012x}"),
    }
}
