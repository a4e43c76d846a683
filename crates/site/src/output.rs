//! A site on its way to the disk: written beside the old one and moved into its place whole; a preview is changed where
//! it stands (`in_place.rs`).

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result};
use rayon::prelude::*;
use tempfile::TempDir;

use dateline_content::{files, media};

use super::last_site::SiteFile;

/// How the folders are called that sites are made in.
const STAGING: &str = ".dateline-";

/// The folders that are gone when this process ends. Who holds the lock decides what becomes of them.
static UNDER_WAY: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn under_way() -> MutexGuard<'static, Vec<PathBuf>> {
    UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends this process with a status, and leaves nothing of what it was making. A site that is just changing places is let
/// finish that.
pub fn abandon(status: i32) -> ! {
    let folders = under_way();
    IS_ENDING.store(true, Ordering::Relaxed);
    for folder in folders.iter() {
        // Each thread may still be writing one file; what is left all the same is removed by the next publication.
        (0..100).any(|_| fs::remove_dir_all(folder).is_ok() || !folder.exists());
    }
    std::process::exit(status)
}

/// Has a folder removed when this process is ended.
pub fn remove_at_the_end(folder: PathBuf) {
    under_way().push(folder);
}

/// Whether this process is ending, and nobody may write any more.
static IS_ENDING: AtomicBool = AtomicBool::new(false);

fn wait_if_ending() {
    while IS_ENDING.load(Ordering::Relaxed) {
        std::thread::park();
    }
}

/// Whether something in a site's folder is neither of the site nor of anybody who would miss it: a site that is being
/// made, and what a file system puts at its root.
pub(super) fn is_nobodys(name: &str) -> bool {
    name.starts_with(STAGING) || name == "lost+found"
}

/// Where a site is made.
pub(super) trait Output: Send + Sync {
    /// The folder that the files are in until the site is in its place.
    fn folder(&self) -> &Path;

    /// Writes a file by its path within the site.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<()>;

    /// Copies a file of the newsroom to a path within the site.
    fn copy(&self, path: &str, found: &media::Found) -> Result<()>;

    /// Takes files over from the site that is to be replaced. Where that can't be, none of them is there.
    fn take(&self, files: &[SiteFile]) -> Result<bool>;

    /// Puts the site in its place, and answers whether that was one step: the old one is there until the new one is.
    fn finish(self: Box<Self>) -> Result<bool>;
}

/// A folder that becomes the site when all is in it.
pub(super) struct Staged {
    staging: TempDir,
    /// The folder, locked. The system lifts the lock when this process ends in whatever way.
    alive: Option<File>,
    place: PathBuf,
    /// Where the site before the last one waits to be made into the next, if it may be kept.
    spare: Option<PathBuf>,
    /// Whether the folder can change places with the site. A mount point can't be moved, nor can what is in a folder
    /// that may not be written to.
    can_move: bool,
}

impl Staged {
    /// Begins a site that is to stand at a place, or where a symbolic link there leads. It is on the same disk, so that
    /// moving is one step. `kept` are the files that it will have of the site that stands there. The site before that
    /// mostly has them too: they are the same files, so that one of a hundred thousand stories can change without as
    /// many folders being made.
    pub(super) fn begin(place: &Path, spare: Option<PathBuf>, kept: &[&SiteFile]) -> Result<Self> {
        let place = followed(place)?;
        let above = place.parent().unwrap_or(Path::new("/")).to_owned();
        files::create_folder(&above)?;
        // One after the other: a folder that is made here and not locked yet looks like a dead one.
        let _beginning = clear(&place);
        let mut under_way = under_way();
        let (staging, can_move) = staging(&place, &above)?;
        under_way.push(staging.path().to_owned());
        drop(under_way);
        // It may be on another disk, or not there.
        let has_spare = can_move
            && spare
                .as_ref()
                .is_some_and(|spare| fs::rename(spare, staging.path()).is_ok());
        let output = Self {
            alive: lock(staging.path()),
            staging,
            place,
            spare,
            can_move,
        };
        if has_spare {
            let kept = kept.iter().map(|file| Path::new(&file.path)).collect();
            prune(output.staging.path(), Path::new(""), &kept)?;
        }
        Ok(output)
    }

    fn take_file(&self, file: &SiteFile) -> Result<()> {
        wait_if_ending();
        let here = self.folder().join(&file.path);
        match here.symlink_metadata() {
            Ok(found) if found.ino() == file.stamp.inode => return Ok(()),
            Ok(_) => files::remove(&here)?,
            Err(_) => {}
        }
        files::link(&self.place.join(&file.path), &here)
    }
}

impl Output for Staged {
    fn folder(&self) -> &Path {
        self.staging.path()
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        wait_if_ending();
        files::write(&self.folder().join(path), bytes)
    }

    fn copy(&self, path: &str, found: &media::Found) -> Result<()> {
        wait_if_ending();
        found.copy(&self.folder().join(path))
    }

