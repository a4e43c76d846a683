//! The newsroom's own recordings, and the captions that belong to them: whether each can be published, and what a page says
//! of it. A recording may be larger than the memory, so it is read bit by bit, and once for as long as nobody touches it.

mod cache;
mod facts;
mod fault;
mod mp4;
mod recording;
mod web_vtt;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::files::{self, Stamp};
use crate::named_folder::{NamedFile, NamedFolder, Unfound};
pub(crate) use facts::{Content, FOLDER, Recording};
pub(crate) use fault::{Fault, to_begin_at_once};
use recording::Format;

/// The name of the folder in the site. Many a newspaper has a section about media.
pub(crate) const PUBLISHED: &str = "recordings";

/// The newsroom's folder of recordings and their captions.
pub(crate) struct Folder(NamedFolder);

/// A file that can be published.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its published form, as a path below the base path. The name ends in a hash.
    pub path: String,
    /// The newsroom's file.
    pub source: PathBuf,
    /// That of the newsroom's file when it was looked at.
    stamp: Stamp,
    /// In bytes.
    pub(crate) length: u64,
    pub(crate) content: Content,
}

/// The largest file of captions, in bytes: those of a day of talk are smaller.
const LONGEST_CAPTIONS: u64 = 5_000_000;

impl Folder {
    pub(crate) const fn of(path: PathBuf) -> Self {
        Self(NamedFolder::of(path))
    }

    /// Looks at a file, unless it was looked at before and nobody touched it since.
    pub(crate) fn find(&self, name: &str) -> Result<Found, Fault> {
        let file = self.0.find(name)?;
        let (name, content) = match cache::get(&file) {
            Some(known) => known,
            None => cache::keep(&file, look_at(&file)?),
        };
        Ok(Found {
            path: format!("/{PUBLISHED}/{name}"),
            stamp: Stamp::of(&file.metadata),
            length: file.metadata.len(),
            source: file.path,
            content,
        })
    }
}

impl Found {
    /// Copies the file, which has to be the one that was looked at: its published name says so.
    pub fn copy(&self, to: &Path) -> anyhow::Result<()> {
        files::copy(&self.source, to)?;
        let is_same = std::fs::metadata(&self.source).is_ok_and(|file| Stamp::of(&file) == self.stamp);
        anyhow::ensure!(
            is_same,
            "{} was changed while it was published; publish again",
            self.source.display()
        );
        Ok(())
    }
}

/// The published name of a file, and what is in it.
fn look_at(file: &NamedFile) -> Result<(String, Content), Fault> {
    let NamedFile {
        stem, ending, path, ..
    } = file;
    let unreadable = |error| Unfound::Unreadable(path.display().to_string(), error);
    let content = if ending == "vtt" {
        let length = file.metadata.len();
        if length > LONGEST_CAPTIONS {
            return Err(Fault::LongCaptions(length));
        }
        Content::Captions(web_vtt::slips(&std::fs::read(path).map_err(unreadable)?))
    } else {
        let format = Format::of_ending(ending).ok_or_else(|| Fault::Ending(ending.to_uppercase()))?;
        Content::Recording(recording::read(format, path)?)
    };
    let digest = digest(path).map_err(unreadable)?;
    Ok((
        files::name_with_hash(&format!("{stem}.{ending}"), &digest),
        content,
    ))
}

/// The SHA-256 of a file of any length.
fn digest(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let (mut hasher, mut part) = (Sha256::new(), vec![0; 1 << 20]);
    loop {
        let length = file.read(&mut part)?;
        if length == 0 {
            return Ok(hasher.finalize().to_vec());
        }
        hasher.update(&part[..length]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_changed_since_it_was_looked_at_is_not_published() {
        let folder = tempfile::tempdir().unwrap();
        let (source, copy) = (folder.path().join("en.vtt"), folder.path().join("deep/copy.vtt"));
        std::fs::write(&source, "WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n").unwrap();
        let found = Folder::of(folder.path().to_owned()).find("en.vtt").unwrap();
        found.copy(&copy).unwrap();
        assert_eq!(std::fs::read(&copy).unwrap(), std::fs::read(&source).unwrap());
        std::fs::write(&source, "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n").unwrap();
        let error = found.copy(&copy).unwrap_err().to_string();
        assert!(
            error.contains("en.vtt was changed while it was published"),
            "{error}"
        );
    }
}
