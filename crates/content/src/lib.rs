//! A newsroom's content: read, checked, and made into what readers get.
//!
//! A file passes three stages. `structure` holds it against the JSON Schema of its type (`source`);
//! then it is read into that type; then `assemble` resolves what it points to. Problems of all files
//! and all stages are collected, each with its place and its remedy.

mod assemble;
mod body;
mod comments;
pub mod dates;
pub mod files;
pub mod folder;
pub mod fonts;
mod json;
mod languages;
mod links;
pub mod markdown;
mod named_pictures;
pub mod names;
pub mod new;
pub mod pictures;
pub mod placeholders;
mod problem;
pub mod redirects;
mod remedy;
mod schema;
mod site;
pub mod source;
mod structure;
pub mod transliterate;
mod unwritten;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::de::DeserializeOwned;
use time::OffsetDateTime;

pub use comments::{SNAPSHOTS, StoryComments};
use dateline_model::{Article, CommentSource, Section, Site, Slug};
pub use problem::{Problem, Severity, counted, summary};
pub use redirects::Redirect;
pub use schema::{SCHEMAS, schema_of};

use dates::parse_date;
use names::Names;
use source::{ArticleFile, RedirectsFile, SiteFile, Status};

use pictures::Found;
use transliterate::slug_from;

/// All content of a newsroom that may be published.
#[derive(Debug)]
pub struct Newsroom {
    /// The site.
    pub site: Site,
    /// The sections in their order, each with what it covers.
    pub sections: Vec<(Section, String)>,
    /// How many stories a page of a list has.
    pub page_size: usize,
    /// The slugs of the ranking.
    pub trending: Vec<Slug>,
    /// The published stories, newest first.
    pub articles: Vec<Article>,
    /// The pictures that they show, by their published paths.
    pub pictures: BTreeMap<String, Found>,
    /// The comments of the stories that have any, as far as they are known.
    pub comments: BTreeMap<Slug, StoryComments>,
    /// The addresses that moved, each with the one that it leads to in the end.
    pub redirects: Vec<Redirect>,
    /// The stories that are held back.
    pub held_back: Vec<HeldBack>,
}

/// A story that is not published yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBack {
    /// Its file.
    pub file: String,
    /// Its date, if that lies ahead; else it is a draft.
    pub until: Option<String>,
}

impl std::fmt::Display for HeldBack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.until {
            Some(date) => write!(f, "held back until {date}: {}", self.file),
            None => write!(f, "held back as a draft: {}", self.file),
        }
    }
}

impl Newsroom {
    /// The addresses of the servers that keep comments.
    pub fn comment_servers(&self) -> BTreeSet<&str> {
        let servers = self.comments.values().map(|story| match &story.settings.source {
            CommentSource::Isso { url, .. } => url.as_str(),
            CommentSource::Mastodon { instance, .. } => instance.as_str(),
        });
        servers.collect()
    }
}

/// What became of checking a content folder.
pub struct Checked {
    /// The content, where nothing is wrong with it.
    pub newsroom: Option<Newsroom>,
    /// Errors and warnings, by file and place.
    pub problems: Vec<Problem>,
}

/// A file on its way through the stages.
struct File<T> {
    /// The path that problems name.
    name: String,
    text: String,
    value: T,
}

/// All files, as far as they could be understood.
struct Files {
    site: File<SiteFile>,
    articles: Vec<(Slug, File<ArticleFile>)>,
    redirects: Option<File<RedirectsFile>>,
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
        let names = Names::of(&files, now);
        let pictures = named_pictures::look_at(folder, files.site.value.picture_megabytes, &files.articles);
        assemble::newsroom(folder, &files, &names, &pictures, &mut problems)
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
    let (json, found) = structure::check::<T>(&name, &text, json);
    let sound = found.is_empty();
    problems.extend(found);
    match serde_json::from_value(json) {
        Ok(value) => Some(File { name, text, value }),
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

impl ArticleFile {
    /// Whether the story stays out of everything that is published.
    fn is_held_back(&self, now: OffsetDateTime) -> bool {
        self.status == Status::Draft || parse_date(&self.date_published).is_some_and(|date| date > now)
    }
}
