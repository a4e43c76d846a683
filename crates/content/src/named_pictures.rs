//! The pictures that the content names, each looked at once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rayon::prelude::*;

use super::page_file::PageFile;
use super::profiles::Profiles;
use super::source::SiteFile;
use crate::pictures::{Fault, Folder, Found};

/// What became of looking at each picture, by the name of its file.
pub(super) type Pictures = BTreeMap<String, Result<Found, Fault>>;

/// Looks at every picture that the site's own file, an author's or a page names, on all processors.
pub(super) fn look_at(folder: PathBuf, site: &SiteFile, profiles: &Profiles, pages: &[PageFile]) -> Pictures {
    let folder = Folder::of(folder, site.picture_megabytes * 1_000_000);
    let of_pages = pages.iter().flat_map(|page| &page.brief.pictures);
    let others = site.brand.pictures().chain(profiles.pictures());
    let names: BTreeSet<&String> = of_pages.chain(others).collect();
    let names: Vec<_> = names.into_iter().collect();
    names
        .into_par_iter()
        .map(|name| (name.clone(), folder.find(name)))
        .collect()
}
