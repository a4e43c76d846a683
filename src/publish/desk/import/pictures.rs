//! The picture files that imported stories show: found beside the Markdown, and copied under names that the
//! newsroom allows.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use percent_encoding::percent_decode_str;

use super::report::Copied;
use crate::model::slugify;
use crate::publish::{files, pictures};

/// The folders of a site generator whose files stand at the root of its site.
const PUBLISHED_FOLDERS: [&str; 4] = ["", "static", "public", "assets"];

/// The pictures of an import.
pub(super) struct Pictures<'a> {
    /// The folder that is imported.
    source: &'a Path,
    /// The newsroom's pictures.
    folder: PathBuf,
    /// The name that each source file gets, if any is needed.
    names: BTreeMap<PathBuf, String>,
    /// What is to be copied under each name.
    copies: BTreeMap<String, (PathBuf, Vec<u8>)>,
}

impl<'a> Pictures<'a> {
    pub(super) fn new(source: &'a Path, content: &Path) -> Self {
        Self {
            source,
            folder: content.join("pictures"),
            names: BTreeMap::new(),
            copies: BTreeMap::new(),
        }
    }

    /// The name under which a picture will be among the newsroom's, or why it can't be.
    pub(super) fn place(&mut self, url: &str, file: &Path) -> Result<String, String> {
        let is_remote =
            url.starts_with("//") || url.split_once(':').is_some_and(|(scheme, _)| scheme.len() > 1);
        if is_remote {
            return Err("only picture files that are here can be shown".to_owned());
        }
        let path = self.find(url, file).ok_or("the file is not there")?;
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
        let base = match slugify(stem) {
            empty if empty.is_empty() => "picture".to_owned(),
            stem => stem,
        };
        let mut number = 1;
        let mut free = format!("{base}.{ending}");
        while !self.has_room(&free, &bytes) {
            number += 1;
            free = format!("{base}-{number}.{ending}");
        }
        self.names.insert(path.clone(), free.clone());
        if !self.folder.join(&free).exists() {
            self.copies.insert(free.clone(), (path, bytes));
        }
        Ok(free)
    }

    /// Whether a name is free, or taken by the very same picture.
    fn has_room(&self, name: &str, bytes: &[u8]) -> bool {
        match self.copies.get(name) {
            Some((_, taken)) => taken == bytes,
            None => std::fs::read(self.folder.join(name)).map_or(true, |taken| taken == bytes),
        }
    }

    fn find(&self, url: &str, file: &Path) -> Option<PathBuf> {
        let url = url.split(['?', '#']).next()?;
        let url = percent_decode_str(url).decode_utf8().ok()?;
        let from_root = url.trim_start_matches('/');
        let root = std::path::absolute(self.source).ok()?;
        let roots = root.ancestors().take(3);
        let published =
            roots.flat_map(|root| PUBLISHED_FOLDERS.map(|folder| root.join(folder).join(from_root)));
        let beside = file.parent().map(|folder| folder.join(&*url));
        let beside = beside.filter(|_| !url.starts_with('/'));
        beside
            .into_iter()
            .chain(published)
            .find(|path| path.is_file())
            .map(|path| path.canonicalize().unwrap_or(path))
    }

    /// Copies what has to be copied.
    pub(super) fn copy(&self) -> Result<Vec<Copied>> {
        let mut copied = Vec::new();
        for (name, (path, bytes)) in &self.copies {
            files::write(&self.folder.join(name), bytes)?;
            let shown = path
                .strip_prefix(self.source.canonicalize()?)
                .map(|below| self.source.join(below));
            copied.push(Copied {
                from: shown.unwrap_or_else(|_| path.clone()).display().to_string(),
                to: name.clone(),
            });
        }
        Ok(copied)
    }
}

/// Says that a picture can't be had, with the words that belonged to it.
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

/// Says that nobody wrote what a picture shows.
pub(super) fn undescribed(url: &str) -> String {
    format!(
        "the picture `{url}` has no description; the article is a draft until somebody writes its \"alt\""
    )
}

/// What stands in place of that description until then.
pub(super) fn placeholder(file: &str) -> String {
    format!("(Nobody has described this picture yet: {file})")
}
