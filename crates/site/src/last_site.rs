//! What the last publication to a place made, and from what. Of that, what would be made from the same again is taken
//! over as it is.

use std::collections::HashMap;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use dateline_content::{Digest, files, records};
use serde::{Deserialize, Serialize};

/// The site that stands at a place, as far as it is known how it was made.
pub(super) struct LastSite {
    place: PathBuf,
    made: HashMap<Digest, Vec<SiteFile>>,
}

/// The files of an artifact.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Made {
    /// Of what they were made from.
    pub(super) inputs: Digest,
    pub(super) files: Vec<SiteFile>,
}

/// A file of a site, by what changes when somebody writes to it or puts another in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SiteFile {
    /// Relative to the site's folder.
    pub(super) path: String,
    length: u64,
    /// In seconds, and nanoseconds after these.
    modified: (i64, i64),
    /// Who may read it.
    mode: u32,
    pub(super) inode: u64,
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
            length: metadata.len(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            mode: metadata.mode(),
            inode: metadata.ino(),
        })
    }
}

impl LastSite {
    /// The site at a place, by the records of the publication that made it.
    pub(super) fn read(place: &Path, records: Option<&Path>) -> Self {
        Self::of(place, records.map_or_else(Vec::new, records::read))
    }

    /// The site at a place that was made so.
    pub(super) fn of(place: &Path, made: Vec<Made>) -> Self {
        Self {
            place: place.to_owned(),
            made: made.into_iter().map(|made| (made.inputs, made.files)).collect(),
        }
    }

    /// The files that were made from the same, if all of them are as they were left.
    pub(super) fn files(&self, inputs: Digest) -> Option<&[SiteFile]> {
        let files = self.made.get(&inputs)?;
        let is_as_it_was =
            |file: &SiteFile| SiteFile::of(&self.place, file.path.clone()).is_ok_and(|found| found == *file);
        files.iter().all(is_as_it_was).then_some(files)
    }

    /// Whether the site has so many files.
    pub(super) fn has_only(&self, count: usize) -> bool {
        files::count(&self.place).is_ok_and(|found| found == count)
    }
}
