//! The pages that were asked for, each with a number: that is smaller than a path.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The number of a known page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct PageId(u32);

impl PageId {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Numbers pages as they are met. All files share it.
pub(crate) struct Pages<F> {
    is_page: F,
    table: Mutex<Table>,
}

#[derive(Default)]
struct Table {
    ids: HashMap<Arc<str>, PageId>,
    paths: Vec<Arc<str>>,
}

impl<F: Fn(&str) -> bool> Pages<F> {
    pub(crate) fn known_by(is_page: F) -> Self {
        Self {
            is_page,
            table: Mutex::default(),
        }
    }

    /// The number of a page, if it is a known one.
    pub(crate) fn id(&self, path: &str) -> Option<PageId> {
        if !(self.is_page)(path) {
            return None;
        }
        let mut table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(id) = table.ids.get(path) {
            return Some(*id);
        }
        let id = PageId(u32::try_from(table.paths.len()).ok()?);
        let path: Arc<str> = path.into();
        table.paths.push(path.clone());
        table.ids.insert(path, id);
        Some(id)
    }

    /// The paths, each in the place of its number.
    pub(crate) fn into_paths(self) -> Vec<Arc<str>> {
        self.table
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
            .paths
    }
}
