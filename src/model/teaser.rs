//! A story as others see it: what a list, a link or a recommendation shows of it.

use serde::{Deserialize, Serialize};

use super::{Section, Slug};

/// A story in brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Teaser {
    /// Its name in its address.
    pub slug: Slug,
    /// The section that it stands in.
    pub section: Section,
    /// The headline.
    pub title: String,
    /// The standfirst.
    pub summary: String,
    /// When it was first published.
    pub date_published: Moment,
}

/// A point in time, for machines and for people. Both are written when the page is published:
/// the browser neither formats nor compares, so that it can't differ from the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// RFC 3339, with the offset that the newsroom wrote.
    pub datetime: String,
    /// The same as people read it.
    pub text: String,
}

impl Moment {
    /// A moment of universal time, from its form in RFC 3339: `2026-11-24T09:30:00Z`.
    pub fn of_utc(datetime: &str) -> Self {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let part = |range: std::ops::Range<usize>| datetime.get(range).unwrap_or_default();
        let month = part(5..7).parse::<usize>().unwrap_or(0).wrapping_sub(1);
        let text = format!(
            "{} {} {}, {} UTC",
            part(8..10).trim_start_matches('0'),
            MONTHS.get(month).unwrap_or(&""),
            part(0..4),
            part(11..16)
        );
        Self {
            datetime: datetime.to_owned(),
            text,
        }
    }
}

/// A recommended story, and why it is recommended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// The story.
    pub teaser: Teaser,
    /// What joins it to the story that is being read.
    pub reason: Reason,
}

/// Why a story is recommended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Both carry this tag.
    Tag(String),
    /// Both stand in this section.
    Section(String),
    /// It is among the newest.
    Latest,
}

impl Reason {
    /// The reason in the reader's words.
    pub fn text(&self) -> String {
        match self {
            Self::Tag(tag) => format!("Also about {tag}"),
            Self::Section(name) => format!("More from {name}"),
            Self::Latest => "Just published".to_owned(),
        }
    }
}
