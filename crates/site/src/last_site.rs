//! What the last publication to a place made, and from what. Of that, what would be made from the same again is taken
//! over as it is.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};
use dateline_content::files::{self, Stamp};
use dateline_content::{Digest, records};
use serde::{Deserialize, Serialize};

/// The site that stands at a place, as far as it is known how it was made.
pub(super) struct LastSite {
    place: PathBuf,
    made: HashMap<Digest, Vec<SiteFile>>,
    /// Whether the site is known to be as it was left, without a look.
    is_as_it_was: AtomicBool,
}

/// The files of an artifact, and the digest of what they were made from.
pub(super) type Made = (Digest, Vec<SiteFile>);

/// A file of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SiteFile {
    /// Relative to the site's folder.
    pub(super) path: String,
    pub(super) stamp: Stamp,
}

impl SiteFile {
    /// A file of the site in a folder.
    pub(super) fn of(folder: &Path, path: String) -> Result<Self> {
        let file = folder.join(&path);
        let metadata = file
            .symlink_metadata()
            .with_context(|| format!("can't read {}", file.display()))?;
        Ok(Self {
            path,
            stamp: Stamp::of(&metadata),
        })
    }
}

impl LastSite {
    /// The site at a place that was made so.
    pub(super) fn of(place: &Path, made: Vec<Made>) -> Self {
        Self {
            place: place.to_owned(),
            made: made.into_iter().collect(),
            is_as_it_was: AtomicBool::new(false),
        }
    }

    /// The site at a place, by the records of the publication that made it.
    pub(super) fn read(place: &Path, records: &Path) -> Self {
        Self::of(place, records::read(records))
    }

    /// Leaves records of how it was made.
    pub(super) fn write(&self, records: &Path) {
        records::write(records, &self.made.iter().collect::<Vec<_>>());
    }

    /// The files that were made from the same, if all of them are as they were left. `is_as_it_was` is the answer for
    /// the whole site.
    pub(super) fn files(&self, inputs: Digest, is_as_it_was: bool) -> Option<&[SiteFile]> {
        let files = self.made.get(&inputs)?;
        let is_untouched =
            |file: &SiteFile| SiteFile::of(&self.place, file.path.clone()).is_ok_and(|found| found == *file);
        (is_as_it_was || files.iter().all(is_untouched)).then_some(files)
    }

    /// Whether the site has so many files.
    pub(super) fn has_only(&self, count: usize) -> bool {
        if self.is_as_it_was() {
            return self.paths().count() == count;
        }
        files::count(&self.place).is_ok_and(|found| found == count)
    }

    /// Whether the site is known to be as it was left, without a look.
    pub(super) fn is_as_it_was(&self) -> bool {
        // Whoever clears the cache folder while a preview is running gets it again.
        self.is_as_it_was.load(Ordering::Relaxed) && self.place.exists()
    }

    /// Says that it is, or that it is being changed.
    pub(super) fn set_as_it_was(&self, is_as_it_was: bool) {
        self.is_as_it_was.store(is_as_it_was, Ordering::Relaxed);
    }

    /// Where the site stands.
    pub(super) fn place(&self) -> &Path {
        &self.place
    }

    /// The files that were made.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.made.values().flatten().map(|file| Path::new(&file.path))
    }
}
