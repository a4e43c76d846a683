//! Comments: the servers that keep them, what they answer, and what of it is on the screen.
//!
//! Here is what both sides of the door share. Each server has an adapter, which says what to ask for and
//! reads the answer; it sends nothing itself. The browser does, and `publish::comments` for snapshots.

mod isso;
mod mastodon;
mod refusal;
mod request;
mod rich;
mod thread;

pub use isso::Isso;
pub use mastodon::Mastodon;
pub use refusal::Refusal;
pub use request::{Field, Method, Request};
pub use rich::{DEPTH, Html};

pub use thread::{
    CommentEntry, CommentState, CommentStatus, FormPurpose, FormState, OpenThread, ThreadStage, ThreadState,
};

use super::{Json, LoadError};
use dateline_model::{CommentSource, CommentThread};

/// The largest answer that is read, in bytes. A page of comments has some tens of kilobytes.
pub const LARGEST: usize = 2_000_000;

/// How many comments are asked for at a time, their replies not counted.
pub const PAGE: u32 = 20;

/// How many replies to each are asked for with them.
pub const REPLIES: u32 = 5;

/// How deep replies stand within each other: as deep as the style sets them off. What answers a reply at the last
/// level stands beside it.
const LEVELS: usize = 4;

/// The order of comments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)] // They say what they mean.
pub enum Sort {
    #[default]
    Newest,
    Oldest,
    MostLiked,
}

impl Sort {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::Newest, Self::Oldest, Self::MostLiked];

    /// Its name in a form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::MostLiked => "upvotes",
        }
    }
}

/// Which comments are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// In which order.
    pub sort: Sort,
    /// The replies to this comment; else those that answer none.
    pub parent: Option<String>,
    /// How many at most.
    pub limit: u32,
    /// How many are there already.
    pub offset: usize,
    /// Whether all replies are wanted with them: the one that is looked for may be among them.
    pub all_replies: bool,
}

/// A comment that the reader wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// The text, in Markdown.
    pub text: String,
    /// The comment that it answers.
    pub parent: Option<String>,
    /// The name, the e-mail address and the website of the author; empty where not said.
    pub author: [String; 3],
}

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

    /// How one writes a comment.
    pub const fn writing(&self) -> Writing<'_> {
        match self {
            Self::Isso(isso) => Writing::Here(isso),
            Self::Mastodon(mastodon) => Writing::OwnServer(mastodon),
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