    fn take(&self, files: &[SiteFile]) -> Result<bool> {
        // Another publication may have taken the last site away.
        let is_taken = files.iter().all(|file| self.take_file(file).is_ok());
        if !is_taken {
            // What is written must be a file of its own, since those that are taken over are in the old site.
            files
                .iter()
                .try_for_each(|file| files::remove(&self.folder().join(&file.path)))?;
        }
        Ok(is_taken)
    }

    fn finish(self: Box<Self>) -> Result<bool> {
        // A temporary folder is private; a site is for everybody's eyes.
        set_public(self.folder())?;
        settle(self.folder())?;
        if !self.can_move {
            fill(self.folder(), &self.place)?;
            return Ok(false);
        }
        let Self {
            staging,
            place,
            spare,
            alive,
            ..
        } = *self;
        let mut under_way = under_way();
        let staging = staging.keep();
        under_way.retain(|folder| *folder != staging);
        // Where nothing stands, somebody else may put a site by now.
        if !place.exists() && fs::rename(&staging, &place).is_ok() {
            return Ok(true);
        }
        exchange(&staging, &place)?;
        drop(alive);
        match spare {
            Some(spare) if fs::rename(&staging, &spare).is_ok() => {}
            _ => files::remove_folder(&staging)?,
        }
        Ok(true)
    }
}

/// Waits until all that was written is on the disk of a folder: a machine that stops later has the old site or the new
/// one. The disk is asked once for everything, which takes a fraction of the time of asking for each file.
pub(super) fn settle(folder: &Path) -> Result<()> {
    let settled = File::open(folder).and_then(|folder| {
        #[cfg(target_os = "linux")]
        return Ok(rustix::fs::syncfs(&folder)?);
        #[cfg(not(target_os = "linux"))]
        return folder.sync_all().map(|()| rustix::fs::sync());
    });
    settled.with_context(|| format!("can't write all of {} to its disk", folder.display()))
}

/// Removes what publications left at a place that did not live to do so. No other begins while the answer is kept.
pub(super) fn clear(place: &Path) -> Option<File> {
    let place = followed(place).ok()?;
    let above = place.parent()?;
    let locked = File::open(above).and_then(|folder| folder.lock().map(|()| folder));
    for folder in [above, &place] {
        remove_dead(folder);
    }
    locked.ok()
}

/// Where a path leads in the end, also if nothing is there yet.
fn followed(path: &Path) -> Result<PathBuf> {
    let mut path =
        std::path::absolute(path).with_context(|| format!("{} is not a valid path", path.display()))?;
    // As many as the system follows (path_resolution(7)).
    for _ in 0..40 {
        let Ok(target) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("/")).join(target);
    }
    Ok(path)
}

/// A folder to make a site in, and whether it can change places with the one that stands there. Such a folder lies
/// beside the site, any other in it.
fn staging(place: &Path, above: &Path) -> Result<(TempDir, bool)> {
    let made_in = |folder: &Path| {
        let made = tempfile::Builder::new().prefix(STAGING).tempdir_in(folder);
        made.with_context(|| format!("can't create a folder in {}", folder.display()))
    };
    if !place.exists() {
        return Ok((made_in(above)?, true));
    }
    let inside = made_in(place)?;
    // What can be moved out of the site's folder can change places with it.
    let beside = above.join(inside.path().file_name().unwrap_or_default());
    if fs::rename(inside.path(), &beside).is_err() {
        return Ok((inside, false));
    }
    fs::rename(&beside, inside.path()).with_context(|| format!("can't move {}", beside.display()))?;
    drop(inside);
    Ok((made_in(above)?, true))
}

/// Puts a site into a folder that can't be moved, so that at each moment all that a page there names is there: first
/// what never changes, then the pages, and at last what is gone is removed.
fn fill(site: &Path, place: &Path) -> Result<()> {
    let mut paths = files::below(site)?;
    paths.sort_by_key(|path| (!files::is_hashed(&path.to_string_lossy()), path.clone()));
    for path in &paths {
        let to = place.join(path);
        if to.is_dir() {
            files::remove_folder(&to)?;
        }
        files::in_folder(&to, || fs::rename(site.join(path), &to))
            .with_context(|| format!("can't put {} in its place", to.display()))?;
    }
    let kept: HashSet<_> = paths.iter().map(PathBuf::as_path).collect();
    // The folder of the new site is in there too, and will be gone by itself.
    for name in files::names(place)?.iter().filter(|name| !is_nobodys(name)) {
        let path = Path::new(name);
        let here = place.join(path);
        if !here.is_dir() {
            if !kept.contains(path) {
                files::remove(&here)?;
            }
        } else if !prune(&here, path, &kept)? {
            fs::remove_dir(&here).with_context(|| format!("can't clear {}", here.display()))?;
        }
    }
    Ok(())
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
pub(super) fn prune(folder: &Path, path: &Path, kept: &HashSet<&Path>) -> Result<bool> {
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
