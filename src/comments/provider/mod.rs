//! The server that keeps a story's comments, whichever it is.

mod isso;
mod mastodon;

pub use isso::{Isso, Written};
pub use mastodon::Mastodon;

use super::{Request, Sort, Wanted};
use crate::load_error::LoadError;
use dateline_model::wire::Json;
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

/// Where it is said how many comments a story has; nothing where a server does not say that without the comments
/// themselves. `path` is the story's on its host.
pub fn count_address(source: &CommentSource, path: &str) -> Option<String> {
    match source {
        CommentSource::Isso { url, .. } => Some(Isso::count_address(url, path)),
        CommentSource::Mastodon { .. } => None,
    }
}

/// Reads the answer.
pub fn read_count(json: &Json) -> Option<u32> {
    Isso::read_count(json)
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

    /// Reads the answer.
    pub fn read_thread(&self, json: &Json, sort: Sort) -> Result<CommentThread, LoadError> {
        match self {
            Self::Isso(_) => Isso::read_thread(json),
            Self::Mastodon(mastodon) => mastodon.read_thread(json, sort),
        }
        .ok_or(LoadError::Malformed)
    }
}
