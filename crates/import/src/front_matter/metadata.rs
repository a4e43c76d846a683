//! What the fields of front matter mean for an article.

use time::OffsetDateTime;

use super::divide::{Field, Value};
use super::fields::{Fields, bare, list, note_lost};
use crate::report::Notes;
use dateline_content::caseless;
use dateline_content::folder::ContentFolder;
use dateline_content::source::AuthorFile;
use dateline_content::transliterate::slug_from;

/// An article's data, as far as the file gives it.
#[derive(Debug, Default)]
pub(in super::super) struct Metadata {
    pub title: Option<String>,
    pub summary: Option<String>,
    pub published: Option<OffsetDateTime>,
    pub modified: Option<OffsetDateTime>,
    pub authors: Vec<AuthorFile>,
    pub tags: Vec<String>,
    pub draft: bool,
    pub slug: Option<String>,
    pub section: Option<String>,
    pub language: Option<String>,
    pub lead_picture: Option<LeadPicture>,
    /// The categories, as they are written.
    pub categories: Vec<String>,
    /// What it says about the page's own address.
    pub permalink: Permalink,
    /// Other addresses that led to the page, each with its line; without a leading slash, relative to its folder.
    pub aliases: Vec<(usize, String)>,
    /// The same, but always relative to the root of the site.
    pub redirected: Vec<(usize, String)>,
}

/// What a file says about its page's own address.
#[derive(Debug, Default)]
pub(in super::super) enum Permalink {
    #[default]
    None,
    /// A pattern, which only the generator can fill in.
    Pattern,
    /// The address, with its line.
    Address(usize, String),
}

/// The picture at the top of an article.
#[derive(Debug)]
pub(in super::super) struct LeadPicture {
    pub line: usize,
    pub url: String,
    pub alt: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

impl Metadata {
    /// Reads the fields of a file. Each one with a value is either used or noted as lost.
    /// Jekyll separates words with spaces where others use commas.
    pub(in super::super) fn read(
        fields: Vec<Field>,
        newsroom: &ContentFolder,
        is_jekyll: bool,
        notes: &mut Notes,
    ) -> Self {
        let mut fields = Fields::of(fields, notes);
        let mut read = Self {
            title: fields.decoded(&["title"]),
            summary: fields.decoded(&["description", "summary", "excerpt", "subtitle", "standfirst"]),
            ..Self::default()
        };
        read.dates(&mut fields);
        read.authors = fields.authors();
        read.section_and_tags(&mut fields, newsroom, is_jekyll);
        read.language(&mut fields);
        read.lead_picture = fields.lead_picture();
        read.addresses(&mut fields);
        for field in fields.rest {
            let Field { name, line, value } = field;
            note_lost(fields.notes, &name, line, &value);
        }
        read
    }

    fn dates(&mut self, fields: &mut Fields<'_>) {
        if let Some(field) = fields.take(&["draft"]) {
            self.draft = fields.boolean(&field).unwrap_or(true);
        }
        if let Some(field) = fields.take(&["status"]) {
            let status = field.value.words().to_lowercase();
            self.draft |= !["published", "publish", "public"].contains(&status.as_str());
            fields.notes.changed(
                field.line,
                format!(
                    "`{}: {status}` makes it {}",
                    field.name,
                    if self.draft { "a draft" } else { "public" }
                ),
            );
        }
        // Jekyll's `published` is not a date.
        let public = fields.take_if(&["published"], |value| {
            ["true", "false"].contains(&value.words().as_str())
        });
        if let Some(field) = public {
            self.draft |= fields.boolean(&field) == Some(false);
        }
        self.published = fields.date(&[
            "date",
            "date_published",
            "publish_date",
            "published",
            "pub_date",
            "published_at",
            "created",
            "created_at",
        ]);
        let modified = [
            "lastmod",
            "date_modified",
            "updated",
            "modified",
            "last_modified_at",
            "updated_at",
            "updated_date",
            "last_updated",
        ];
        let line = fields.line_of(&modified);
        self.modified = fields.date(&modified);
        if let (Some(published), Some(modified)) = (self.published, self.modified)
            && modified < published
        {
            fields.notes.lost(
                line,
                "it was modified before it was published, so the date of the modification is left out",
            );
            self.modified = None;
        }
    }

