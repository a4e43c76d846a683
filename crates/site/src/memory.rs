//! What a publication leaves for the next one to the same place: in this program while it goes on, and in the cache
//! folder for another. What lies there can be removed at any time.

use std::fs::File;
use std::path::PathBuf;

use dateline_content::cache::folder_of;
use dateline_content::{self as content, files};

use super::last_site::{LastSite, Made};
use super::options::Options;
use super::output::settle;
use super::progress::Progress;

/// What is known of the last publication to a place.
pub struct Memory {
    place: PathBuf,
    /// That of the place in the cache folder, if there is one.
    folder: Option<PathBuf>,
    /// Locked, where nobody but this program reads or writes what is at the place.
    alone: Option<File>,
    known: Option<Known>,
    /// Whether the folder has less than is known.
    is_ahead: bool,
}

/// What the last publication found out.
pub(super) struct Known {
    /// About the content.
    pub(super) content: content::Memory,
    /// About the site.
    pub(super) site: LastSite,
}

impl Memory {
    /// That of a place. It is read when something is published there.
    pub fn of(options: &Options) -> Self {
        Self {
            place: options.out.clone(),
            folder: options.cache.as_ref().map(|cache| folder_of(&options.out, cache)),
            alone: None,
            known: None,
            is_ahead: false,
        }
    }

    /// That of a place which nobody but this program reads or writes as long as this is there, so that the site can be
    /// changed where it stands. Whatever else is there is removed. Nothing where another program has the place.
    pub fn alone(options: &Options) -> Option<Self> {
        let memory = Self::of(options);
        let lock = memory.lock_file().filter(|lock| lock.try_lock().is_ok())?;
        Some(Self {
            alone: Some(lock),
            ..memory
        })
    }

    /// Whether nobody else reads or writes what is at the place.
    pub(super) const fn is_alone(&self) -> bool {
        self.alone.is_some()
    }

    fn lock_file(&self) -> Option<File> {
        let folder = self.folder.as_ref()?;
        files::create_folder(folder).ok()?;
        File::create(folder.join("lock")).ok()
    }

    /// Waits for another publication to the same place. None begins while the answer is there.
    pub(super) fn turn(&self) -> Option<File> {
        if self.is_alone() {
            return None;
        }
        // Where there is no lock to be had, both work, and one of them is done for nothing.
        self.lock_file().filter(|lock| {
            lock.try_lock().is_ok() || {
                let _waiting = Progress::begin("waiting for another publication to the same place");
                lock.lock().is_ok()
            }
        })
    }

    fn content(&self) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join("content"))
    }

    fn site(&self) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join("site"))
    }

    /// The site before the last one.
    pub(super) fn spare(&self) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join("spare"))
    }

    /// What the last publication found out, whoever did it.
    pub(super) fn recall(&mut self) -> &mut Known {
        let (content, site, place) = (self.content(), self.site(), &self.place);
        self.known.get_or_insert_with(|| Known {
            content: content
                .map(|file| content::Memory::read(&file))
                .unwrap_or_default(),
            site: site.map_or_else(
                || LastSite::of(place, Vec::new()),
                |file| LastSite::read(place, &file),
            ),
        })
    }

    /// Keeps what a publication found out about the content, and what it made, unless all was there.
    pub(super) fn learn(&mut self, content: content::Memory, made: Option<Vec<Made>>) {
        let is_alone = self.is_alone();
        let known = self.recall();
        known.content = content;
        let is_ahead = made.is_some();
        if let Some(made) = made {
            known.site = LastSite::of(known.site.place(), made);
        }
        known.site.set_as_it_was(is_alone);
        self.is_ahead |= is_ahead;
        if !is_alone {
            self.store();
        }
    }

    /// Leaves what is known for another program.
    pub fn store(&mut self) {
        let (Some(known), Some(content), Some(site), true) =
            (&self.known, self.content(), self.site(), self.is_ahead)
        else {
            return;
        };
        self.is_ahead = false;
        // What is said of files has to be true of those on the disk.
        if !self.is_alone() || settle(&self.place).is_ok() {
            known.content.write(&content);
            known.site.write(&site);
        }
    }
}
