//! What the first page of a list of stories is made of: the front page's, and a section's.

use serde::{Deserialize, Serialize};

use super::{Inline, Newsletter, Teaser};
use crate::wire::FromJson;

/// A part of a page of stories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Container {
    /// How it looks.
    pub look: Look,
    /// What stands above it.
    pub title: Vec<Inline>,
    /// The words of a notice.
    pub text: Vec<Inline>,
    /// Its stories.
    pub cards: Vec<Card>,
    /// The form for the newsletter.
    pub newsletter: Option<Newsletter>,
}

/// A look of containers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, FromJson)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// A large story, alone or with others beside it.
    Lead,
    /// Cards in rows.
    Grid,
    /// One after the other, as they were published.
    List,
    /// Headlines alone.
    Headlines,
    /// A numbered list.
    Ranking,
    /// Opinions, each with its author.
    Opinion,
    /// The form for the newsletter.
    Newsletter,
    /// Some words to readers.
    Notice,
}

impl Look {
    /// What style knows it by.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Grid => "grid",
            Self::List => "list",
            Self::Headlines => "headlines",
            Self::Ranking => "ranking",
            Self::Opinion => "opinion",
            Self::Newsletter => "letter",
            Self::Notice => "notice",
        }
    }
}

/// A story in a container, and its place there. Where it stands is said here, since a style that counts what follows would
/// move the stories while a page is coming.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Card {
    /// The story, under the headline that it has here. Where there is no room for them it has no standfirst and no picture.
    pub teaser: Teaser,
    /// What stands above the headline: the section, or who wrote it.
    pub kicker: Option<String>,
    /// How many columns of twelve it takes in a wide window.
    pub columns: u32,
    /// How many rows it takes there: stories that are stacked have one each.
    pub rows: u32,
    /// Whether it has a row for itself where there are two columns.
    pub alone: bool,
}
