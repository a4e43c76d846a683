//! The stories and pages of a newsroom as its index has them: all that lists, maps and recommendations show. Their
//! texts are on the disk until a page is made.

use std::sync::Arc;

use dateline_model::route::Route;
use dateline_model::{CommentSource, Image, Label, Moment, Section, Site, Slug, Teaser, Words};

use super::brief::Brief;
use super::context::Context;
use super::digest::Digest;
use super::page_file::PageFile;
use super::source::BylineFile;
use super::subject::Subject;

/// A story that is published.
#[derive(Debug)]
pub struct Story {
    /// Its name in its address.
    pub slug: Slug,
    /// The section that it stands in.
    pub section: Section,
    /// What kind of story it is, where that is not plain news.
    pub label: Option<Label>,
    /// The headline.
    pub title: String,
    /// The standfirst.
    pub summary: String,
    /// When it was first published.
    pub date_published: Moment,
    /// When it was last changed in substance, corrected, or added to.
    pub date_modified: Option<Moment>,
    /// What it is about.
    pub tags: Vec<String>,
    /// The same as far as its words tell.
    pub subject: Arc<Subject>,
    /// Who wrote it.
    pub writers: Vec<Writer>,
    /// The language of the text, where it is not the site's (BCP 47).
    pub language: Option<String>,
    /// The picture at its head.
    pub image: Option<LeadImage>,
    /// Where its comments are kept, if it has any.
    pub comments: Option<CommentSource>,
    /// What it is assembled from: while this is the same, so is the article.
    pub digest: Digest,
    pub(super) place: usize,
}

/// Somebody who wrote a story, as lists have it.
#[derive(Debug, Clone)]
pub struct Writer {
    /// The name of the author's file, if there is one.
    pub slug: Option<String>,
    /// The name for readers.
    pub name: String,
    /// The portrait.
    pub portrait: Option<Image>,
}

/// A page that stands by itself.
#[derive(Debug)]
pub struct StandingPage {
    /// Its name in its address.
    pub slug: Slug,
    /// The headline.
    pub title: String,
    /// What it tells, in one or two sentences.
    pub summary: String,
    /// The picture at its head.
    pub image: Option<LeadImage>,
    /// What it is assembled from: while this is the same, so is the page.
    pub digest: Digest,
    pub(super) place: usize,
}

/// The picture at the head of a page.
#[derive(Debug, Clone)]
pub struct LeadImage {
    /// Its published form.
    pub image: Image,
    /// What it shows, in words.
    pub alt: String,
}

impl Story {
    /// The story of a file, which is sound; `place` is that of the file among those of the context.
    pub(super) fn of(context: &Context, place: usize, digest: Digest) -> Option<Self> {
        let PageFile { slug, brief, .. } = &context.pages[place];
        let story = brief.story.as_ref()?;
        let moment = |date| Some(context.zone.read(date)?.moment(&context.words));
        let latest = context.zone.latest(story.dates_modified.iter());
        Some(Self {
            slug: slug.clone(),
            section: context.section(&story.section)?.clone(),
            label: story.label,
            title: brief.title.clone(),
            summary: brief.summary.clone(),
            date_published: moment(&story.date_published)?,
            date_modified: latest.map(|date| date.moment(&context.words)),
            tags: story.tags.clone(),
            subject: story.subject.clone(),
            writers: story
                .authors
                .iter()
                .map(|author| Writer::of(context, author))
                .collect(),
            language: context.other_language(brief.language.as_ref()),
            image: LeadImage::of(context, brief),
            comments: context.comment_source(story.comments, story.mastodon_status.as_ref()),
            digest,
            place,
        })
    }

    /// When it was last changed in substance: at the latest when it was published.
    pub fn changed(&self) -> &Moment {
        self.date_modified.as_ref().unwrap_or(&self.date_published)
    }

    /// The story in brief, for a site with these words.
    pub fn teaser(&self, words: &Words) -> Teaser {
        Teaser {
            slug: self.slug.clone(),
            section: self.section.clone(),
            label: self.label,
            title: self.title.clone(),
            summary: self.summary.clone(),
            date_published: Moment::of_day(self.date_published.datetime.clone(), words),
            language: self.language.clone(),
            image: self.image.as_ref().map(|lead| lead.image.clone()),
        }
    }

    /// The story's address.
    pub fn route(&self) -> Route {
        Route::Article(self.section.slug.clone(), self.slug.clone())
    }

    /// The language of the text: its own, or that of the site (BCP 47).
    pub fn language<'a>(&'a self, site: &'a Site) -> &'a str {
        self.language.as_ref().unwrap_or(&site.language)
    }
}

impl Writer {
    fn of(context: &Context, author: &BylineFile) -> Self {
        let profile = author.profile().and_then(|slug| context.profiles.get(slug));
        let profile = profile.map(|source| &source.file.value);
        let portrait = profile.and_then(|profile| {
            let found = context.pictures.get(profile.picture.as_ref()?)?.as_ref().ok()?;
            Some(found.shown(profile.focus, None))
        });
        Self {
            slug: author.profile().cloned(),
            name: profile.map_or(author.who(), |profile| &profile.name).to_owned(),
            portrait,
        }
    }
}

impl StandingPage {
    /// The page of a file, which is sound.
    pub(super) fn of(context: &Context, place: usize, digest: Digest) -> Self {
        let PageFile { slug, brief, .. } = &context.pages[place];
        Self {
            slug: slug.clone(),
            title: brief.title.clone(),
            summary: brief.summary.clone(),
            image: LeadImage::of(context, brief),
            digest,
            place,
        }
    }
}

impl LeadImage {
    fn of(context: &Context, brief: &Brief) -> Option<Self> {
        let lead = brief.image.as_ref()?;
        let found = |file: &String| context.pictures.get(file)?.as_ref().ok();
        let dark = lead.file_dark.as_ref().and_then(found);
        Some(Self {
            image: found(&lead.file)?.shown(lead.focus, dark),
            alt: lead.alt.clone(),
        })
    }
}
