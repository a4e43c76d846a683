//! A folder whose files texts call by their names: that of pictures, and that of recordings.

use std::fs::Metadata;
use std::path::PathBuf;
use std::sync::OnceLock;

use dateline_model::Slug;
use thiserror::Error;

use super::files;
use super::known_names::KnownNames;
use super::transliterate::slug_from;

/// A folder of the content folder.
pub(crate) struct NamedFolder {
    path: PathBuf,
    /// The names of the files, for those that are called otherwise than a text calls them.
    names: OnceLock<KnownNames>,
}

/// A file in it.
pub(crate) struct NamedFile {
    /// The name without its ending, and the ending, both in small letters.
    pub(crate) stem: String,
    pub(crate) ending: String,
    pub(crate) path: PathBuf,
    pub(crate) metadata: Metadata,
}

/// The reason why a file that a text calls by its name can't be read.
#[derive(Debug, Error)]
pub enum Unfound {
    /// The file's name could not stand in an address.
    #[error("`{0}` is not a valid name for a file")]
    Name(String),
    /// The file is not there.
    #[error("there is no such file")]
    Missing {
        /// The name of another, which may have been meant.
        nearest: Option<String>,
    },
    /// The file is not for this user.
    #[error("can't read {0}: {1}")]
    Unreadable(String, std::io::Error),
    /// It is a folder, a pipe or a device.
    #[error("this is not a file that can be read")]
    NoFile,
    /// It is a link that leads out of the content folder.
    #[error("this is a link that leads out of the content folder")]
    Outside,
}

impl NamedFolder {
    pub(crate) const fn of(path: PathBuf) -> Self {
        Self {
            path,
            names: OnceLock::new(),
        }
    }

    fn names(&self) -> &KnownNames {
        let read = || KnownNames::of(files::names(&self.path).unwrap_or_default());
        self.names.get_or_init(read)
    }

    /// Looks for a file. Its name may be written in other letters, large or small, than that of the file: some systems
    /// don't tell them apart, and those that build sites do.
    pub(crate) fn find(&self, name: &str) -> Result<NamedFile, Unfound> {
        let plain = name.to_lowercase();
        let (stem, ending) = plain.rsplit_once('.').unwrap_or((&plain, ""));
        if Slug::new(stem).is_err() || !ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(Unfound::Name(name.to_owned()));
        }
        let mut path = self.path.join(name);
        if !path.exists() {
            let there = self.names().called(name);
            path = self.path.join(there.ok_or_else(|| Unfound::Missing {
                nearest: self.names().nearest(name).map(str::to_owned),
            })?);
        }
        // Before it is read: a file may be larger than the memory, and a pipe or a device may have no end.
        let metadata = std::fs::metadata(&path)
            .map_err(|error| Unfound::Unreadable(path.display().to_string(), error))?;
        if !metadata.is_file() {
            return Err(Unfound::NoFile);
        }
        if files::leads_out(&path, &self.path) {
            return Err(Unfound::Outside);
        }
        Ok(NamedFile {
            stem: stem.to_owned(),
            ending: ending.to_owned(),
            path,
            metadata,
        })
    }
}

impl Unfound {
    /// What to do, for a folder of this name and of files with these endings.
    pub(crate) fn fix(&self, folder: &str, endings: &str) -> String {
        match self {
            Self::Name(name) => usable_name(name).map_or_else(
                || format!("Name it in letters from a to z, digits and hyphens, ending in {endings}."),
                |usable| format!("Call the file {usable}, in {folder}/ itself, and write that name here."),
            ),
            Self::Missing {
                nearest: Some(nearest),
            } => format!("Did you mean `{nearest}`? Else put the file into {folder}/."),
            Self::Missing { nearest: None } => format!("Put the file into {folder}/, or correct its name."),
            Self::Unreadable(..) => "Let this user read it.".to_owned(),
            Self::NoFile => "Put a file there.".to_owned(),
            Self::Outside => "Copy the file into the folder.".to_owned(),
        }
    }
}

/// What a file could be called, if it has a name that says something.
fn usable_name(name: &str) -> Option<String> {
    let file = name.rsplit(['/', '\\']).next()?;
    let (stem, ending) = file.rsplit_once('.')?;
    let (stem, ending) = (slug_from(stem), slug_from(ending));
    (!stem.is_empty() && !ending.is_empty()).then(|| format!("{stem}.{ending}"))
}
