//! The pictures that the content names, each looked at once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

use super::file::File;
use super::source::{ArticleFile, BlockFile, SourcePart};
use crate::pictures::{Fault, Folder, Found};
use dateline_model::Slug;

/// What became of looking at each picture, by the name of its file.
pub(super) type Pictures = BTreeMap<String, Result<Found, Fault>>;

/// Looks at every picture that a story names, on all processors.
pub(super) fn look_at(
    content: &Path,
    picture_megabytes: u64,
    articles: &[(Slug, File<ArticleFile>)],
) -> Pictures {
    let folder = Folder {
        path: content.join("pictures"),
        largest: picture_megabytes * 1_000_000,
    };
    let names: BTreeSet<&str> = articles.iter().flat_map(|(_, file)| names(&file.value)).collect();
    let names: Vec<_> = names.into_iter().collect();
    names
        .into_par_iter()
        .map(|name| (name.to_owned(), folder.find(name)))
        .collect()
}

fn names(article: &ArticleFile) -> impl Iterator<Item = &str> {
    let answers = article.faqs.iter().flat_map(|faq| &faq.answer);
    let blocks = article.body.iter().chain(answers);
    let named = blocks
        .flat_map(BlockFile::parts)
        .filter_map(|(_, part)| match part {
            SourcePart::Picture(file) => Some(file),
            _ => None,
        });
    let image = article.image.iter().map(|image| image.file.as_str());
    image.chain(named)
}
