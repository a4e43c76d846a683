//! The pictures and the recordings that the content names, each looked at once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rayon::prelude::*;

use super::page_file::PageFile;
use super::profiles::Profiles;
use super::source::SiteFile;
use crate::{media, pictures};

/// What became of looking at each picture, by the name of its file.
pub(super) type Pictures = BTreeMap<String, Result<pictures::Found, pictures::Fault>>;

/// The same of each recording, and of each file of captions.
pub(super) type Media = BTreeMap<String, Result<media::Found, media::Fault>>;

/// Looks at every picture that the site's own file, an author's or a page names, on all processors.
pub(super) fn pictures(
    folder: PathBuf,
    site: &SiteFile,
    profiles: &Profiles,
    pages: &[PageFile],
) -> Pictures {
    let folder = pictures::Folder::of(folder, site.picture_megabytes * 1_000_000);
    let of_pages = pages.iter().flat_map(|page| &page.brief.pictures);
    let others = site.brand.pictures().chain(profiles.pictures());
    each(of_pages.chain(others), |name| folder.find(name))
}

/// Looks at every recording, and at every file of captions, that a page names.
pub(super) fn media(folder: PathBuf, pages: &[PageFile]) -> Media {
    let folder = media::Folder::of(folder);
    each(pages.iter().flat_map(|page| &page.brief.media), |name| {
        folder.find(name)
    })
}

fn each<'a, T: Send>(
    names: impl Iterator<Item = &'a String>,
    find: impl Fn(&str) -> T + Sync,
) -> BTreeMap<String, T> {
    let names: BTreeSet<&String> = names.collect();
    let names: Vec<_> = names.into_iter().collect();
    names
        .into_par_iter()
        .map(|name| (name.clone(), find(name)))
        .collect()
}
