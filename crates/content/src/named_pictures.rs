//! The pictures that the content names, each looked at once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

use super::file::File;
use super::source::{BlockFile, PageSource, SourcePart};
use crate::pictures::{Fault, Folder, Found};
use dateline_model::Slug;

/// What became of looking at each picture, by the name of its file.
pub(super) type Pictures = BTreeMap<String, Result<Found, Fault>>;

/// Looks at every picture that a page names, on all processors.
pub(super) fn look_at(
    content: &Path,
    picture_megabytes: u64,
    pages: &[(Slug, File<PageSource>)],
) -> Pictures {
    let folder = Folder {
        path: content.join("pictures"),
        largest: picture_megabytes * 1_000_000,
    };
    let names: BTreeSet<&str> = pages.iter().flat_map(|(_, file)| names(&file.value)).collect();
    let names: Vec<_> = names.into_iter().collect();
    names
        .into_par_iter()
        .map(|name| (name.to_owned(), folder.find(name)))
        .collect()
}

fn names(page: &PageSource) -> impl Iterator<Item = &str> {
    let answers = page.faqs().iter().flat_map(|faq| &faq.answer);
    let blocks = page.body().iter().chain(answers);
    let named = blocks
        .flat_map(BlockFile::parts)
        .filter_map(|(_, part)| match part {
            SourcePart::Picture(file) => Some(file),
            _ => None,
        });
    page.image()
        .map(|image| image.file.as_str())
        .into_iter()
        .chain(named)
}
