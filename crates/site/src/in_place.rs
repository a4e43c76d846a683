//! A site that is changed where it stands. Only a preview is: nobody but its own server reads it.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::last_site::{LastSite, SiteFile};
use super::output::{Output, prune};
use dateline_content::{files, media};

/// A site that is changed where it stands.
pub(super) struct InPlace {
    place: PathBuf,
}

impl InPlace {
    /// Begins with what is there, and removes what will not be. `paths` are those of the files that will.
    pub(super) fn begin(last: &LastSite, paths: &HashSet<&Path>) -> Result<Self> {
        let place = last.place().to_owned();
        let is_as_it_was = last.is_as_it_was();
        // From here on it is not, until all of it is made: what fails half-way is mended by the next publication.
        last.set_as_it_was(false);
        files::create_folder(&place)?;
        if is_as_it_was {
            for path in last.paths().filter(|path| !paths.contains(path)) {
                files::remove(&place.join(path))?;
                // Those that are not empty stay.
                let mut folders = path.ancestors().skip(1).map(|folder| place.join(folder));
                folders.all(|folder| folder != place && fs::remove_dir(folder).is_ok());
            }
        } else {
            prune(&place, Path::new(""), paths)?;
        }
        Ok(Self { place })
    }
}

impl Output for InPlace {
    fn folder(&self) -> &Path {
        &self.place
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        let file = self.place.join(path);
        if file.exists() {
            // The server may be reading it.
            files::write_whole(&file, bytes)
        } else {
            files::write(&file, bytes)
        }
    }

    fn copy(&self, path: &str, found: &media::Found) -> Result<()> {
        let file = self.place.join(path);
        let unfinished = file.with_extension("part");
        found.copy(&unfinished)?;
        files::rename(&unfinished, &file)
    }

    fn take(&self, _: &[SiteFile]) -> Result<bool> {
        Ok(true)
    }

    fn finish(self: Box<Self>) -> Result<bool> {
        Ok(false)
    }
}
