//! Why a comment was not taken.

use crate::load_error::LoadError;

/// What a comment server says to a comment that it doesn't take, or why it says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The text is too short.
    TooShort,
    /// The text is too long.
    TooLong,
    /// Too many comments within a minute.
    TooFast,
    /// Too many comments under this story that answer no other.
    TooMany,
    /// The comment answers the author's own, which can still be changed.
    OwnComment,
    /// A name is asked for.
    NameMissing,
    /// An e-mail address is asked for.
    EmailMissing,
    /// The website is not a valid address.
    BadWebsite,
    /// The time for changing a comment is over, or it is somebody else's.
    NotYours,
    /// No comments are taken (any more).
    Closed,
    /// The server took no notice of a vote: it was counted before, or the comment is the reader's own.
    VotedBefore,
    /// An earlier attempt may have reached the server, and where a moderator reads first nobody else can tell.
    Uncertain,
    /// What the reader wrote is not the name of a server.
    BadServer,
    /// No answer came, or none that makes sense.
    Failed(LoadError),
}

impl From<LoadError> for Refusal {
    fn from(error: LoadError) -> Self {
        Self::Failed(error)
    }
}
