//! From what a newsroom wrote to what readers get: each file into model values, with what is wrong in it.

use std::collections::BTreeMap;
use std::path::Path;

use time::OffsetDateTime;
use time::error::Parse;
use time::format_description::well_known::Rfc3339;

use super::dates::{datetime, parse_date};
use super::named_pictures::Pictures;
use super::names::{Name, Names, StoryAnchors};
use super::problem::{Problem, Severity};
use super::site::sections;
use super::source::{ArticleFile, BlockFile, Status};
use super::{File, Files, HeldBack, Newsroom};
use crate::fonts::missing_glyphs;
use crate::languages;
use crate::pictures::Found;
use dateline_model::route::PAGE;
use dateline_model::{Article, Author, Faq, Moment, Section, Slug, Teaser, Words};

/// Makes the newsroom of the files, and finds what is wrong between them.
pub(super) fn newsroom(
    folder: &Path,
    files: &Files,
    names: &Names,
    pictures: &Pictures,
    problems: &mut Vec<Problem>,
) -> Newsroom {
    let site_file = &files.site;
    let sections = sections(site_file, problems);
    let words = languages::words(&site_file.value.language).unwrap_or_else(languages::fallback);
    let mut assembler = Assembler {
        folder,
        names,
        words: &words,
        language: &site_file.value.language,
        files: files
            .articles
            .iter()
            .map(|(slug, file)| (slug, &file.value))
            .collect(),
        sections: &sections,
        pictures,
        used: BTreeMap::new(),
        problems,
    };
    let site = assembler.site(site_file);
    let trending = assembler.trending(site_file);
    let redirects = files.redirects.as_ref();
    let redirects = redirects.map_or_else(Vec::new, |file| assembler.redirects(file, site_file));
    let mut articles = Vec::new();
    let mut used = BTreeMap::new();
    let mut comments = BTreeMap::new();
    let mut held_back = Vec::new();
    for (slug, file) in &files.articles {
        // What is held back is checked too, but nothing of it is kept.
        let article = assembler.article(slug, file);
        let found = std::mem::take(&mut assembler.used);
        if names.articles[slug].held_back {
            let is_draft = file.value.status == Status::Draft;
            held_back.push(HeldBack {
                file: file.name.clone(),
                until: (!is_draft).then(|| file.value.date_published.clone()),
            });
        } else if let Some(article) = article {
            articles.push(article);
            used.extend(found);
            comments.extend(
                assembler
                    .comments(slug, file, site_file)
                    .map(|found| (slug.clone(), found)),
            );
        }
    }
    // By time, whatever offset it was written with; by slug where two are of one moment.
    let time_of = |article: &Article| parse_date(&article.date_published.datetime);
    articles.sort_by(|a, b| time_of(b).cmp(&time_of(a)).then_with(|| a.slug.cmp(&b.slug)));
    Newsroom {
        site,
        sections,
        page_size: site_file.value.page_size,
        trending,
        articles,
        pictures: used,
        comments,
        redirects,
        held_back,
    }
}

pub(super) struct Assembler<'a> {
    /// The content folder.
    pub(super) folder: &'a Path,
    pub(super) names: &'a Names,
    /// The words of the site's language.
    pub(super) words: &'a Words,
    /// The site's language.
    language: &'a str,
    files: BTreeMap<&'a Slug, &'a ArticleFile>,
    sections: &'a [(Section, String)],
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
    /// The page's path below the base path, and its places; none for the site's own file.
    pub(super) page: Option<(&'a str, &'a StoryAnchors)>,
}

