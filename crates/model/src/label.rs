//! What kind of story it is, where that is not plain news.

use serde::{Deserialize, Serialize};

use super::Word;
use crate::wire::FromJson;

/// A kind of story that readers are told of, so that they don't take it for news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, FromJson)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The English words say what each one is.
pub enum Label {
    Analysis,
    Opinion,
    Editorial,
    Explainer,
    Interview,
    Live,
    Obituary,
    Review,
    Satire,
    Sponsored,
}

impl Label {
    /// Every one of them.
    pub const ALL: [Self; 10] = [
        Self::Analysis,
        Self::Opinion,
        Self::Editorial,
        Self::Explainer,
        Self::Interview,
        Self::Live,
        Self::Obituary,
        Self::Review,
        Self::Satire,
        Self::Sponsored,
    ];

    /// What readers are told.
    pub const fn word(self) -> Word {
        match self {
            Self::Analysis => Word::Analysis,
            Self::Opinion => Word::Opinion,
            Self::Editorial => Word::Editorial,
            Self::Explainer => Word::Explainer,
            Self::Interview => Word::Interview,
            Self::Live => Word::Live,
            Self::Obituary => Word::Obituary,
            Self::Review => Word::Review,
            Self::Satire => Word::Satire,
            Self::Sponsored => Word::Sponsored,
        }
    }
}
