//! Every file operation of publishing, so that each error names its path.

use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What changes of a file when somebody writes to it or puts another in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    length: u64,
    /// In seconds, and nanoseconds after these.
    modified: (i64, i64),
    /// Who may read it.
    mode: u32,
    /// Which file it is.
    pub inode: u64,
}

impl Stamp {
    /// That of a file.
    pub fn of(file: &Metadata) -> Self {
        Self {
            length: file.len(),
            modified: (file.mtime(), file.mtime_nsec()),
            mode: file.mode(),
            inode: file.ino(),
        }
    }

    /// That of a file which was not written to in the last seconds. The times of some file systems go in steps of two
    /// seconds (FAT), so that a file may be written to again within the same.
    pub fn settled(file: &Metadata) -> Option<Self> {
        let age = SystemTime::now().duration_since(file.modified().ok()?).ok()?;
        (age > Duration::from_secs(3)).then(|| Self::of(file))
    }
}

/// Reads a text file.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))
}

/// Reads a file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("can't read {}", path.display()))
}

/// The length of a file in bytes.
pub fn length(path: &Path) -> Result<u64> {
    let metadata = fs::metadata(path).with_context(|| format!("can't read {}", path.display()))?;
    Ok(metadata.len())
}

/// Creates a folder, and those above it, where it is missing.
pub fn create_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).with_context(|| format!("can't create {}", path.display()))
}

/// Writes a file, and the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    in_folder(path, || fs::write(path, bytes)).with_context(|| format!("can't write {}", path.display()))
}

/// Writes a file that is not there yet. One that is there is never replaced.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let written = fs::File::create_new(path).and_then(|mut file| {
        let written = file.write_all(bytes);
        // Half a file would be taken for a whole one.
        written.inspect_err(|_| drop(fs::remove_file(path)))
    });
    written.with_context(|| format!("can't write {}", path.display()))
}

/// Gives a file a second name, on the same disk; the folders above that are made where they are missing.
pub fn link(from: &Path, to: &Path) -> Result<()> {
    in_folder(to, || fs::hard_link(from, to))
        .with_context(|| format!("can't link {} to {}", to.display(), from.display()))
}

/// Copies what is in a file to another, which everybody may read: the system does so without it passing through this
/// program, and where the disk can share it (Btrfs, XFS, APFS), it takes no more room.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    let copied = in_folder(to, || {
        let mut from = fs::File::open(from)?;
        io::copy(&mut from, &mut fs::File::create(to)?).map(drop)
    });
    copied.with_context(|| format!("can't copy {} to {}", from.display(), to.display()))
}

/// Makes a file, and the folders above it where that shows that they are missing: mostly they are there.
pub fn in_folder(path: &Path, mut make: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    let first = make();
    match (&first, path.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            make()
        }
        _ => first,
    }
}

/// Writes a file so that it is whole whenever it is there: somebody else may be reading or writing it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    create_folder(folder)?;
    let named = || format!("can't write {}", path.display());
    let mut unfinished = tempfile::NamedTempFile::new_in(folder).with_context(named)?;
    unfinished.write_all(bytes).with_context(named)?;
    unfinished.persist(path).with_context(named)?;
    Ok(())
}

/// Moves a file or folder on the same disk.
pub fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| format!("can't move {} to {}", from.display(), to.display()))
}

/// Removes a file, if it is there.
pub fn remove(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_file(path).with_context(|| format!("can't remove {}", path.display()))?;
    }
    Ok(())
}

/// Removes a folder with all that is in it, on all processors.
pub fn remove_folder(path: &Path) -> Result<()> {
    let named = || format!("can't remove {}", path.display());
    let entries = fs::read_dir(path).with_context(named)?;
    entries.par_bridge().try_for_each(|entry| {
        let entry = entry.with_context(named)?;
        if entry.file_type().with_context(named)?.is_dir() {
            remove_folder(&entry.path())
        } else {
            fs::remove_file(entry.path()).with_context(named)
        }
    })?;
    fs::remove_dir(path).with_context(named)
}

/// The names of what is in a folder, in order.
pub fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = entries.with_context(|| format!("can't list {}", folder.display()))?;
    let mut names: Vec<_> = entries
        .iter()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

/// Whether a path in a folder of the content folder leads out of both, by links. The folder itself may be a link: whoever
/// sets up a newsroom decides where its parts lie.
pub fn leads_out(path: &Path, folder: &Path) -> bool {
    let content = folder.parent().unwrap_or(folder);
    path.canonicalize().is_ok_and(|path| {
        let mut homes = [folder, content].into_iter().flat_map(Path::canonicalize);
        !homes.any(|home| path.starts_with(home))
    })
}

/// The files in a folder and those below it, relative to it.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = walkdir::WalkDir::new(folder).into_iter();
    let files = entries.filter(|entry| !entry.as_ref().is_ok_and(|entry| entry.file_type().is_dir()));
    let files = files.map(|entry| {
        let entry = entry.with_context(|| format!("can't list {}", folder.display()))?;
        Ok(entry.path().strip_prefix(folder)?.to_owned())
    });
    files.collect()
}

/// How many files are in a folder and those below it; found on all processors.
pub fn count(path: &Path) -> io::Result<usize> {
    let entries = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
    let counts = entries.into_par_iter().map(|entry| {
        if entry.file_type()?.is_dir() {
            count(&entry.path())
        } else {
            Ok(1)
        }
    });
    counts.try_reduce(|| 0, |one, other| Ok(one + other))
}

/// The name of a file that hosts may let caches keep forever: it has a hash of the content in it, in the form of
/// `hosting::headers::HASHED`.
pub fn hashed_name(name: &str, bytes: &[u8]) -> String {
    name_with_hash(name, &Sha256::digest(bytes))
}

/// The same for a file whose SHA-256 is known.
pub fn name_with_hash(name: &str, digest: &[u8]) -> String {
    let hash = digest
        .iter()
        .take(6)
        .fold(0u64, |hash, byte| hash << 8 | u64::from(*byte));
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-h{hash:012x}.{extension}"),
        None => format!("{name}-h{hash:012x}"),
    }
}

/// Whether a file's name has the form that [`hashed_name`] gives. The name may stand at the end of a path.
pub fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(stem, ending)| {
        let hash = stem.rsplit_once("-h").map_or("", |(_, hash)| hash);
        hash.len() == 12
            && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            && !ending.is_empty()
            && ending
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_written_a_moment_ago_may_be_written_again_at_the_same_time() {
        let file = tempfile::tempfile().unwrap();
        assert_eq!(Stamp::settled(&file.metadata().unwrap()), None);
        let (now, hour) = (SystemTime::now(), Duration::from_hours(1));
        for (time, is_settled) in [(now - hour, true), (now + hour, false)] {
            file.set_modified(time).unwrap();
            assert_eq!(Stamp::settled(&file.metadata().unwrap()).is_some(), is_settled);
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for hashed in [
            "/app-h0123456789ab.js",
            "app_bg-h0123456789ab.wasm",
            "/pictures/map-h012345678901.svg",
        ] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for other in [
            "/news/",
            "/news/story-h0123456789ab/",
            "/icon.svg",
            "/a-hDEADBEEF0123.js",
            "/a-h0123456789abc.js",
            "/report-20240501.pdf",
            "/report-202405010930.pdf",
            "/report-deadbeef.pdf",
            "/report-0123456789ab.pdf",
        ] {
            assert!(!is_hashed(other), "{other}");
        }
    }
}
