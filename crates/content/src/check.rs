//! From a content folder to a newsroom, or to all that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dateline_model::Slug;
use rayon::prelude::*;

use super::addresses::Addresses;
use super::brief::Brief;
use super::content_files::{file_slug, list, part, read};
use super::context::Context;
use super::dates::Zone;
use super::digest::Digest;
use super::edition::Edition;
use super::file::File;
use super::files::Stamp;
use super::front::read_fronts;
use super::languages::{self, WORDS};
use super::memory::{Memory, Remembered};
use super::newsroom::Newsroom;
use super::notation::Notation;
use super::own_style::{self, STYLE};
use super::page_file::PageFile;
use super::problem::{Problem, Severity};
use super::profiles::{AUTHORS, Profiles};
use super::source::{KINDS, PageKind, RedirectsFile, SiteFile};
use super::structure::Form;
use super::trace::Trace;
use super::{json, media, named_files};

/// What became of checking a content folder.
pub struct Checked {
    /// The content, where nothing is wrong with it.
    pub newsroom: Option<Newsroom>,
    /// Errors and warnings, by file and place.
    pub problems: Vec<Problem>,
}

/// Reads and checks the content folder, for an edition: the readers' at a moment, say.
pub fn check(folder: &Path, edition: impl Into<Edition>) -> Checked {
    check_again(folder, edition.into(), &Memory::default())
}

/// The same, with what an earlier check left ([`Newsroom::memory`]). What it finds is the same, sooner.
pub fn check_again(folder: &Path, edition: Edition, memory: &Memory) -> Checked {
    let mut problems = Vec::new();
    let site = site_file(folder, &mut problems);
    let (mut pages, mut traces, mut unreadable) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
    for kind in &KINDS {
        for (page, trace) in read_pages(folder, kind, memory, &mut unreadable, &mut problems) {
            traces.extend(trace.map(|trace| (pages.len(), trace)));
            pages.push(page);
        }
    }
    let redirects = part(folder, "redirects.json", &mut problems);
    let redirects = redirects
        .exists()
        .then(|| read::<RedirectsFile>(&redirects, &Form::new(), &mut problems))
        .flatten();
    let authors = part(folder, AUTHORS, &mut problems);
    let profiles = if authors.exists() {
        Profiles::read(&authors, &mut problems)
    } else {
        Profiles::default()
    };
    let fronts = read_fronts(folder, &mut problems);
    let style = part(folder, STYLE, &mut problems);
    let style = own_style::read(&style, &mut problems);
    let newsroom = site.map(|site| {
        let moved = redirects.as_ref().map_or(&[][..], |file| &file.value.redirects);
        let zone = Zone::of(site.value.time_zone.as_ref());
        let addresses = Addresses::of(&site.value, &pages, unreadable, moved, edition, &zone);
        let pictures = part(folder, "pictures", &mut problems);
        let pictures = named_files::pictures(pictures, &site.value, &profiles, &pages);
        let media = part(folder, media::FOLDER, &mut problems);
        let media = named_files::media(media, &pages);
        let own_words = part(folder, WORDS, &mut problems);
        let own_words = languages::read_own(&own_words, &site.value.language, &mut problems);
        let context = Context::of(
            folder,
            site,
            (profiles, pages),
            addresses,
            (pictures, media),
            &own_words,
            &mut problems,
        );
        Newsroom::assemble(context, redirects.as_ref(), &fronts, style, traces, &mut problems)
    });
    problems.sort();
    problems.dedup();
    let failed = problems.iter().any(|problem| problem.severity == Severity::Error);
    Checked {
        newsroom: newsroom.filter(|_| !failed),
        problems,
    }
}

fn site_file(folder: &Path, problems: &mut Vec<Problem>) -> Option<File<SiteFile>> {
    let path = part(folder, "site.json", problems);
    read(&path, &Form::new(), problems)
}

/// The site's own file as far as it is sound, for those who write stories; else what is wrong with it.
pub(super) fn read_site(folder: &Path) -> Result<SiteFile, Vec<Problem>> {
    let mut problems = Vec::new();
    let site = site_file(folder, &mut problems);
    site.filter(|_| problems.is_empty())
        .map(|file| file.value)
        .ok_or(problems)
}

/// Reads all files of a kind that makes pages, in brief, each with what is remembered of it. Of those that can't be read
/// the names are known.
fn read_pages(
    content: &Path,
    kind: &'static PageKind,
    memory: &Memory,
    unreadable: &mut BTreeSet<String>,
    problems: &mut Vec<Problem>,
) -> Vec<(PageFile, Option<Arc<Trace>>)> {
    let folder = part(content, kind.folder, problems);
    let paths = if kind.is_required || folder.exists() {
        list(&folder, kind.noun, &Notation::ALL, problems)
    } else {
        Vec::new()
    };
    let read: Vec<_> = paths
        .into_par_iter()
        .map(|path| {
            let mut problems = Vec::new();
            let name = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let remembered = memory.get(&path);
            let page = read_page(path, kind, remembered, &mut problems);
            (name, page, problems)
        })
        .collect();
    let mut pages: BTreeMap<Slug, (PageFile, Option<Arc<Trace>>)> = BTreeMap::new();
    for (name, page, found) in read {
        problems.extend(found);
        let Some((page, trace)) = page else {
            unreadable.insert(name);
            continue;
        };
        match pages.get(&page.slug) {
            Some((first, _)) => {
                let message = format!(
                    "two files have the slug `{}`, so they would share one address; the other is {}",
                    page.slug,
                    first.name()
                );
                let fix = if Notation::of(&first.path) == Notation::of(&page.path) {
                    "Give one of the files another name."
                } else {
                    "Keep one of the two; or, if they tell different things, give one another name."
                };
                problems.push(Problem::of_file(&page.path, &message, fix));
            }
            None => drop(pages.insert(page.slug.clone(), (page, trace))),
        }
    }
    pages.into_values().collect()
}

/// Reads a file in brief, unless it is remembered with the same bytes. One that nobody touched since then has them.
fn read_page(
    path: PathBuf,
    kind: &'static PageKind,
    remembered: Option<&Remembered>,
    problems: &mut Vec<Problem>,
) -> Option<(PageFile, Option<Arc<Trace>>)> {
    // Before the file is read: it may change meanwhile.
    let stamp = fs::metadata(&path).ok().and_then(|file| Stamp::settled(&file));
    let is_untouched = |page: &&Remembered| stamp.is_some() && page.stamp == stamp;
    let (digest, brief, trace) = if let Some(page) = remembered.filter(is_untouched) {
        (page.digest, page.brief.clone(), Some(page.trace.clone()))
    } else {
        let bytes = json::bytes(&path)
            .map_err(|problem| problems.push(problem))
            .ok()?;
        let digest = Digest::of(&bytes);
        if let Some(page) = remembered.filter(|page| page.digest == digest) {
            (digest, page.brief.clone(), Some(page.trace.clone()))
        } else {
            let file = kind.read(&path, bytes, false, problems)?;
            (digest, Arc::new(Brief::of(&file.value)), None)
        }
    };
    let slug = file_slug(&path, kind.noun, problems)?;
    let page = PageFile {
        slug,
        kind,
        stamp,
        digest,
        is_sound: problems.is_empty(),
        is_remembered: trace.is_some(),
        brief,
        path,
    };
    Some((page, trace))
}
