//! What to publish, and where.

use std::path::PathBuf;

use dateline_content::Edition;
use dateline_model::Slug;

use super::app_build::AppBuild;
use super::comments::Elsewhere;

/// How text files are compressed for hosts that send such forms in place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Compression {
    /// Not at all: the host does it, or nobody.
    None,
    /// The app's files as small as can be, all else quickly.
    Fast,
    /// As small as can be.
    Best,
}

/// What to publish, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The content folder.
    pub content: PathBuf,
    /// The app build.
    pub app: AppBuild,
    /// Where the site goes.
    pub out: PathBuf,
    /// What is published. One with stories that are not is for the newsroom's own eyes: search engines are asked to keep
    /// out.
    pub edition: Edition,
    /// A folder below the site's base path that the site lives under, which nobody can guess.
    pub below: Option<Slug>,
    /// Whether it is a preview at the writer's desk: no policy, which would stop the script that reloads the page.
    pub preview: bool,
    /// Whether pages without a picture get a social card.
    pub cards: bool,
    /// How text files are compressed.
    pub compression: Compression,
    /// Where comments are kept, if not where site.json says.
    pub comments: Option<Elsewhere>,
    /// A folder for what the next publication to the same place need not do again, if any is to be left.
    pub cache: Option<PathBuf>,
}
