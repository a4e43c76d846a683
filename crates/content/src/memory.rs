//! What a check leaves for the next one, which finds the same sooner.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::brief::Brief;
use super::digest::Digest;
use super::files::Stamp;
use super::records;
use super::trace::Trace;

/// What is remembered of the files that make pages, by the paths that problems name.
#[derive(Default)]
pub struct Memory(HashMap<String, Remembered>);

/// A file that was found sound.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Remembered {
    /// That of the file, unless it was written just before it was read.
    pub(super) stamp: Option<Stamp>,
    /// That of the file's bytes.
    pub(super) digest: Digest,
    pub(super) brief: Arc<Brief>,
    pub(super) trace: Arc<Trace>,
}

impl Memory {
    /// Reads what was left in a file, as far as there is any.
    pub fn read(path: &Path) -> Self {
        Self(records::read(path).into_iter().collect())
    }

    /// Leaves it in a file.
    pub fn write(&self, path: &Path) {
        records::write(path, &self.0.iter().collect::<Vec<_>>());
    }

    pub(super) fn of(pages: impl Iterator<Item = (String, Remembered)>) -> Self {
        Self(pages.collect())
    }

    /// What is remembered of a file.
    pub(super) fn get(&self, path: &Path) -> Option<&Remembered> {
        self.0.get(&path.display().to_string())
    }
}
