//! A feed, whatever format it will take.

use time::OffsetDateTime;

use dateline_model::{Article, Rights, Site};

/// A feed before it takes a format. Addresses are whole.
pub(super) struct Feed<'a> {
    pub site: &'a Site,
    pub title: String,
    pub description: &'a str,
    /// The page whose stories these are.
    pub home: String,
    pub icon: String,
    pub rights: Option<&'a Rights>,
    /// When a story of it was last changed. The moment of publication would make other bytes of the same
    /// stories, and whoever asks for them would have to load them again; it stands in where there is no story.
    pub updated: OffsetDateTime,
    pub items: Vec<FeedItem>,
}

/// A story in a feed.
pub(super) struct FeedItem {
    pub article: Article,
    /// Its permalink. It is its id too: those who know the story by it see no second one after a change.
    pub url: String,
    pub language: String,
    pub published: OffsetDateTime,
    pub updated: OffsetDateTime,
    pub html: String,
    pub image: Option<Enclosure>,
    pub recordings: Vec<Enclosure>,
}

/// The picture at a story's head, or a recording in it, as a file.
pub(super) struct Enclosure {
    pub url: String,
    pub media_type: String,
    pub title: String,
    /// In bytes.
    pub length: u64,
    /// How long a recording takes, where it says so.
    pub seconds: Option<u64>,
}
