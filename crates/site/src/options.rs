//! What to publish, and where.

use std::path::PathBuf;

use time::OffsetDateTime;

use super::comments::Elsewhere;

/// What to publish, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The content folder.
    pub content: PathBuf,
    /// The app build: the folder that Trunk wrote.
    pub app: PathBuf,
    /// Where the site goes.
    pub out: PathBuf,
    /// The moment of publishing: what is dated later is held back.
    pub now: OffsetDateTime,
    /// Whether it is a preview at the writer's desk: no policy, which would stop the script that
    /// reloads the page, and nothing compressed.
    pub preview: bool,
    /// Where comments are kept, if not where site.json says.
    pub comments: Option<Elsewhere>,
}
