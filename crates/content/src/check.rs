//! From a content folder to a newsroom, or to all that is wrong with it.

use std::collections::BTreeMap;
use std::path::Path;

use dateline_model::Slug;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;
use time::OffsetDateTime;

use super::addresses::Addresses;
use super::file::{File, Files};
use super::newsroom::Newsroom;
use super::problem::{Problem, Severity};
use super::schema::schema_of;
use super::source::{PageKind, PageSource, RedirectsFile, SiteFile};
use super::structure::Structure;
use super::transliterate::slug_from;
use super::{json, named_pictures};

/// What became of checking a content folder.
pub struct Checked {
    /// The content, where nothing is wrong with it.
    pub newsroom: Option<Newsroom>,
    /// Errors and warnings, by file and place.
    pub problems: Vec<Problem>,
}

/// Reads and checks the content folder as it is at a point in time.
pub fn check(folder: &Path, now: OffsetDateTime) -> Checked {
    let mut problems = Vec::new();
    let site = read::<SiteFile>(&folder.join("site.json"), &mut problems);
    let kinds = PageSource::KINDS.iter();
    let pages = kinds
        .flat_map(|kind| read_pages(folder, kind, &mut problems))
        .collect();
    let redirects = folder.join("redirects.json");
    let redirects = redirects
        .exists()
        .then(|| read::<RedirectsFile>(&redirects, &mut problems))
        .flatten();
    let newsroom = site.map(|site| {
        let files = Files {
            site,
            pages,
            redirects,
        };
        let addresses = Addresses::of(&files, now);
        let pictures = named_pictures::look_at(folder, files.site.value.picture_megabytes, &files.pages);
        Newsroom::assemble(folder, &files, &addresses, &pictures, &mut problems)
    });
    problems.sort();
    problems.dedup();
    let failed = problems.iter().any(|problem| problem.severity == Severity::Error);
    Checked {
        newsroom: newsroom.filter(|_| !failed),
        problems,
    }
}

/// The site's own file as far as it is sound, for those who write stories; else what is wrong with it.
pub fn read_site(folder: &Path) -> Result<SiteFile, Vec<Problem>> {
    let mut problems = Vec::new();
    let site = read::<SiteFile>(&folder.join("site.json"), &mut problems);
    site.filter(|_| problems.is_empty())
        .map(|file| file.value)
        .ok_or(problems)
}

/// Reads all files of a kind that makes pages.
fn read_pages(content: &Path, kind: &PageKind, problems: &mut Vec<Problem>) -> Vec<(Slug, File<PageSource>)> {
    let folder = &content.join(kind.folder);
    let mut pages: BTreeMap<Slug, File<PageSource>> = BTreeMap::new();
    if !kind.is_required && !folder.exists() {
        return Vec::new();
    }
    let mut paths = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                problems.push(Problem::of_file(
                    folder,
                    &format!("can't be listed: {error}"),
                    "Create the folder, or let this user read it.",
                ));
                continue;
            }
        };
        let path = entry.path();
        let Some(ending) = path.extension().filter(|_| entry.file_type().is_file()) else {
            continue;
        };
        if ending != "json" {
            if ending.eq_ignore_ascii_case("json") {
                problems.push(Problem {
                    severity: Severity::Warning,
                    ..Problem::of_file(
                        path,
                        &format!(
                            "no {} is read from this file, because its ending is not in lower case",
                            kind.noun
                        ),
                        "Rename it to end in .json.",
                    )
                });
            }
            continue;
        }
        paths.push(entry.into_path());
    }
    let structure = Structure::new((kind.schema)());
    let read: Vec<_> = paths
        .par_iter()
        .map(|path| {
            let mut problems = Vec::new();
            (read_as(path, &structure, kind.parse, &mut problems), problems)
        })
        .collect();
    for (path, (file, found)) in paths.iter().zip(read) {
        problems.extend(found);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let slug = Slug::new(&*stem);
        let Some(file) = file else { continue };
        match slug {
            Err(error) => problems.push(Problem::of_file(
                path,
                &format!("the file's name is the slug of the {}, and {error}", kind.noun),
                &match slug_from(&stem).as_str() {
                    "" => "Name it in lower-case ASCII letters, digits and single hyphens.".to_owned(),
                    suggestion => format!("Name it {suggestion}.json."),
                },
            )),
            Ok(slug) => match pages.get(&slug) {
                Some(first) => problems.push(Problem::of_file(
                    path,
                    &format!(
                        "two files have the slug `{slug}`, so they would share one address; the other is {}",
                        first.name
                    ),
                    "Give one of the files another name.",
                )),
                None => drop(pages.insert(slug, file)),
            },
        }
    }
    pages.into_iter().collect()
}

fn read<T: DeserializeOwned + JsonSchema>(path: &Path, problems: &mut Vec<Problem>) -> Option<File<T>> {
    read_as(
        path,
        &Structure::new(schema_of::<T>()),
        serde_json::from_value,
        problems,
    )
}

/// Reads a file into its type. What can be understood of a faulty one is returned, so that its other
/// problems are found in the same run.
fn read_as<T>(
    path: &Path,
    structure: &Structure,
    parse: fn(Value) -> serde_json::Result<T>,
    problems: &mut Vec<Problem>,
) -> Option<File<T>> {
    let text = json::text(path).map_err(|problem| problems.push(problem)).ok()?;
    let name = path.display().to_string();
    let json = json::parse(&name, &text, problems)?;
    let (json, faulty, found) = structure.check(&name, &text, json);
    let sound = found.is_empty();
    problems.extend(found);
    match parse(json) {
        Ok(value) => Some(File {
            name,
            text,
            value,
            faulty,
        }),
        // The schema and the type are one; where they should ever differ, the type's word counts.
        Err(error) if sound => {
            problems.push(Problem::of_file(
                path,
                &error.to_string(),
                "Compare it with the schema beside it.",
            ));
            None
        }
        Err(_) => None,
    }
}
