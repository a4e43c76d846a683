//! Makes articles of Markdown files with front matter. Nothing is lost silently: the report names everything that an
//! article can't carry, and everything that it has in another form.
//!
//! Each file is read by itself first (`document`, `front_matter`, `place`). When all are known, they become articles
//! (`article`, `body`) whose links lead to each other (`links`) and whose old addresses lead on (`old_addresses`).
//! `audit` looks for words that got lost unnoticed, and `check` has the last word.

mod article;
mod audit;
mod body;
mod document;
mod front_matter;
mod links;
mod old_addresses;
mod options;
mod pictures;
mod place;
mod report;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use dateline_content::check;
use dateline_content::files;
use dateline_content::folder::ContentFolder;
use dateline_content::names::StoryAnchors;
use dateline_content::source::{ArticleFile, Status};
use dateline_model::Slug;
use document::Document;
use links::Targets;
use old_addresses::Redirects;
pub use options::Options;
use pictures::Pictures;
pub use report::{Copied, Imported, Kind, Note, Report};

/// Imports a folder of Markdown files. What goes wrong with a file is in the report; errors are those of the newsroom
/// and of the disk.
pub fn import(options: &Options) -> Result<Report> {
    ensure!(
        options.folder.is_dir(),
        "{} is no folder; name the folder that has the Markdown files",
        options.folder.display()
    );
    if !options.dry_run {
        return into(options, &options.content);
    }
    // A trial imports into a copy, so that its report is that of the real thing.
    let copy = tempfile::tempdir().context("can't create a folder for the trial")?;
    copy_newsroom(&options.content, copy.path())?;
    let mut report = into(options, copy.path())?;
    let (from, to) = (
        copy.path().display().to_string(),
        options.content.display().to_string(),
    );
    for article in &mut report.articles {
        article.to = article.to.replace(&from, &to);
    }
    for problem in &mut report.problems {
        problem.file = problem.file.replace(&from, &to);
        problem.message = problem.message.replace(&from, &to);
    }
    for note in &mut report.notes {
        note.message = note.message.replace(&from, &to);
    }
    Ok(report)
}

fn into(options: &Options, content: &Path) -> Result<Report> {
    let newsroom = ContentFolder::open(content)?;
    if let Some(section) = &options.section {
        newsroom.section(section)?;
    }
    let mut report = Report {
        dry_run: options.dry_run,
        ..Report::default()
    };
    let documents = documents(options, &newsroom, &mut report);
    let mut targets = targets(&documents, &options.folder, &newsroom);
    let mut pictures = Pictures::new(&options.folder, content);
    // A link may name a place in another article, so the places of all are needed before the links of any.
    let places = documents.iter().map(|document| {
        let (article, _) = document.article(&targets, &mut pictures, options, &newsroom);
        (document.address(), StoryAnchors::of(&article))
    });
    targets.places = places.collect();
    let articles: Vec<_> = documents
        .iter()
        .map(|document| document.article(&targets, &mut pictures, options, &newsroom))
        .collect();
    let mut redirects = Redirects::new(&newsroom, &targets, content);
    // An article without its pictures would be worse than pictures without their article.
    report.pictures = pictures.copy()?;
    for (document, (article, mut notes)) in documents.iter().zip(articles) {
        let place = match newsroom.write(&document.slug, &article) {
            Ok(place) => place,
            Err(error) => {
                report.refuse(&document.file, format!("{error:#}"));
                continue;
            }
        };
        report.redirects.extend(redirects.of(document, &mut notes));
        audit::note_missing_words(&document.source, &document.own_words(&article), &mut notes);
        report.articles.push(Imported {
            from: document.file.display().to_string(),
            to: place.display().to_string(),
            draft: article.status == Status::Draft,
        });
        report.notes.append(&mut notes.entries);
    }
    report.notes.sort();
    report.notes.dedup();
    report.problems = check(content, options.now).problems;
    Ok(report)
}

