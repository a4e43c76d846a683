//! An app build: a folder that Trunk wrote, or files that were put into the program when it was compiled.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use dateline_content::files;

/// An app build.
#[derive(Debug, Clone)]
pub enum AppBuild {
    /// A folder.
    Folder(PathBuf),
    /// Files in the program, by their names in such a folder.
    Inside(&'static [(&'static str, &'static [u8])]),
}

impl AppBuild {
    /// The folder, if it is one.
    pub(super) fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder),
            Self::Inside(_) => None,
        }
    }

    /// The names of all files, in their order.
    pub(super) fn names(&self) -> Result<Vec<String>> {
        match self {
            Self::Folder(folder) => walkdir::WalkDir::new(folder)
                .sort_by_file_name()
                .into_iter()
                .filter(|entry| !entry.as_ref().is_ok_and(|entry| !entry.file_type().is_file()))
                // Without it git would not keep the empty folder that a newsroom may put files into.
                .filter(|entry| !entry.as_ref().is_ok_and(|entry| entry.file_name() == ".gitkeep"))
                .map(|entry| {
                    let entry = entry.with_context(|| format!("can't list {}", folder.display()))?;
                    Ok(entry.path().strip_prefix(folder)?.to_string_lossy().into_owned())
                })
                .collect(),
            Self::Inside(inside) => Ok(inside.iter().map(|(name, _)| (*name).to_owned()).collect()),
        }
    }

    /// Reads a file.
    pub(super) fn read(&self, name: &str) -> Result<Cow<'static, [u8]>> {
        match self {
            Self::Folder(folder) => files::read(&folder.join(name)).map(Cow::Owned),
            Self::Inside(inside) => {
                let file = inside.iter().find(|(known, _)| *known == name);
                let (_, bytes) = file.with_context(|| format!("this program carries no file {name}"))?;
                Ok(Cow::Borrowed(bytes))
            }
        }
    }

    /// Reads a text.
    pub(super) fn read_text(&self, name: &str) -> Result<String> {
        String::from_utf8(self.read(name)?.into_owned()).with_context(|| format!("{name} is not UTF-8"))
    }
}
