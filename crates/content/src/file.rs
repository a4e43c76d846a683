//! The files of a newsroom, as far as they could be understood.

use std::collections::BTreeSet;

use dateline_model::Slug;
use time::OffsetDateTime;

use super::dates::parse_date;
use super::source::{ArticleFile, RedirectsFile, SiteFile, Status};

/// A file on its way through the stages.
pub(super) struct File<T> {
    /// The path that problems name.
    pub(super) name: String,
    pub(super) text: String,
    pub(super) value: T,
    /// The places whose values only stand in for faulty ones: what hangs on them was complained of already.
    pub(super) faulty: BTreeSet<String>,
}

/// All files, as far as they could be understood.
pub(super) struct Files {
    pub(super) site: File<SiteFile>,
    pub(super) articles: Vec<(Slug, File<ArticleFile>)>,
    pub(super) redirects: Option<File<RedirectsFile>>,
}

impl ArticleFile {
    /// Whether the story stays out of everything that is published.
    pub(super) fn is_held_back(&self, now: OffsetDateTime) -> bool {
        self.status == Status::Draft || parse_date(&self.date_published).is_some_and(|date| date > now)
    }
}
