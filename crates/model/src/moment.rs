//! Points in time, as they are published.

use serde::{Deserialize, Serialize};

use super::Words;
use crate::wire::FromJson;

/// A point in time, for machines and for people. Both are written when the page is published:
/// the browser neither formats nor compares, so that it can't differ from the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Moment {
    /// RFC 3339, with the offset that the newsroom wrote.
    pub datetime: String,
    /// The same as people read it.
    pub text: String,
}

impl Moment {
    /// A moment for people to the minute, from its form in RFC 3339.
    pub fn to_the_minute(datetime: String, words: &Words) -> Self {
        let text = words.moment(&datetime);
        Self { datetime, text }
    }

    /// The day of a moment for people, from its form in RFC 3339.
    pub fn of_day(datetime: String, words: &Words) -> Self {
        let text = words.day(&datetime);
        Self { datetime, text }
    }
}
