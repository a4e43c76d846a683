//! Turns Markdown files with front matter into articles. Nothing is lost silently: the report names everything that an
//! article can't hold, and everything that it holds in another form.
//!
//! Each file is first read by itself (`document`, `front_matter`, `place`). Once all are known, they become articles
//! (`article`, `body`) with links to each other (`links`) and redirects from their old addresses (`old_addresses`).
//! `audit` then looks for words that were lost unnoticed, and `check` tests the result.
//!
//! ```no_run
//! use dateline_import::{Options, import};
//!
//! let report = import(&Options {
//!     folder: "posts".into(),
//!     content: "content".into(),
//!     section: Some("news".to_owned()),
//!     authors: Vec::new(),
//!     dry_run: true,
//!     now: time::OffsetDateTime::now_utc(),
//! })?;
//! println!("{report}");
//! # Ok::<(), anyhow::Error>(())
//! ```

mod article;
mod audit;
mod body;
mod document;
mod front_matter;
mod heading_ids;
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
use dateline_content::source::Status;
use dateline_content::{Notation, StoryAnchors};
use dateline_model::Slug;
use document::Document;
use heading_ids::Fragments;
use links::LinkResolver;
use old_addresses::RedirectProposals;
pub use options::Options;
use pictures::Pictures;
pub use report::{Copied, Imported, Kind, Note, Report};

/// Imports a folder of Markdown files. Problems with a single file are in the report; an error means that the
/// newsroom or the disk has one.
pub fn import(options: &Options) -> Result<Report> {
    ensure!(
        options.folder.is_dir(),
        "{} is not a folder; name the folder that holds the Markdown files",
        options.folder.display()
    );
    if !options.dry_run {
        return into(options, &options.content);
    }
    // A dry run imports into a copy, so that its report is the one that a real import gives.
    let copy = tempfile::tempdir().context("can't create a temporary folder for the dry run")?;
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
    let mut links = link_resolver(&documents, &options.folder, &newsroom);
    let mut pictures = Pictures::new(&options.folder, content);
    // A link may name a place in another article, so all of them are needed before any link is resolved.
    let fragments = documents.iter().map(|document| {
        let (article, headings, _) = document.article(&links, &mut pictures, options, &newsroom);
        let anchors = StoryAnchors::of(&article.body, &article.faqs);
        (document.address(), Fragments::of(anchors, &headings))
    });
    let fragments: Vec<_> = fragments.collect();
    links.fragments.extend(fragments);
    let articles: Vec<_> = documents
        .iter()
        .map(|document| document.article(&links, &mut pictures, options, &newsroom))
        .collect();
    let mut proposals = RedirectProposals::new(&newsroom, &links, content, &documents);
    // An article without its pictures would be worse than pictures without their article.
    report.pictures = pictures.copy()?;
    for (document, (article, _, mut notes)) in documents.iter().zip(articles) {
        let own_words = document.own_words(&article);
        let is_draft = article.status == Status::Draft;
        let path = match newsroom.write(&document.slug, article, Notation::Json) {
            Ok(path) => path,
            Err(error) => {
                report.refuse(&document.file, format!("{error:#}"));
                continue;
            }
        };
        report.redirects.extend(proposals.add(document, &mut notes));
        audit::note_missing_words(&document.source, &own_words, &mut notes);
        report.articles.push(Imported {
            from: document.file.display().to_string(),
            to: path.display().to_string(),
            draft: is_draft,
        });
        report.notes.append(&mut notes.entries);
    }
    report.notes.sort();
    report.notes.dedup();
    report.problems = check(content, options.now).problems;
    Ok(report)
}

/// Reads the files. One whose slug is taken is refused.
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
                "{other} has the slug `{}` too; give one of the two files another with `slug:`",
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

/// The Markdown files in a folder and below it, except hidden ones and those that are not stories. Symbolic links are
/// not followed: they may form a circle, or lead to the whole disk.
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
                    "it is a symbolic link, which is not followed; import what it points to separately",
                );
            }
        } else if !is_markdown || !entry.file_type().is_file() {
        } else if stem.eq_ignore_ascii_case("readme") {
            report.refuse(
                path,
                "a README describes its folder and is not a story; rename it if it is one",
            );
        } else if stem == "_index" {
            report.refuse(
                path,
                "`_index` describes a section and is not a story; rename it if it is one",
            );
        } else {
            files.push(entry.into_path());
        }
    }
    files
}

/// Everything that links can lead to.
fn link_resolver(documents: &[Document], folder: &Path, newsroom: &ContentFolder) -> LinkResolver {
    let mut links = LinkResolver::default();
    if let Some(name) = folder.canonicalize().ok().as_deref().and_then(Path::file_name) {
        links.folder = name.to_string_lossy().into_owned();
    }
    links.add_known("/".to_owned());
    for section in newsroom.sections() {
        links.add_known(format!("/{section}/"));
    }
    for (address, anchors) in newsroom.places() {
        let fragments = Fragments::of(anchors, &[]);
        links.fragments.insert(address.clone(), fragments);
        links.add_known(address);
    }
    for document in documents {
        links.add_story(&document.address(), &document.path, &document.old_addresses);
    }
    links
}

/// Copies what `check` reads of a newsroom, including empty folders. Pictures are only linked to: there may be many, and
/// none is changed. Entries directly in the newsroom may themselves be links.
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
                // Not copied, since there may be many; a link out of the newsroom stays one, to be complained of.
                let real = path.canonicalize();
                let real = real.with_context(|| format!("can't read {}", path.display()))?;
                let to = to.join(below);
                if files::leads_out(path, &from.join("pictures")) {
                    std::os::unix::fs::symlink(real, &to)
                        .with_context(|| format!("can't link to {}", path.display()))?;
                } else if files::link(&real, &to).is_err() {
                    files::write(&to, &files::read(&real)?)?;
                }
            } else if entry.file_type().is_file() || is_top && path.is_file() {
                files::write(&to.join(below), &files::read(path)?)?;
            }
        }
    }
    Ok(())
}
