//! The files of a newsroom, as far as they could be understood.

use std::collections::BTreeSet;

use dateline_model::Slug;

use super::source::{ArticleFile, PageSource, RedirectsFile, SiteFile};

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
    /// Those that make pages, of all kinds.
    pub(super) pages: Vec<(Slug, File<PageSource>)>,
    pub(super) redirects: Option<File<RedirectsFile>>,
}

impl Files {
    /// The stories.
    pub(super) fn articles(&self) -> impl Iterator<Item = (&Slug, &ArticleFile)> {
        self.pages.iter().filter_map(|(slug, file)| {
            let PageSource::Article(article) = &file.value else {
                return None;
            };
            Some((slug, article))
        })
    }
}
