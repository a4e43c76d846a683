//! From a content folder to a newsroom, or to all that is wrong with it.

use std::collections::BTreeMap;
use std::path::Path;

use dateline_model::Slug;
use serde::de::DeserializeOwned;
use time::OffsetDateTime;

use super::addresses::Addresses;
use super::file::{File, Files};
use super::newsroom::Newsroom;
use super::problem::{Problem, Severity};
use super::source::{ArticleFile, RedirectsFile, SiteFile};
use super::transliterate::slug_from;
use super::{assemble, json, named_pictures, structure};

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
    let articles = read_articles(&folder.join("articles"), &mut problems);
    let redirects = folder.join("redirects.json");
    let redirects = redirects
        .exists()
        .then(|| read::<RedirectsFile>(&redirects, &mut problems))
        .flatten();
    let newsroom = site.map(|site| {
        let files = Files {
            site,
            articles,
            redirects,
        };
        let addresses = Addresses::of(&files, now);
        let pictures = named_pictures::look_at(folder, files.site.value.picture_megabytes, &files.articles);
        assemble::newsroom(folder, &files, &addresses, &pictures, &mut problems)
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

fn read_articles(folder: &Path, problems: &mut Vec<Problem>) -> Vec<(Slug, File<ArticleFile>)> {
    let mut articles: BTreeMap<Slug, File<ArticleFile>> = BTreeMap::new();
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
                        "no story is read from this file, because its ending is not in lower case",
                        "Rename it to end in .json.",
                    )
                });
            }
            continue;
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let slug = Slug::new(&*stem);
        let Some(file) = read::<ArticleFile>(path, problems) else {
            continue;
        };
        match slug {
            Err(error) => problems.push(Problem::of_file(
                path,
                &format!("the file's name is the story's slug, and {error}"),
                &match slug_from(&stem).as_str() {
                    "" => "Name it in lower-case ASCII letters, digits and single hyphens.".to_owned(),
                    suggestion => format!("Name it {suggestion}.json."),
                },
            )),
            Ok(slug) => match articles.get(&slug) {
                Some(first) => problems.push(Problem::of_file(
                    path,
                    &format!("two stories have the slug `{slug}`, so they would share one address; the other is {}", first.name),
                    "Give one of the files another name.",
                )),
                None => drop(articles.insert(slug, file)),
            },
        }
    }
    articles.into_iter().collect()
}

/// Reads a file into its type. What can be understood of a faulty one is returned, so that its other
/// problems are found in the same run.
fn read<T: DeserializeOwned + schemars::JsonSchema>(
    path: &Path,
    problems: &mut Vec<Problem>,
) -> Option<File<T>> {
    let text = json::text(path).map_err(|problem| problems.push(problem)).ok()?;
    let name = path.display().to_string();
    let json = json::parse(&name, &text, problems)?;
    let (json, faulty, found) = structure::check::<T>(&name, &text, json);
    let sound = found.is_empty();
    problems.extend(found);
    match serde_json::from_value(json) {
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
