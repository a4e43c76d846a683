//! A site on its way to the disk: written beside the old one and moved into its place whole.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use indicatif::ProgressBar;
use rayon::prelude::*;
use tempfile::TempDir;

use dateline_content::files;

/// What gains from compression; pictures and fonts are compressed already.
const COMPRESSED: [&str; 9] = [
    "html",
    "json",
    "js",
    "wasm",
    "css",
    "svg",
    "xml",
    "txt",
    "webmanifest",
];

/// A folder that becomes the site when all is in it.
pub(super) struct Output {
    staging: TempDir,
    place: PathBuf,
    files: Vec<PathBuf>,
}

impl Output {
    /// Begins a site that is to stand at a place. It is on the same disk, so that moving is one step.
    pub(super) fn begin(place: &Path) -> Result<Self> {
        let place = std::path::absolute(place).with_context(|| format!("{} is not a valid path", place.display()))?;
        let folder = place.parent().unwrap_or(Path::new("/")).to_owned();
        std::fs::create_dir_all(&folder).with_context(|| format!("can't create {}", folder.display()))?;
        let staging = tempfile::Builder::new()
            .prefix(".dateline-")
            .tempdir_in(&folder)
            .with_context(|| format!("can't create a folder in {}", folder.display()))?;
        Ok(Self {
            staging,
            place,
            files: Vec::new(),
        })
    }

    /// Adds a file by its path within the site.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.staging.path().join(name);
        ensure!(
            !path.exists(),
            "two files of the site would be called {name}; if one of them lies in public/, rename it"
        );
        files::write(&path, bytes)?;
        self.files.push(path);
        Ok(())
    }

    /// The length in bytes of a file that was added.
    pub(super) fn length(&self, name: &str) -> Result<u64> {
        files::length(&self.staging.path().join(name))
    }

    /// The names of all files so far.
    pub(super) fn names(&self) -> Vec<String> {
        let folder = self.staging.path();
        let names = self
            .files
            .iter()
            .filter_map(|path| path.strip_prefix(folder).ok());
        names.map(|name| name.to_string_lossy().into_owned()).collect()
    }

    /// A file of the site that is to be replaced, where it has one of this name.
    pub(super) fn last(&self, name: &str) -> Option<Vec<u8>> {
        std::fs::read(self.place.join(name)).ok()
    }

    /// Writes the compressed forms that hosts send in place of the files, on all processors.
    pub(super) fn compress(&self, progress: &ProgressBar) -> Result<()> {
        self.files.par_iter().try_for_each(|path| {
            progress.inc(1);
            compress(path)
        })
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

fn compress(path: &Path) -> Result<()> {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    if !COMPRESSED.contains(&&*extension) {
        return Ok(());
    }
    let bytes = files::read(path)?;
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    brotli.write_all(&bytes)?;
    let brotli = brotli.into_inner();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&bytes)?;
    let gzip = gzip.finish()?;
    for (ending, compressed) in [("br", brotli), ("gz", gzip)] {
        if compressed.len() < bytes.len() {
            files::write(
                &PathBuf::from(format!("{}.{ending}", path.display())),
                &compressed,
            )?;
        }
    }
    Ok(())
}
