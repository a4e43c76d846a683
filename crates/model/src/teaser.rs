//! A story as others see it: what a list, a link or a recommendation shows of it.

use serde::{Deserialize, Serialize};

use super::{Image, Label, Moment, Section, Slug};
use crate::wire::FromJson;

/// A story in brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Teaser {
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
    /// The language of headline and standfirst, where it is not the site's (BCP 47).
    pub language: Option<String>,
    /// The picture at the story's head.
    pub image: Option<Image>,
}

/// A recommended story, and why it is recommended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Related {
    /// The story.
    pub teaser: Teaser,
    /// What joins it to the story that is being read.
    pub reason: Reason,
}

/// Why a story is recommended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Both carry this tag.
    Tag(String),
    /// Both stand in this section.
    Section(String),
    /// It is among the newest.
    Latest,
}
