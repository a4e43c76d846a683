//! What an import is told.

use std::path::PathBuf;

use time::OffsetDateTime;

/// What to import, and where to.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of Markdown files.
    pub folder: PathBuf,
    /// The content folder of the newsroom.
    pub content: PathBuf,
    /// The section of files that don't name one.
    pub section: Option<String>,
    /// The byline of files that name no author; if empty, the newspaper's name.
    pub authors: Vec<String>,
    /// Whether to write nothing and only report.
    pub dry_run: bool,
    /// The time of the import, and the date of files that have none.
    pub now: OffsetDateTime,
}
