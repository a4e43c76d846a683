//! A site on its way to the disk: written beside the old one and moved into its place whole.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use rayon::prelude::*;
use tempfile::TempDir;

use dateline_content::files;

use super::last_site::SiteFile;

/// How the folders are called that sites are made in.
const STAGING: &str = ".dateline-";

/// A folder that becomes the site when all is in it.
pub(super) struct Output {
    staging: TempDir,
    /// The folder, locked. The system lifts the lock when this process ends in whatever way.
    alive: Option<File>,
    place: PathBuf,
    /// Where the site before the last one waits to be made into the next, if it may be kept.
    spare: Option<PathBuf>,
}

impl Output {
    /// Begins a site that is to stand at a place. It is on the same disk, so that moving is one step. `kept` are the
    /// files that it will have of the site that stands there. The site before that mostly has them too: they are the
    /// same files, so that one of a hundred thousand stories can change without as many folders being made.
    pub(super) fn begin(place: &Path, spare: Option<PathBuf>, kept: &[&SiteFile]) -> Result<Self> {
        let place =
            std::path::absolute(place).with_context(|| format!("{} is not a valid path", place.display()))?;
        let folder = place.parent().unwrap_or(Path::new("/")).to_owned();
        files::create_folder(&folder)?;
        // One after the other: a folder that is made here and not locked yet looks like a dead one.
        let _beginning = File::open(&folder).and_then(|folder| folder.lock().map(|()| folder));
        remove_dead(&folder);
        let staging = tempfile::Builder::new()
            .prefix(STAGING)
            .tempdir_in(&folder)
            .with_context(|| format!("can't create a folder in {}", folder.display()))?;
        // It may be on another disk, or not there.
        let has_spare = spare
            .as_ref()
            .is_some_and(|spare| fs::rename(spare, staging.path()).is_ok());
        let output = Self {
            alive: lock(staging.path()),
            staging,
            place,
            spare,
        };
        if has_spare {
            let kept = kept.iter().map(|file| Path::new(&file.path)).collect();
            prune(output.folder(), Path::new(""), &kept)?;
        }
        Ok(output)
    }

    /// The folder that the files are in until the site is in its place.
    pub(super) fn folder(&self) -> &Path {
        self.staging.path()
    }

    /// Writes a file by its path within the site.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        files::write(&self.folder().join(path), bytes)
    }

    /// Takes a file over from the site that is to be replaced.
    pub(super) fn take(&self, file: &SiteFile) -> Result<()> {
        let here = self.folder().join(&file.path);
        match here.symlink_metadata() {
            Ok(found) if found.ino() == file.inode => return Ok(()),
            Ok(_) => files::remove(&here)?,
            Err(_) => {}
        }
        files::link(&self.place.join(&file.path), &here)
    }

    /// Takes a file back. What is written must be a file of its own, since those that are taken over are in the old site.
    pub(super) fn discard(&self, path: &str) -> Result<()> {
        files::remove(&self.folder().join(path))
    }

    /// Puts the site in its place. The old one is there until the new one is.
    pub(super) fn finish(self) -> Result<()> {
        // A temporary folder is private; a site is for everybody's eyes.
        set_public(self.folder())?;
        let Self {
            staging,
            place,
            spare,
            alive,
        } = self;
        let staging = staging.keep();
        // Where nothing stands, somebody else may put a site by now.
        if !place.exists() && fs::rename(&staging, &place).is_ok() {
            return Ok(());
        }
        exchange(&staging, &place)?;
        drop(alive);
        match spare {
            Some(spare) if fs::rename(&staging, &spare).is_ok() => Ok(()),
            _ => files::remove_folder(&staging),
        }
    }
}

/// Locks a folder, if nobody has locked it.
fn lock(folder: &Path) -> Option<File> {
    let folder = File::open(folder).ok()?;
    folder.try_lock().is_ok().then_some(folder)
}

/// Removes the sites from a folder that somebody began, and who did not live to remove them.
fn remove_dead(folder: &Path) {
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let begun = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(STAGING));
    for folder in begun.map(|entry| entry.path()) {
        if lock(&folder).is_some() {
            // Perhaps another user's; it harms nobody.
            let _ = files::remove_folder(&folder);
        }
    }
}

/// Removes what is not kept from a folder, and folders that are empty then. `path` is that of the folder as those that
/// are kept have it. Answers whether anything is left.
fn prune(folder: &Path, path: &Path, kept: &HashSet<&Path>) -> Result<bool> {
    let named = || format!("can't clear {}", folder.display());
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let left = entries.with_context(named)?.into_par_iter().map(|entry| {
        let (here, path) = (entry.path(), path.join(entry.file_name()));
        if !entry.file_type().with_context(named)?.is_dir() {
            let is_kept = kept.contains(&*path);
            if !is_kept {
                files::remove(&here)?;
            }
            return Ok(is_kept);
        }
        let is_left = prune(&here, &path, kept)?;
        if !is_left {
            fs::remove_dir(&here).with_context(named)?;
        }
        Ok(is_left)
    });
    // All of them, and not only until one is left.
    left.try_reduce(|| false, |one, other| Ok(one | other))
}

/// Swaps two folders: in one step where the system can, else in two with the old one put back on failure.
fn exchange(new: &Path, place: &Path) -> Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    if renameat_with(CWD, new, CWD, place, RenameFlags::EXCHANGE).is_ok() {
        return Ok(());
    }
    let old = new.with_extension("old");
    files::rename(place, &old)?;
    if let Err(error) = files::rename(new, place) {
        files::rename(&old, place)?;
        return Err(error);
    }
    files::rename(&old, new)
}

fn set_public(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
        .with_context(|| format!("can't open {} to readers", folder.display()))
}
