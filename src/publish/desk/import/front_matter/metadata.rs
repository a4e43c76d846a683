//! What the fields of front matter mean for an article.

use time::OffsetDateTime;

use super::divide::Field;
use super::fields::{Fields, list, note_lost};
use crate::model::slugify;
use crate::publish::content::source::AuthorFile;
use crate::publish::desk::import::report::Notes;
use crate::publish::desk::newsroom::Newsroom;

/// An article's data, as far as a file gives them.
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
    pub image: Option<Image>,
    /// The addresses that the page had.
    pub old_addresses: Vec<String>,
}

/// The picture at the head of an article.
#[derive(Debug)]
pub(in super::super) struct Image {
    pub line: usize,
    pub url: String,
    pub alt: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

impl Metadata {
    /// Reads the fields of a file. Each one that says something is either used or noted as lost.
    pub(in super::super) fn read(fields: Vec<Field>, newsroom: &Newsroom, notes: &mut Notes) -> Self {
        let mut fields = Fields::of(fields, notes);
        let mut read = Self {
            title: fields.decoded(&["title"]),
            summary: fields.decoded(&["description", "summary", "excerpt", "subtitle", "standfirst"]),
            ..Self::default()
        };
        read.dates(&mut fields);
        read.authors = fields.authors();
        read.section_and_tags(&mut fields, newsroom);
        read.language(&mut fields);
        read.image = fields.image();
        read.addresses(&mut fields);
        for field in fields.rest {
            let Field { name, line, value } = field;
            note_lost(fields.notes, &name, line, &value);
        }
        read
    }

    fn dates(&mut self, fields: &mut Fields<'_>) {
        if let Some(field) = fields.take(&["draft"]) {
            self.draft = fields.truth(&field).unwrap_or(true);
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
        // Jekyll's `published` is no date.
        let public = fields.take_if(&["published"], |value| {
            ["true", "false"].contains(&value.words().as_str())
        });
        if let Some(field) = public {
            self.draft |= fields.truth(&field) == Some(false);
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
                "it was changed before it was published, so the date of the change is left out",
            );
            self.modified = None;
        }
    }

    fn section_and_tags(&mut self, fields: &mut Fields<'_>, newsroom: &Newsroom) {
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
            let mut words = list(&field.value);
            if names[0] == "categories" {
                if self.section.is_none()
                    && let Some(place) = words
                        .iter()
                        .position(|name| section_called(newsroom, name).is_some())
                {
                    let name = words.remove(place);
                    self.section = section_called(newsroom, &name);
                    fields
                        .notes
                        .changed(field.line, format!("the category `{name}` is the section"));
                }
                if !words.is_empty() {
                    fields.notes.changed(
                        field.line,
                        format!("categories are tags now: {}", words.join(", ")),
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
            fields
                .notes
                .lost(field.line, format!("`{tag}` is no language tag"));
        }
    }

    fn addresses(&mut self, fields: &mut Fields<'_>) {
        self.slug = fields.text(&["slug"]);
        if let Some(field) = fields.take(&["permalink", "url"]) {
            let address = field.value.words();
            if address.contains(':') && !address.contains("://") {
                note_lost(fields.notes, &field.name, field.line, &field.value);
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
                    .or_else(|| Some(last.to_owned()).filter(|last| !slugify(last).is_empty()));
                self.old_addresses.push(path_of(&address));
            }
        }
        while let Some(field) = fields.take(&["aliases", "alias", "redirect_from", "redirects"]) {
            self.old_addresses
                .extend(list(&field.value).iter().map(|address| path_of(address)));
        }
    }
}

/// The path of an address, as redirects have it.
fn path_of(address: &str) -> String {
    let path = address.split_once("://").map_or(address, |(_, rest)| {
        rest.find('/').map_or("/", |place| &rest[place..])
    });
    format!("/{}", path.trim_start_matches('/'))
}

/// The section of a name, be it its slug or what readers see.
pub(in super::super) fn section_called(newsroom: &Newsroom, name: &str) -> Option<String> {
    let sections = newsroom.site.sections.iter();
    let found = sections.filter(|section| {
        section.slug == slugify(name) || section.name.to_lowercase() == name.to_lowercase()
    });
    found.map(|section| section.slug.clone()).next()
}
