//! A file of a newsroom, as far as it could be understood.

use std::collections::BTreeSet;

use super::text::Text;

/// A file on its way through the stages.
pub(super) struct File<T> {
    pub(super) text: Text,
    pub(super) value: T,
    /// The places whose values only stand in for faulty ones: what hangs on them was complained of already.
    pub(super) faulty: BTreeSet<String>,
}
