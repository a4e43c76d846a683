//! A site on its way to the disk: written beside the old one and moved into its place whole.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

use dateline_content::files;

/// A folder that becomes the site when all is in it.
pub(super) struct Output {
    staging: TempDir,
    place: PathBuf,
}

impl Output {
    /// Begins a site that is to stand at a place. It is on the same disk, so that moving is one step.
    pub(super) fn begin(place: &Path) -> Result<Self> {
        let place =
            std::path::absolute(place).with_context(|| format!("{} is not a valid path", place.display()))?;
        let folder = place.parent().unwrap_or(Path::new("/")).to_owned();
        std::fs::create_dir_all(&folder).with_context(|| format!("can't create {}", folder.display()))?;
        let staging = tempfile::Builder::new()
            .prefix(".dateline-")
            .tempdir_in(&folder)
            .with_context(|| format!("can't create a folder in {}", folder.display()))?;
        Ok(Self { staging, place })
    }

    /// Writes a file by its path within the site.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        files::write(&self.staging.path().join(path), bytes)
    }

    /// Puts the site in its place. The old one is there until the new one is.
    pub(super) fn finish(self) -> Result<()> {
        // A temporary folder is private; a site is for everybody's eyes.
        set_public(self.staging.path())?;
        let staging = self.staging.keep();
        if !self.place.exists() {
            return files::rename(&staging, &self.place);
        }
        exchange(&staging, &self.place)?;
        files::remove_folder(&staging)
    }
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
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755))
        .with_context(|| format!("can't open {} to readers", folder.display()))
}
