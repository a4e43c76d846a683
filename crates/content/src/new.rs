//! A new story from a template.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::folder::{ContentFolder, SCHEMA, one_line};
use crate::block_file::BlockFile;
use crate::lengths::MOST_IN_A_LINE;
use crate::notation::Notation;
use crate::placeholders;
use crate::problem::some_of;
use crate::source::{ArticleFile, CommentsState, Status};
use crate::transliterate::slug_from;
use dateline_model::Slug;

/// What is known of a story before it is written.
#[derive(Debug, Clone)]
pub struct NewStory {
    /// The headline.
    pub headline: String,
    /// The slug of the section.
    pub section: Option<String>,
    /// The slug, if not one made from the headline.
    pub slug: Option<String>,
    /// The byline; the newspaper itself if nobody is named.
    pub authors: Vec<String>,
    /// The tags.
    pub tags: Vec<String>,
    /// How its file is written.
    pub notation: Notation,
    /// The moment that it is dated with.
    pub now: OffsetDateTime,
}

/// Writes the file of a new story into a content folder, as a draft, and returns its path.
/// Errors say what would have to be given instead; no file is ever replaced.
pub fn begin(content: &Path, story: &NewStory) -> Result<PathBuf> {
    let newsroom = ContentFolder::open(content)?;
    let title = one_line(&story.headline);
    if title.is_empty() {
        bail!("the headline is empty; write it in quotation marks after `dateline new`");
    }
    if title.chars().count() > MOST_IN_A_LINE {
        bail!("the headline is too long; write at most {MOST_IN_A_LINE} characters");
    }
    let section = match &story.section {
        Some(section) => newsroom.section(section)?,
        None => bail!(
            "the story needs a section; add --section with one of: {}",
            some_of(newsroom.sections())
        ),
    };
    let slug = slug_of(story, &title)?;
    newsroom
        .require_free(&slug)
        .context("nothing was written; give the story another slug with --slug")?;
    let mut tags: Vec<String> = Vec::new();
    for tag in &story.tags {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    let article = ArticleFile {
        schema: Some(SCHEMA.to_owned()),
        status: Status::Draft,
        label: None,
        title,
        summary: placeholders::SUMMARY.to_owned(),
        section,
        date_published: story.now.replace_nanosecond(0)?.format(&Rfc3339)?,
        date_modified: None,
        authors: newsroom.byline(&story.authors),
        tags,
        language: None,
        image: None,
        body: vec![BlockFile::Paragraph {
            text: placeholders::PARAGRAPH.to_owned(),
        }],
        faqs: Vec::new(),
        comments: CommentsState::default(),
        mastodon_status: None,
        closing: None,
        corrections: Vec::new(),
        updates: Vec::new(),
        sources: Vec::new(),
    };
    newsroom.write(&slug, article, story.notation)
}

fn slug_of(story: &NewStory, title: &str) -> Result<Slug> {
    if let Some(slug) = &story.slug {
        return Slug::new(slug).map_err(|error| match slug_from(slug).as_str() {
            "" => anyhow!("{error}; use lower-case ASCII letters, digits and single hyphens"),
            suggestion => anyhow!("{error}; use --slug {suggestion}"),
        });
    }
    Slug::new(slug_from(title)).map_err(|_| {
        anyhow!(
            "no slug can be made of `{title}`, because it has no Latin letter and no digit; name the story's address, for example --slug a-short-name"
        )
    })
}
