//! The blocks that a story's body and an FAQ's answer are made of.

use serde::{Deserialize, Serialize};

use super::{Inline, Picture, Teaser};
use crate::wire::FromJson;

/// One block of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading inside a headed section (the section's own heading is in [`super::BodySection`]).
    Subheading {
        /// The id of the heading on its page.
        id: String,
        /// Its words.
        text: String,
    },
    /// "See also": a pointer to another story, at its place in the text.
    SeeAlso(Teaser),
    /// A quotation that stands by itself.
    Quote {
        /// The quoted words.
        text: Vec<Inline>,
        /// Who said or wrote it.
        cite: Option<String>,
    },
    /// A list.
    List {
        /// Whether the order of the items matters: then they are numbered.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Inline>>,
    },
    /// A picture with its caption.
    Figure(Picture),
}