    fn section_and_tags(&mut self, fields: &mut Fields<'_>, newsroom: &ContentFolder, is_jekyll: bool) {
        if let Some(field) = fields.take(&["section"]) {
            let name = field.value.words();
            self.section = section_called(newsroom, &name);
            if self.section.is_none() {
                fields
                    .notes
                    .lost(field.line, format!("there is no section `{name}`"));
            }
        }
        for names in [
            ["tags", "tag"],
            ["keywords", "keyword"],
            ["categories", "category"],
        ] {
            let Some(field) = fields.take(&names) else {
                continue;
            };
            let mut words = match &field.value {
                Value::Text(text)
                    if is_jekyll
                        && !text.contains(',')
                        && ["tags", "categories"].contains(&bare(&field.name).as_str()) =>
                {
                    text.split_whitespace().map(str::to_owned).collect()
                }
                value => list(value),
            };
            if names[0] == "categories" {
                self.categories.clone_from(&words);
                if self.section.is_none()
                    && let Some(index) = words
                        .iter()
                        .position(|name| section_called(newsroom, name).is_some())
                {
                    let name = words.remove(index);
                    self.section = section_called(newsroom, &name);
                    fields.notes.changed(
                        field.line,
                        format!("the category `{name}` is used as the section"),
                    );
                }
                if !words.is_empty() {
                    fields.notes.changed(
                        field.line,
                        format!("categories are now tags: {}", words.join(", ")),
                    );
                }
            }
            for word in words {
                if !self.tags.contains(&word) {
                    self.tags.push(word);
                }
            }
        }
    }

    fn language(&mut self, fields: &mut Fields<'_>) {
        let Some(field) = fields.take(&["language", "lang", "locale"]) else {
            return;
        };
        let tag = field.value.words().replace('_', "-");
        let mut parts = tag.split('-');
        let is_tag = parts.next().is_some_and(|part| {
            (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic())
        }) && parts
            .all(|part| (2..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()));
        if is_tag {
            self.language = Some(tag);
        } else {
            fields.notes.lost(
                field.line,
                format!("`{tag}` is not a language tag; write one like en or pt-BR"),
            );
        }
    }

    fn addresses(&mut self, fields: &mut Fields<'_>) {
        self.slug = fields.text(&["slug"]);
        if let Some(field) = fields.take(&["permalink", "url"]) {
            let address = field.value.words();
            if address.contains(':') && !address.contains("://") {
                note_lost(fields.notes, &field.name, field.line, &field.value);
                self.permalink = Permalink::Pattern;
            } else {
                let last = address
                    .trim_end_matches('/')
                    .rsplit('/')
                    .next()
                    .unwrap_or_default();
                let last = last.split('.').next().unwrap_or_default();
                self.slug = self
                    .slug
                    .take()
                    .or_else(|| Some(last.to_owned()).filter(|last| !slug_from(last).is_empty()));
                self.permalink = Permalink::Address(field.line, address);
            }
        }
        for (names, addresses) in [
            (["aliases", "alias"], &mut self.aliases),
            (["redirect_from", "redirects"], &mut self.redirected),
        ] {
            while let Some(field) = fields.take(&names) {
                let listed = list(&field.value).into_iter();
                addresses.extend(listed.map(|address| (field.line, address)));
            }
        }
    }
}

/// The section with this slug, or with this name as readers see it.
pub(in super::super) fn section_called(newsroom: &ContentFolder, name: &str) -> Option<String> {
    let sections = newsroom.site.sections.iter();
    let found = sections
        .filter(|section| section.slug == slug_from(name) || caseless(&section.name) == caseless(name));
    found.map(|section| section.slug.clone()).next()
}
