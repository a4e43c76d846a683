//! What others need to know of a page, without its text: enough to point to it, to list it and to date it.
//!
//! It depends on nothing but the page's own file. An archive's briefs are in memory, its texts are not.

use std::sync::Arc;

use dateline_model::{Label, Slug};
use serde::{Deserialize, Serialize};

use super::anchors::StoryAnchors;
use super::block_file::{BlockFile, PictureFile, SourcePart};
use super::players;
use super::source::{BylineFile, CommentsState, PageSource, Status};
use super::subject::Subject;

/// A page in brief, as its file has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Brief {
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) language: Option<String>,
    /// The picture at its head.
    pub(crate) image: Option<LeadPicture>,
    /// Every picture that it shows, by the name of its file.
    pub(crate) pictures: Vec<String>,
    /// Every recording, and every file of captions, by its name.
    pub(crate) media: Vec<String>,
    /// The hosts whose players it may show.
    pub(crate) players: Vec<String>,
    pub(crate) anchors: StoryAnchors,
    /// What only a story has.
    pub(crate) story: Option<StoryBrief>,
}

/// The picture at the head of a page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct LeadPicture {
    pub(crate) file: String,
    pub(crate) alt: String,
    pub(crate) focus: Option<[u8; 2]>,
    pub(crate) file_dark: Option<String>,
}

/// What only a story has.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoryBrief {
    pub(crate) section: String,
    pub(crate) status: Status,
    pub(crate) label: Option<Label>,
    pub(crate) date_published: String,
    pub(crate) dates_modified: Vec<String>,
    pub(crate) authors: Vec<BylineFile>,
    pub(crate) tags: Vec<String>,
    pub(crate) subject: Arc<Subject>,
    pub(crate) comments: CommentsState,
    pub(crate) mastodon_status: Option<String>,
}

impl Brief {
    /// That of a page.
    pub(crate) fn of(page: &PageSource) -> Self {
        let (title, summary) = page.words();
        let Named {
            pictures,
            media,
            players,
        } = named(page);
        let story = page.story().map(|article| StoryBrief {
            section: article.section.clone(),
            status: article.status,
            label: article.label,
            date_published: article.date_published.clone(),
            dates_modified: article.dates_modified().cloned().collect(),
            authors: article.authors.clone(),
            tags: article.tags.clone(),
            subject: Arc::new(subject(page)),
            comments: article.comments,
            mastodon_status: article.mastodon_status.clone(),
        });
        Self {
            title: title.to_owned(),
            summary: summary.to_owned(),
            language: page.language().cloned(),
            image: page.image().map(|image| LeadPicture {
                file: image.file.clone(),
                alt: image.alt.clone(),
                focus: image.focus,
                file_dark: image.file_dark.clone(),
            }),
            pictures,
            media,
            players,
            anchors: StoryAnchors {
                is_story: story.is_some(),
                ..StoryAnchors::of(page.body(), page.faqs())
            },
            story,
        }
    }

    /// The page's path below the base path.
    pub(crate) fn path(&self, slug: &Slug) -> String {
        match &self.story {
            Some(story) => format!("/{}/{slug}/", story.section),
            None => format!("/{slug}/"),
        }
    }
}

fn subject(page: &PageSource) -> Subject {
    let (title, summary) = page.words();
    let answers = page.faqs().iter().flat_map(|faq| &faq.answer);
    let blocks = page.body().iter().chain(answers).flat_map(BlockFile::parts);
    let texts = blocks.filter_map(|(_, part)| match part {
        SourcePart::Text(text) | SourcePart::Words(text) => Some(text),
        _ => None,
    });
    let questions = page.faqs().iter().map(|faq| &*faq.question);
    Subject::of(title, [summary].into_iter().chain(texts).chain(questions))
}

/// What a page names beside other pages.
#[derive(Default)]
struct Named {
    pictures: Vec<String>,
    media: Vec<String>,
    players: Vec<String>,
}

fn named(page: &PageSource) -> Named {
    let mut named = Named::default();
    let lead = page.image().into_iter().flat_map(PictureFile::parts);
    let answers = page.faqs().iter().flat_map(|faq| &faq.answer);
    let blocks = page.body().iter().chain(answers).flat_map(BlockFile::parts);
    for part in lead.map(|(_, part)| part).chain(blocks.map(|(_, part)| part)) {
        match part {
            SourcePart::Picture(file) => named.pictures.push(file.to_owned()),
            SourcePart::Media(file) => named.media.push(file.to_owned()),
            SourcePart::Page(url) => named.players.extend(players::origin(url)),
            _ => {}
        }
    }
    named
}
