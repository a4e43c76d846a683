//! A Markdown file that is to become an article.

use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::body::{self, Prepared};
use super::front_matter::{Metadata, divide, read_date, section_called};
use super::options::Options;
use super::place::{OldAddress, SourceLocation, date_and_name};
use super::report::{Kind, Notes};
use dateline_content::folder::{ContentFolder, one_line};
use dateline_content::some_of;
use dateline_content::source::ArticleFile;
use dateline_content::transliterate::slug_from;
use dateline_model::Slug;

/// A file, read as far as possible without knowing the others.
pub(super) struct Document {
    pub file: PathBuf,
    /// Its path within the imported folder, with slashes.
    pub path: String,
    pub source: String,
    pub prepared: Prepared,
    pub metadata: Metadata,
    pub title: String,
    pub section: String,
    pub slug: Slug,
    pub old_addresses: Vec<OldAddress>,
    pub notes: Notes,
}

/// Reads a file. If no article can be made from it, the notes say why. `is_free` tells whether a slug is not taken yet.
pub(super) fn read(
    file: &Path,
    options: &Options,
    newsroom: &ContentFolder,
    is_free: &dyn Fn(&Slug) -> bool,
) -> Result<Document, Notes> {
    let shown = file.display().to_string();
    let mut notes = Notes::of(shown);
    let refuse = |mut notes: Notes, line: usize, why: String| {
        notes.entries.clear();
        notes.add(Kind::NotImported, line, why);
        Err(notes)
    };
    let source = match text_of(file) {
        Ok(source) => source,
        Err(why) => return refuse(notes, 1, why),
    };
    if source.trim().is_empty() {
        return refuse(notes, 1, "the file is empty".to_owned());
    }
    let divided = match divide(&source) {
        Ok(divided) => divided,
        Err((line, why)) => {
            return refuse(notes, line, format!("its front matter can't be read: {why}"));
        }
    };
    if let Some(line) = divided.unclosed {
        notes.lost(
            line,
            "the front matter that begins here is not closed by another line like this one, so the whole file is read as text",
        );
    }
    let above = divided.above.trim();
    if !above.is_empty() {
        notes.lost(1, format!("above the front matter: `{}`", one_line(above)));
    }
    let path = file.strip_prefix(&options.folder).unwrap_or(file);
    let path = path.to_string_lossy().replace('\\', "/");
    let location = SourceLocation::of(&options.folder, &path);
    let (date, name) = date_and_name(&path);
    let mut metadata = Metadata::read(divided.fields, newsroom, location.is_jekyll, &mut notes);
    let prepared = Prepared::of(divided.body, divided.line);
    notes.understood.extend(prepared.understood.iter().cloned());
    if location.is_draft {
        notes.changed(1, "it is in `_drafts`, so it is a draft");
        metadata.draft = true;
    }
    let title = title(&mut metadata, &prepared, &name, &mut notes);
    if metadata.published.is_none()
        && let Some(date) = date
        && let Some((moment, _)) = read_date(date)
    {
        notes.changed(
            1,
            format!("the date is taken from the file's name: {date}, midnight UTC"),
        );
        metadata.published = Some(moment);
    }
    let Some(section) = section(&metadata, &path, options, newsroom) else {
        let why = format!(
            "it has no section; name one with --section, or with `section:` in the file: {}",
            some_of(newsroom.sections())
        );
        return refuse(notes, 1, why);
    };
    let Some(slug) = slug(&metadata, &name, &title, is_free, &mut notes) else {
        return refuse(
            notes,
            1,
            "no slug can be made from its name or title; add `slug:` to the file".to_owned(),
        );
    };
    let old_addresses = location.old_addresses(&metadata);
    Ok(Document {
        old_addresses,
        file: file.to_owned(),
        path,
        source,
        prepared,
        metadata,
        title,
        section,
        slug,
        notes,
    })
}

fn text_of(file: &Path) -> Result<String, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("it can't be read: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = String::from_utf8_lossy(&error.as_bytes()[..valid])
            .matches('\n')
            .count()
            + 1;
        format!("it is not UTF-8 text (line {line}); save it as UTF-8")
    })?;
    let text = text.trim_start_matches('\u{feff}');
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn title(metadata: &mut Metadata, prepared: &Prepared, name: &str, notes: &mut Notes) -> String {
    if let Some(title) = metadata.title.take() {
        return title;
    }
    let headings = body::headings(prepared);
    if let Some((1, words)) = headings.first()
        && !one_line(words).is_empty()
    {
        notes.changed(1, "the title is taken from the first heading");
        return one_line(words);
    }
    // Some systems decompose the names of files.
    let words: String = one_line(&name.replace(['-', '_'], " ")).nfc().collect();
    let mut letters = words.chars();
    let title = letters.next().map_or_else(
        || "Untitled".to_owned(),
        |first| first.to_uppercase().chain(letters).collect(),
    );
    notes.changed(
        1,
        format!("there is no title; it is made from the file's name: {title}"),
    );
    title
}

fn section(metadata: &Metadata, path: &str, options: &Options, newsroom: &ContentFolder) -> Option<String> {
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let of_folder = || {
        folders
            .split('/')
            .rev()
            .find_map(|folder| section_called(newsroom, folder))
    };
    metadata
        .section
        .clone()
        .or_else(of_folder)
        .or_else(|| options.section.clone())
}

fn slug(
    metadata: &Metadata,
    name: &str,
    title: &str,
    is_free: &dyn Fn(&Slug) -> bool,
    notes: &mut Notes,
) -> Option<Slug> {
    let given = metadata.slug.as_deref().unwrap_or_default();
    let given = &*percent_decode_str(given).decode_utf8_lossy();
    let mut named = [given, name, title].into_iter().map(slug_from);
    if let Some(slug) = named.find(|slug| !slug.is_empty()) {
        if !given.is_empty() && given != slug {
            notes.changed(1, format!("the slug `{given}` is now `{slug}`"));
        }
        return Slug::new(slug).ok();
    }
    notes.changed(
        1,
        "name and title have no Latin letters, so the slug is made from the date; to choose another, add `slug:` to the file",
    );
    let base = format!("story-{}", metadata.published?.date());
    let mut numbered = (2..).map(|number| format!("{base}-{number}"));
    let mut slug = Slug::new(base.as_str()).ok()?;
    while !is_free(&slug) {
        slug = Slug::new(numbered.next()?).ok()?;
    }
    Some(slug)
}

impl Document {
    pub(super) fn address(&self) -> String {
        format!("/{}/{}/", self.section, self.slug)
    }

    /// The article without a summary that repeats its text, which would hide a loss there.
    pub(super) fn own_words(&self, article: &ArticleFile) -> ArticleFile {
        let mut article = article.clone();
        if self.metadata.summary.is_none() {
            article.summary.clear();
        }
        article
    }
}
