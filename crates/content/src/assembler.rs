//! What all files are assembled with: what is known of the newsroom, and where problems go.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline_model::{Moment, Section, Slug, Teaser, Words};
use time::OffsetDateTime;
use time::error::Parse;
use time::format_description::well_known::Rfc3339;

use super::addresses::Addresses;
use super::anchors::StoryAnchors;
use super::dates::{datetime, parse_date};
use super::file::File;
use super::fonts::missing_glyphs;
use super::named_pictures::Pictures;
use super::pictures::Found;
use super::problem::{Problem, Severity};
use super::source::ArticleFile;

pub(super) struct Assembler<'a> {
    /// The content folder.
    pub(super) folder: &'a Path,
    pub(super) addresses: &'a Addresses,
    /// The words of the site's language.
    pub(super) words: &'a Words,
    /// The site's language.
    pub(super) language: &'a str,
    pub(super) articles: &'a BTreeMap<&'a Slug, &'a ArticleFile>,
    pub(super) sections: &'a [(Section, String)],
    /// Every picture that a story names.
    pub(super) pictures: &'a Pictures,
    /// Those of the story at hand, by their published paths.
    pub(super) used: BTreeMap<String, Found>,
    pub(super) problems: &'a mut Vec<Problem>,
}

/// The file at hand, and the page that it makes.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) file: &'a str,
    pub(super) text: &'a str,
    faulty: &'a BTreeSet<String>,
    /// The page's path below the base path, and its places; none for the site's own file.
    pub(super) page: Option<(&'a str, &'a StoryAnchors)>,
}

impl<'a> Here<'a> {
    pub(super) fn of<T>(file: &'a File<T>, page: Option<(&'a str, &'a StoryAnchors)>) -> Self {
        Self {
            file: &file.name,
            text: &file.text,
            faulty: &file.faulty,
            page,
        }
    }

    /// Whether the value at a place only stands in for a faulty one.
    pub(super) fn is_faulty(self, path: &str) -> bool {
        self.faulty.contains(path)
    }
}

impl<'a> Assembler<'a> {
    pub(super) fn error(&mut self, here: Here<'_>, path: &str, message: &str, fix: &str) {
        self.problems.push(Problem::at(
            Severity::Error,
            here.file,
            here.text,
            path,
            message,
            fix,
        ));
    }

    /// Warns where a social card could not show a text.
    pub(super) fn check_glyphs(&mut self, here: Here<'_>, path: &str, text: &str) {
        let missing = missing_glyphs(text);
        if !missing.is_empty() {
            let missing: Vec<_> = missing.iter().map(|c| format!("`{c}`")).collect();
            self.problems.push(Problem::at(
                Severity::Warning,
                here.file,
                here.text,
                path,
                &format!(
                    "the fonts of the social card have no glyph for {}",
                    missing.join(", ")
                ),
                "Write it in Latin, Greek, Cyrillic, Hangul or Arabic letters, or accept empty boxes on the card.",
            ));
        }
    }

    pub(super) fn date(&mut self, here: Here<'_>, path: &str, text: &str) -> Option<OffsetDateTime> {
        let parsed = OffsetDateTime::parse(text, &Rfc3339);
        if let Err(error) = parsed {
            let (message, fix) = match error {
                Parse::TryFromParsed(_) => (
                    format!("`{text}` names a day or an hour that does not exist"),
                    "Write a day that the calendar has, and an hour that the clock has.",
                ),
                _ => (
                    format!("`{text}` is not a valid date and time"),
                    "Write it as RFC 3339, with the offset: 2026-11-20T09:30:00+00:00.",
                ),
            };
            self.error(here, path, &message, fix);
        }
        parsed.ok()
    }

    /// The language of a text, where it is not the site's.
    pub(super) fn other_language(&self, language: Option<&String>) -> Option<String> {
        language.cloned().filter(|language| language != self.language)
    }

    pub(super) fn section(&self, slug: &str) -> Option<&'a Section> {
        let mut sections = self.sections.iter().map(|(section, _)| section);
        sections.find(|section| section.slug.as_str() == slug)
    }

    pub(super) fn teaser(&self, slug: &Slug) -> Option<Teaser> {
        let source = self.articles.get(slug)?;
        let section = self.section(&source.section)?;
        Some(Teaser {
            slug: slug.clone(),
            section: section.clone(),
            title: source.title.clone(),
            summary: source.summary.clone(),
            date_published: Moment::of_day(datetime(parse_date(&source.date_published)?), self.words),
            language: self.other_language(source.language.as_ref()),
            // A pointer in the text shows none.
            image: None,
        })
    }
}
