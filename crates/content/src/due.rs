//! When a site has to be published again though no file changed.

use time::OffsetDateTime;

/// A moment at which the newspaper becomes another without a change of its files: a story's time comes, or something goes
/// from the front page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The file that says so.
    pub file: String,
    /// The date as it is written, or the end of the day that is.
    pub date: String,
    /// When that is.
    pub time: OffsetDateTime,
}