/// Reads the files, each with a slug of its own.
fn documents(options: &Options, newsroom: &ContentFolder, report: &mut Report) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    let mut taken: BTreeMap<Slug, String> = BTreeMap::new();
    for file in markdown_files(&options.folder, report) {
        let is_free = |slug: &Slug| newsroom.require_free(slug).is_ok() && !taken.contains_key(slug);
        let document = match document::read(&file, options, newsroom, &is_free) {
            Ok(document) => document,
            Err(mut notes) => {
                report.notes.append(&mut notes.entries);
                continue;
            }
        };
        let free = newsroom
            .require_free(&document.slug)
            .map_err(|error| format!("{error}; nothing is overwritten"));
        let free = free.and_then(|()| match taken.get(&document.slug) {
            Some(other) => Err(format!(
                "{other} has the slug `{}` too; give one of them another with `slug:`",
                document.slug
            )),
            None => Ok(()),
        });
        if let Err(why) = free {
            report.refuse(&file, why);
            continue;
        }
        taken.insert(document.slug.clone(), file.display().to_string());
        documents.push(document);
    }
    documents
}

/// The Markdown files of a folder and all below it, but for what is hidden and for what is no story. Links are not
/// followed: they may lead round in a circle, or to the whole disk.
fn markdown_files(folder: &Path, report: &mut Report) -> Vec<PathBuf> {
    let is_hidden = |entry: &walkdir::DirEntry| {
        entry.depth() > 0
            && entry
                .file_name()
                .to_str()
                .is_some_and(|name| name.starts_with('.'))
    };
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !is_hidden(entry))
    {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                report.refuse(
                    error.path().unwrap_or(folder),
                    format!("it can't be read: {error}"),
                );
                continue;
            }
        };
        let path = entry.path();
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        let is_markdown = ending == "md" || ending == "markdown";
        let stem = path.file_stem().unwrap_or_default();
        if entry.path_is_symlink() && entry.depth() > 0 {
            if is_markdown || path.is_dir() {
                report.refuse(
                    path,
                    "it is a link, and links are not followed; import what it leads to by itself",
                );
            }
        } else if !is_markdown || !entry.file_type().is_file() {
        } else if stem.eq_ignore_ascii_case("readme") {
            report.refuse(
                path,
                "a README is about its folder, and no story; rename it if it is one",
            );
        } else if stem == "_index" {
            report.refuse(
                path,
                "`_index` is the page of a section, and no story; rename it if it is one",
            );
        } else {
            files.push(entry.into_path());
        }
    }
    files
}

/// Everything that links can lead to.
fn targets(documents: &[Document], folder: &Path, newsroom: &ContentFolder) -> Targets {
    let mut targets = Targets::default();
    if let Some(name) = folder.canonicalize().ok().as_deref().and_then(Path::file_name) {
        targets.folder = name.to_string_lossy().into_owned();
    }
    targets.add_known("/".to_owned());
    for section in newsroom.sections() {
        targets.add_known(format!("/{section}/"));
    }
    for (slug, path) in &newsroom.stories {
        let text = files::read_text(path).unwrap_or_default();
        if let Ok(story) = serde_json::from_str::<ArticleFile>(&text) {
            targets.add_known(format!("/{}/{slug}/", story.section));
        }
    }
    for document in documents {
        let old = document.old_addresses.iter().map(|old| old.address.as_str());
        targets.add_story(&document.address(), &document.path, old);
    }
    targets
}

/// Copies what `check` reads of a newsroom, empty folders too. Pictures are only linked to: there may be many, and
/// none is changed. What stands directly in the newsroom may itself be a link.
fn copy_newsroom(from: &Path, to: &Path) -> Result<()> {
    let list = || format!("can't list {}", from.display());
    for top in std::fs::read_dir(from).with_context(list)? {
        for entry in walkdir::WalkDir::new(top.with_context(list)?.path()) {
            let entry = entry.with_context(list)?;
            let path = entry.path();
            let below = path.strip_prefix(from)?;
            let is_top = entry.depth() == 0;
            if entry.file_type().is_dir() || is_top && path.is_dir() {
                files::create_folder(&to.join(below))?;
            } else if below.starts_with("pictures") {
                std::os::unix::fs::symlink(std::path::absolute(path)?, to.join(below))
                    .with_context(|| format!("can't link to {}", path.display()))?;
            } else if entry.file_type().is_file() || is_top && path.is_file() {
                files::write(&to.join(below), &files::read(path)?)?;
            }
        }
    }
    Ok(())
}
