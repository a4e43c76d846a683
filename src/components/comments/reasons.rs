//! What readers are told of comments that don't come, and of those that aren't taken.

use crate::comments::{Refusal, Sort};
use crate::load_error::LoadError;
use dateline_model::Word;

/// Why comments are not on the screen.
pub const fn of_error(error: LoadError) -> Word {
    match error {
        LoadError::Offline => Word::CommentsOffline,
        LoadError::Unreachable => Word::CommentsUnreachable,
        LoadError::TimedOut => Word::CommentsTooLong,
        LoadError::Gone => Word::CommentsGone,
        LoadError::Forbidden(_) => Word::CommentsForbidden,
        LoadError::Server(_) => Word::CommentsServer,
        LoadError::Malformed | LoadError::Document => Word::CommentsNonsense,
        LoadError::Newer => Word::CommentsNewer,
    }
}

/// Why a comment or a vote was not taken.
pub(super) const fn of_refusal(refusal: Refusal) -> Word {
    match refusal {
        Refusal::TooShort => Word::RefusedTooShort,
        Refusal::TooLong => Word::RefusedTooLong,
        Refusal::TooFast => Word::RefusedTooFast,
        Refusal::TooMany => Word::RefusedTooMany,
        Refusal::OwnComment => Word::RefusedOwnComment,
        Refusal::NameMissing => Word::RefusedNameMissing,
        Refusal::EmailMissing => Word::RefusedEmailMissing,
        Refusal::BadWebsite => Word::RefusedBadWebsite,
        Refusal::NotYours => Word::RefusedNotYours,
        Refusal::Closed => Word::RefusedClosed,
        Refusal::VotedBefore => Word::RefusedVotedBefore,
        Refusal::Uncertain => Word::RefusedUncertain,
        Refusal::BadServer => Word::RefusedBadServer,
        Refusal::Failed(LoadError::Offline) => Word::RefusedOffline,
        Refusal::Failed(_) => Word::RefusedFailed,
    }
}

/// The name of an order.
pub(super) const fn of_sort(sort: Sort) -> Word {
    match sort {
        Sort::Newest => Word::NewestFirst,
        Sort::Oldest => Word::OldestFirst,
        Sort::MostLiked => Word::MostLikedFirst,
    }
}
