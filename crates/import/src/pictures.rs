//! The picture files that imported stories show: found beside the Markdown, and copied under names that the
//! newsroom allows.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use percent_encoding::percent_decode_str;

use super::report::Copied;
use dateline_content::transliterate::slug_from;
use dateline_content::{Digest, KnownNames, files, pictures, placeholders};

/// The folders whose files a site generator publishes at the root of its site.
const PUBLISHED_FOLDERS: [&str; 3] = ["static", "public", "assets"];

/// The pictures of an import.
pub(super) struct Pictures<'a> {
    /// The imported folder.
    source: &'a Path,
    /// The folders that an address with a leading slash may be relative to: the imported one, those above it, and what
    /// they publish.
    roots: Vec<PathBuf>,
    /// The folders that a file must be in to be copied, with symbolic links resolved. Markdown that others wrote must not
    /// bring any other file of this machine into the site.
    allowed: Vec<PathBuf>,
    /// The newsroom's folder of pictures.
    folder: PathBuf,
    /// The new name of each source file that is used.
    names: BTreeMap<PathBuf, String>,
    /// The files to copy, by their new names.
    copies: BTreeMap<String, PathBuf>,
    /// The names that were tried for pictures of one name.
    tried: BTreeMap<String, Tried>,
    /// What is in the folders that were searched.
    listed: BTreeMap<PathBuf, KnownNames>,
}

/// The names that were tried for pictures of one name: as it is, and with numbers from 2.
#[derive(Default)]
struct Tried {
    count: usize,
    /// The name of each picture that has one of them.
    known: BTreeMap<Digest, String>,
}

impl<'a> Pictures<'a> {
    pub(super) fn new(source: &'a Path, content: &Path) -> Self {
        let whole = source.canonicalize().unwrap_or_else(|_| source.to_owned());
        let near: Vec<_> = whole.ancestors().take(3).map(Path::to_owned).collect();
        let published = |root: &PathBuf| PUBLISHED_FOLDERS.map(|folder| root.join(folder));
        let allowed = near.iter().flat_map(published);
        let allowed = allowed.filter_map(|folder| folder.canonicalize().ok());
        Self {
            source,
            allowed: allowed.chain([whole.clone()]).collect(),
            roots: near
                .iter()
                .flat_map(|root| [root.clone()].into_iter().chain(published(root)))
                .collect(),
            folder: content.join("pictures"),
            names: BTreeMap::new(),
            copies: BTreeMap::new(),
            tried: BTreeMap::new(),
            listed: BTreeMap::new(),
        }
    }

    /// Adds a picture. Returns the name that it will have in the newsroom, or why it can't be copied.
    pub(super) fn add(&mut self, url: &str, file: &Path) -> Result<String, String> {
        let is_remote =
            url.starts_with("//") || url.split_once(':').is_some_and(|(scheme, _)| scheme.len() > 1);
        if is_remote {
            return Err("only local picture files can be shown".to_owned());
        }
        let path = self.find(url, file)?;
        if let Some(name) = self.names.get(&path) {
            return Ok(name.clone());
        }
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
        let bytes =
            std::fs::read(&path).map_err(|error| format!("can't read {}: {error}", path.display()))?;
        pictures::check(ending, &bytes).map_err(|fault| fault.to_string())?;
        let base = match slug_from(stem) {
            empty if empty.is_empty() => "picture".to_owned(),
            stem => stem,
        };
        let name = self.name(&base, ending, &bytes);
        self.names.insert(path.clone(), name.clone());
        if !self.folder.join(&name).exists() {
            self.copies.insert(name.clone(), path);
        }
        Ok(name)
    }

    /// A name for a picture: the one that it has already, or else a free one. Each is tried once, since a site may have
    /// a picture of the same name beside each story.
    fn name(&mut self, base: &str, ending: &str, bytes: &[u8]) -> String {
        let digest = Digest::of(bytes);
        let tried = self.tried.entry(format!("{base}.{ending}")).or_default();
        loop {
            if let Some(name) = tried.known.get(&digest) {
                return name.clone();
            }
            tried.count += 1;
            let name = match tried.count {
                1 => format!("{base}.{ending}"),
                number => format!("{base}-{number}.{ending}"),
            };
            let taken = self.copies.get(&name).cloned();
            let there = std::fs::read(taken.unwrap_or_else(|| self.folder.join(&name)));
            let there = there.map_or(digest, |there| Digest::of(&there));
            tried.known.insert(there, name);
        }
    }

    fn find(&mut self, url: &str, file: &Path) -> Result<PathBuf, String> {
        let missing = "the file is not there";
        let url = url.split(['?', '#']).next().unwrap_or_default();
        let url = percent_decode_str(url).decode_utf8().map_err(|_| missing)?;
        let beside = file.parent().filter(|_| !url.starts_with('/'));
        let folders = beside.into_iter().map(Path::to_owned);
        let folders: Vec<_> = folders.chain(self.roots.iter().cloned()).collect();
        let mut why = missing;
        for folder in folders {
            let path = self.below(folder, &url).filter(|path| path.is_file());
            let Some(path) = path.and_then(|path| path.canonicalize().ok()) else {
                continue;
            };
            if self.allowed.iter().any(|folder| path.starts_with(folder)) {
                return Ok(path);
            }
            why = "the file is outside the imported folder, so it is not copied; put it beside the text";
        }
        Err(why.to_owned())
    }

    /// What a path below a folder leads to. Its names may be written as another system does.
    fn below(&mut self, folder: PathBuf, path: &str) -> Option<PathBuf> {
        let mut names = path.split('/').filter(|name| !name.is_empty());
        names.try_fold(folder, |folder, name| {
            let there = folder.join(name);
            if there.exists() {
                return Some(there);
            }
            let list = || KnownNames::of(files::names(&folder).unwrap_or_default());
            let listed = self.listed.entry(folder.clone()).or_insert_with(list);
            listed.called(name).map(|name| folder.join(name))
        })
    }

    /// Copies the files. An error says how many were copied before it.
    pub(super) fn copy(&self) -> Result<Vec<Copied>> {
        let source = self.source.canonicalize()?;
        let mut copied = Vec::new();
        for (name, path) in &self.copies {
            files::read(path)
                .and_then(|bytes| files::write(&self.folder.join(name), &bytes))
                .with_context(|| {
                    let (done, all) = (copied.len(), self.copies.len());
                    format!("{done} of {all} pictures were copied and no article was written; fix this and import again")
                })?;
            let shown = path.strip_prefix(&source).map(|below| self.source.join(below));
            copied.push(Copied {
                from: shown.unwrap_or_else(|_| path.clone()).display().to_string(),
                to: name.clone(),
            });
        }
        Ok(copied)
    }
}

/// The note about a picture that can't be copied, with the words that belonged to it.
pub(super) fn missing(url: &str, words: &[Option<&str>], why: &str) -> String {
    let words = words.iter().flatten().filter(|words| !words.is_empty());
    let words: Vec<_> = words.copied().collect();
    let words = if words.is_empty() {
        String::new()
    } else {
        format!(" ({})", words.join("; "))
    };
    format!("the picture `{url}`{words}: {why}")
}

/// The note about a picture without a description.
pub(super) fn undescribed(url: &str) -> String {
    format!(
        "the picture `{url}` has no description; the article is a draft until somebody writes its \"alt\""
    )
}

/// The text in place of that description until then.
pub(super) fn placeholder(file: &str) -> String {
    placeholders::undescribed(file)
}
