//! Text inside a paragraph, as typed spans: no markup reaches the browser, so none can be injected.

use serde::{Deserialize, Serialize};

use crate::wire::FromJson;

/// A span of a running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// A computer's words: a command, a file's name.
    Code(String),
    /// Strong importance.
    Strong(Vec<Inline>),
    /// Stress, titles of works.
    Emphasis(Vec<Inline>),
    /// A link and the text that carries it.
    Link {
        /// Where it leads.
        to: LinkTarget,
        /// What is underlined.
        text: Vec<Inline>,
    },
}

impl Inline {
    /// What spans say, without marks.
    pub fn plain(spans: &[Self]) -> String {
        let texts = spans.iter().map(|span| match span {
            Self::Text(text) | Self::Code(text) => text.clone(),
            Self::Strong(spans) | Self::Emphasis(spans) | Self::Link { text: spans, .. } => {
                Self::plain(spans)
            }
        });
        texts.collect()
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
#[serde(rename_all = "snake_case")]
pub enum LinkTarget {
    /// A page of this site, as a path below the base path, perhaps with a fragment: `/news/a-story/#faqs`.
    Internal(String),
    /// Any other address, whole.
    External(String),
}