impl<'a> Here<'a> {
    pub(super) fn of<T>(file: &'a File<T>, page: Option<(&'a str, &'a StoryAnchors)>) -> Self {
        Self {
            file: &file.name,
            text: &file.text,
            page,
        }
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

    fn article(&mut self, slug: &Slug, file: &File<ArticleFile>) -> Option<Article> {
        let names = self.names;
        let Name { anchors, .. } = &names.articles[slug];
        let source = &file.value;
        let route_path = format!("/{}/{slug}/", source.section);
        let here = Here::of(file, Some((&route_path, anchors)));
        let section = self.section(&source.section);
        if section.is_none() && source.section != "…" {
            let slugs: Vec<_> = self
                .sections
                .iter()
                .map(|(section, _)| section.slug.as_str())
                .collect();
            let fix = format!("Use one of: {}; or add it to site.json.", slugs.join(", "));
            self.error(
                here,
                "/section",
                &format!("there is no section `{}`", source.section),
                &fix,
            );
        }
        if slug.as_str() == PAGE {
            let message =
                format!("a story can't be called `{PAGE}`: further pages of its section live there");
            self.error(here, "", &message, "Rename the file.");
        }
        let published = self.date(here, "/date_published", &source.date_published);
        let modified = source
            .date_modified
            .as_ref()
            .and_then(|date| self.date(here, "/date_modified", date));
        if let (Some(published), Some(modified)) = (published, modified)
            && modified < published
        {
            self.error(
                here,
                "/date_modified",
                "the story was changed before it was published",
                "Write the later date here, or remove the field.",
            );
        }
        self.given_ids(here, source, anchors);
        self.check_glyphs(here, "/title", &source.title);
        self.unwritten(here, source);
        let image = source
            .image
            .as_ref()
            .and_then(|image| self.picture(here, "/image", image));
        let (opening, sections) = self.body(here, &source.body, anchors);
        let faqs = source
            .faqs
            .iter()
            .zip(&anchors.faqs)
            .enumerate()
            .map(|(index, (faq, id))| Faq {
                id: id.clone(),
                question: faq.question.clone(),
                answer: self.blocks(here, &format!("/faqs/{index}/answer"), &faq.answer),
            });
        let faqs = faqs.collect();
        let closing = source
            .closing
            .as_ref()
            .map(|text| self.inline(here, "/closing", text));
        Some(Article {
            slug: slug.clone(),
            section: section?.clone(),
            title: source.title.clone(),
            summary: source.summary.clone(),
            date_published: Moment::to_the_minute(datetime(published?), self.words),
            date_modified: modified.map(|date| Moment::to_the_minute(datetime(date), self.words)),
            authors: source
                .authors
                .iter()
                .map(|author| Author {
                    name: author.name.clone(),
                    desk: author.desk,
                    url: author.url.clone(),
                })
                .collect(),
            tags: source.tags.clone(),
            language: self.other_language(source),
            image,
            opening,
            sections,
            faqs,
            closing: closing.unwrap_or_default(),
        })
    }

    fn date(&mut self, here: Here<'_>, path: &str, text: &str) -> Option<OffsetDateTime> {
        let parsed = OffsetDateTime::parse(text, &Rfc3339);
        if let Err(error) = parsed {
            let (message, fix) = match error {
                Parse::TryFromParsed(_) => (
                    format!("there is no such day or hour as `{text}`"),
                    "Write a day that the calendar has, and an hour that the clock has.",
                ),
                _ => (
                    format!("`{text}` is no date and time"),
                    "Write it as RFC 3339, with the offset: 2026-11-20T09:30:00+00:00.",
                ),
            };
            self.error(here, path, &message, fix);
        }
        parsed.ok()
    }

    /// An id that the newsroom gave is a promise to those who link to it: it must be free.
    fn given_ids(&mut self, here: Here<'_>, source: &ArticleFile, anchors: &StoryAnchors) {
        let headings = source
            .body
            .iter()
            .enumerate()
            .filter_map(|(index, block)| match block {
                BlockFile::Heading { id, .. } => Some((format!("/body/{index}/id"), id)),
                _ => None,
            });
        let faqs = source
            .faqs
            .iter()
            .enumerate()
            .map(|(index, faq)| (format!("/faqs/{index}/id"), &faq.id));
        let given: Vec<_> = headings
            .zip(&anchors.headings)
            .chain(faqs.zip(&anchors.faqs))
            .collect();
        for ((path, id), place) in given {
            if id.as_ref().is_some_and(|id| id != place.as_str()) {
                self.error(
                    here,
                    &path,
                    "another place on the page has this id",
                    "Choose another id.",
                );
            }
        }
    }

    /// The language of a story, where it is not the site's.
    fn other_language(&self, source: &ArticleFile) -> Option<String> {
        source
            .language
            .clone()
            .filter(|language| language != self.language)
    }

    fn section(&self, slug: &str) -> Option<&'a Section> {
        let mut sections = self.sections.iter().map(|(section, _)| section);
        sections.find(|section| section.slug.as_str() == slug)
    }

    pub(super) fn teaser(&self, slug: &Slug) -> Option<Teaser> {
        let source = self.files.get(slug)?;
        let section = self.section(&source.section)?;
        Some(Teaser {
            slug: slug.clone(),
            section: section.clone(),
            title: source.title.clone(),
            summary: source.summary.clone(),
            date_published: Moment::of_day(datetime(parse_date(&source.date_published)?), self.words),
            language: self.other_language(source),
            // A pointer in the text shows none.
            image: None,
        })
    }
}
