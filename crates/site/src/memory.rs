//! What a publication leaves for the next one to the same place, in the cache folder. It can be removed at any time.

use std::fs::File;
use std::path::{Path, PathBuf};

use dateline_content::cache::folder_of;
use dateline_content::files;

use super::progress::Progress;

/// A folder for one place. While this is there, no other publication to that place uses it.
pub(super) struct Memory {
    folder: PathBuf,
    _lock: Option<File>,
}

impl Memory {
    /// That of a place, in a folder for all of them. Waits for another publication to the same place.
    pub(super) fn of(cache: &Path, place: &Path) -> Self {
        let folder = folder_of(place, cache);
        let lock = files::create_folder(&folder)
            .ok()
            .and_then(|()| File::create(folder.join("lock")).ok());
        // Where there is no lock to be had, both work, and one of them is done for nothing.
        let lock = lock.filter(|lock| {
            lock.try_lock().is_ok() || {
                let _waiting = Progress::begin("waiting for another publication to the same place");
                lock.lock().is_ok()
            }
        });
        Self { folder, _lock: lock }
    }

    /// What was found out about the content.
    pub(super) fn content(&self) -> PathBuf {
        self.folder.join("content")
    }

    /// The site before the last one.
    pub(super) fn spare(&self) -> PathBuf {
        self.folder.join("spare")
    }

    /// What the site was made from.
    pub(super) fn site(&self) -> PathBuf {
        self.folder.join("site")
    }
}
