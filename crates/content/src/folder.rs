//! What a newsroom has before a story is added to it: its sections, and the names that are taken.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::anchors::StoryAnchors;
use crate::brief::Brief;
use crate::check::read_site;
use crate::files;
use crate::notation::Notation;
use crate::problem::{Problem, some_of};
use crate::profiles::{AUTHORS, Profiles};
use crate::source::{ArticleFile, AuthorFile, BylineFile, KINDS, PageSource, SiteFile};
use dateline_model::Slug;
use dateline_model::route::PAGE;

/// What is wrong with a file, where nothing can be done before it is sound.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unsound(pub String, pub Vec<Problem>);

/// A content folder that stories are added to.
pub struct ContentFolder {
    folder: PathBuf,
    /// The site's own file.
    pub site: SiteFile,
    /// The file of each slug that is taken, whatever folder it is in.
    pub stories: BTreeMap<String, PathBuf>,
    /// As far as their files are sound.
    authors: Profiles,
}

impl ContentFolder {
    /// Opens a content folder. Its site.json must be sound; its stories need not be.
    pub fn open(folder: &Path) -> Result<Self> {
        let site = read_site(folder).map_err(|problems| {
            let message = "site.json has to be sound before a story can be added";
            Unsound(message.to_owned(), problems)
        })?;
        let files = walkdir::WalkDir::new(folder.join("articles")).sort_by_file_name();
        let files = files.into_iter().flatten().map(walkdir::DirEntry::into_path);
        let stories = files
            .filter(|path| Notation::of(path).is_some())
            .filter_map(|path| Some((path.file_stem()?.to_str()?.to_owned(), path)));
        Ok(Self {
            folder: folder.to_owned(),
            site,
            stories: stories.collect(),
            authors: Profiles::read(&folder.join(AUTHORS), &mut Vec::new()),
        })
    }

    /// The paths of the stories below the base path, each with the places in it, as far as their files can be read.
    pub fn places(&self) -> impl Iterator<Item = (String, StoryAnchors)> {
        let [stories, _] = &KINDS;
        self.stories.iter().filter_map(|(slug, path)| {
            let bytes = files::read(path).ok()?;
            let file = stories.read(path, bytes, false, &mut Vec::new())?;
            let brief = Brief::of(&file.value);
            Some((brief.path(&Slug::new(slug).ok()?), brief.anchors))
        })
    }

    /// The slugs of the sections.
    pub fn sections(&self) -> impl Iterator<Item = &str> {
        self.site.sections.iter().map(|section| section.slug.as_str())
    }

    /// A section that must exist; the error names those that do, and the one that may have been meant.
    pub fn section(&self, wanted: &str) -> Result<String> {
        if self.sections().any(|section| section == wanted) {
            return Ok(wanted.to_owned());
        }
        let nearest = self
            .sections()
            .map(|section| (strsim::jaro_winkler(wanted, section), section))
            .filter(|(likeness, _)| *likeness > 0.7)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let guess = nearest.map_or_else(String::new, |(_, section)| format!(" Did you mean {section}?"));
        bail!(
            "there is no section `{wanted}`.{guess} The sections are: {}",
            some_of(self.sections())
        )
    }

    /// Makes sure that a story can have this slug; the error says why not.
    pub fn require_free(&self, slug: &Slug) -> Result<()> {
        if slug.as_str() == PAGE {
            bail!("a story can't be called `{PAGE}`: further pages of its section live there");
        }
        match self.stories.get(slug.as_str()) {
            Some(path) => bail!("there is a story `{slug}` already: {}", path.display()),
            None => Ok(()),
        }
    }

    /// Names for a byline, and slugs of authors who have files. Where there are none, the newspaper itself has written
    /// the story.
    pub fn byline(&self, names: &[String]) -> Vec<BylineFile> {
        if names.is_empty() {
            return vec![BylineFile::Name(AuthorFile {
                name: self.site.title.clone(),
                desk: true,
                url: None,
            })];
        }
        let author = |name: &String| AuthorFile {
            name: name.clone(),
            desk: false,
            url: None,
        };
        names
            .iter()
            .map(author)
            .map(|author| self.author(author))
            .collect()
    }

    /// Somebody in a byline: by the file about him or her, if there is one.
    pub fn author(&self, author: AuthorFile) -> BylineFile {
        let known = self.authors.get(&author.name).map(|source| source.slug.as_str());
        match known.or_else(|| self.authors.named(&author.name)) {
            Some(slug) => BylineFile::Profile(slug.to_owned()),
            None => BylineFile::Name(author),
        }
    }

    /// Writes a story. An existing file is never replaced.
    pub fn write(&self, slug: &Slug, story: ArticleFile, notation: Notation) -> Result<PathBuf> {
        let name = format!("{slug}.{}", notation.ending());
        let path = self.folder.join("articles").join(name);
        let text = notation.write(&PageSource::Article(Box::new(story)))?;
        files::create_folder(&self.folder.join("articles"))?;
        files::write_new(&path, text.as_bytes())?;
        Ok(path)
    }
}

/// The schema's place, as seen from a file in `articles/`.
pub const SCHEMA: &str = "../article.schema.json";

/// A text in one line: what separates its words is one space, and nothing stands before or after.
pub fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
