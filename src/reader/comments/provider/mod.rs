//! The server that keeps a story's comments, whichever it is.

mod isso;
mod mastodon;

pub use isso::{Isso, Written};
pub use mastodon::Mastodon;

use super::{Request, Sort, Wanted};
use crate::reader::{Json, LoadError};
use dateline_model::{CommentSource, CommentThread};

/// The server that keeps a story's comments.
#[derive(Debug, Clone)]
pub enum Provider {
    /// Isso.
    Isso(Isso),
    /// A server of the fediverse.
    Mastodon(Mastodon),
}

/// How one writes a comment.
pub enum Writing<'a> {
    /// On the page.
    Here(&'a Isso),
    /// On the reader's own server, as a reply to a post.
    OwnServer(&'a Mastodon),
}

impl Provider {
    /// The server of a story, by the story's path on its host and its headline.
    pub fn of(source: CommentSource, path: String, title: String) -> Self {
        match source {
            CommentSource::Isso { url, moderated } => Self::Isso(Isso {
                url,
                moderated,
                path,
                title,
            }),
            CommentSource::Mastodon { instance, status } => Self::Mastodon(Mastodon { instance, status }),
        }
    }

    /// How one writes a comment; nothing where comments can only be read.
    pub const fn writing(&self) -> Option<Writing<'_>> {
        match self {
            Self::Isso(isso) => Some(Writing::Here(isso)),
            Self::Mastodon(mastodon) => Some(Writing::OwnServer(mastodon)),
        }
    }

    /// Asks for comments.
    pub fn thread(&self, wanted: &Wanted) -> Request {
        match self {
            Self::Isso(isso) => isso.thread(wanted),
            Self::Mastodon(mastodon) => mastodon.thread(),
        }
    }

    /// Asks how many there are. The answer is read like one with comments.
    pub fn count(&self) -> Request {
        match self {
            Self::Isso(isso) => isso.count(),
            Self::Mastodon(mastodon) => mastodon.thread(),
        }
    }

    /// Reads the answer to either.
    pub fn read_thread(&self, json: &Json, sort: Sort) -> Result<CommentThread, LoadError> {
        match self {
            Self::Isso(_) => Isso::read_thread(json),
            Self::Mastodon(mastodon) => mastodon.read_thread(json, sort),
        }
        .ok_or(LoadError::Malformed)
    }
}
