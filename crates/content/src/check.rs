//! From a content folder to a newsroom, or to all that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dateline_model::Slug;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::addresses::Addresses;
use super::brief::Brief;
use super::context::Context;
use super::dates::Zone;
use super::digest::Digest;
use super::edition::Edition;
use super::file::File;
use super::files::Stamp;
use super::languages::{self, WORDS};
use super::memory::{Memory, Remembered};
use super::newsroom::Newsroom;
use super::notation::Notation;
use super::own_style::{self, STYLE};
use super::page_file::PageFile;
use super::problem::{Problem, Severity};
use super::source::{KINDS, PageKind, RedirectsFile, SiteFile};
use super::structure::{Form, read_text};
use super::trace::Trace;
use super::transliterate::slug_from;
use super::{files, json, named_pictures};

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
    let site = read::<SiteFile>(&part(folder, "site.json", &mut problems), &mut problems);
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
        .then(|| read::<RedirectsFile>(&redirects, &mut problems))
        .flatten();
    let style = part(folder, STYLE, &mut problems);
    let style = own_style::read(&style, &mut problems);
    let newsroom = site.map(|site| {
        let moved = redirects.as_ref().map_or(&[][..], |file| &file.value.redirects);
        let zone = Zone::of(site.value.time_zone.as_ref());
        let addresses = Addresses::of(&site.value, &pages, unreadable, moved, edition, &zone);
        let pictures = part(folder, "pictures", &mut problems);
        let pictures = named_pictures::look_at(pictures, &site.value, &pages);
        let own_words = part(folder, WORDS, &mut problems);
        let own_words = languages::read_own(&own_words, &site.value.language, &mut problems);
        let context = Context::of(
            folder,
            site,
            pages,
            addresses,
            pictures,
            &own_words,
            &mut problems,
        );
        Newsroom::assemble(context, redirects.as_ref(), style, traces, &mut problems)
    });
    problems.sort();
    problems.dedup();
    let failed = problems.iter().any(|problem| problem.severity == Severity::Error);
    Checked {
        newsroom: newsroom.filter(|_| !failed),
        problems,
    }
}

/// The path of a part of the content folder. One that is there in other letters, large or small, is read too, and has to
/// be renamed: some systems would find it by the right name, and those that build sites would not.
fn part(content: &Path, name: &str, problems: &mut Vec<Problem>) -> PathBuf {
    let names = files::names(content).unwrap_or_default();
    let alike = || names.iter().find(|other| other.eq_ignore_ascii_case(name));
    let is_there = names.iter().any(|other| other == name);
    let Some(other) = alike().filter(|_| !is_there) else {
        return content.join(name);
    };
    let path = content.join(other);
    let message = format!("this has to be called `{name}`; on many systems `{other}` is not found");
    problems.push(Problem::of_file(
        &path,
        &message,
        &format!("Rename it to {name}."),
    ));
    path
}

/// The site's own file as far as it is sound, for those who write stories; else what is wrong with it.
pub(super) fn read_site(folder: &Path) -> Result<SiteFile, Vec<Problem>> {
    let mut problems = Vec::new();
    let site = read::<SiteFile>(&part(folder, "site.json", &mut problems), &mut problems);
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
    let read: Vec<_> = list(content, kind, problems)
        .into_par_iter()
        .map(|path| {
            let mut problems = Vec::new();
            let name = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let remembered = memory.get(&path);
            let page = read_page(path, &name, kind, remembered, &mut problems);
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

/// Lists the files of a kind.
fn list(content: &Path, kind: &PageKind, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let folder = &part(content, kind.folder, problems);
    if !kind.is_required && !folder.exists() {
        return Vec::new();
    }
    let mut paths = Vec::new();
    // What begins with a dot belongs to editors and systems.
    let is_hidden = |entry: &walkdir::DirEntry| entry.file_name().to_string_lossy().starts_with('.');
    let mut entries = walkdir::WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                problems.push(Problem::of_file(
                    error.path().unwrap_or(folder),
                    &format!("can't be listed: {error}"),
                    "Create it, let this user read it, or remove a link that leads nowhere.",
                ));
                continue;
            }
        };
        let path = entry.path();
        let is_folder = entry.file_type().is_dir();
        if entry.depth() > 0 && entry.path_is_symlink() && files::leads_out(path, folder) {
            problems.push(Problem::of_file(
                path,
                "the link leads out of the content folder, so nothing is read from there",
                "Copy what it leads to into the content folder.",
            ));
            if is_folder {
                entries.skip_current_dir();
            }
            continue;
        }
        if is_folder {
            continue;
        }
        if Notation::of(path).is_some() {
            paths.push(entry.into_path());
        } else if path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("markdown"))
        {
            let message = format!(
                "this is not read: the file of a {} in Markdown ends in .md",
                kind.noun
            );
            problems.push(Problem::of_file(path, &message, "Let its name end in .md."));
        }
    }
    paths
}

/// Reads a file in brief, unless it is remembered with the same bytes. One that nobody touched since then has them.
fn read_page(
    path: PathBuf,
    name: &str,
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
    match Slug::new(name) {
        Ok(slug) => {
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
        Err(error) => {
            problems.push(Problem::of_file(
                &path,
                &format!("the file's name is the slug of the {}, and {error}", kind.noun),
                &match slug_from(name).as_str() {
                    "" => "Name it in lower-case ASCII letters, digits and single hyphens.".to_owned(),
                    suggestion => {
                        let ending = path.extension().unwrap_or_default().to_string_lossy();
                        format!("Name it {suggestion}.{ending}.")
                    }
                },
            ));
            None
        }
    }
}

fn read<T: DeserializeOwned + JsonSchema>(path: &Path, problems: &mut Vec<Problem>) -> Option<File<T>> {
    let bytes = json::bytes(path);
    let text = bytes.and_then(|bytes| json::text(path, bytes));
    let text = text.map_err(|problem| problems.push(problem)).ok()?;
    read_text(path, text, &Form::<T>::new(), false, problems)
}
