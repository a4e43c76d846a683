//! What readers are told of comments that don't come, and of those that aren't taken.

use crate::reader::LoadError;
use crate::reader::comments::Refusal;

/// Why comments are not on the screen.
pub(super) const fn of_error(error: LoadError) -> &'static str {
    match error {
        LoadError::Offline => "The comments can’t be reached. The network or their server is down.",
        LoadError::TimedOut => "The comments are taking too long.",
        LoadError::Gone => "There are no comments at the address where they should be.",
        LoadError::Server(_) => "The comment server has a problem.",
        LoadError::Malformed | LoadError::Newer => "The comment server’s answer makes no sense.",
    }
}

/// Why a comment or a vote was not taken.
pub(super) const fn of_refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::TooShort => "That is too short: write three characters at least.",
        Refusal::TooLong => "That is too long: 65,535 characters fit into a comment.",
        Refusal::TooFast => {
            "You have sent several comments within a minute. Wait a little, then send this one."
        }
        Refusal::TooMany => "You have commented on this story several times. You can still reply to others.",
        Refusal::OwnComment => "You can still edit the comment that you are replying to, so write it there.",
        Refusal::NameMissing => "A name is needed here.",
        Refusal::EmailMissing => "An e-mail address is needed here. It is not published.",
        Refusal::BadWebsite => "The website is not an address. Write it like https://example.org.",
        Refusal::NotYours => "The time for changing this comment is over.",
        Refusal::Closed => "The server takes no comments here at the moment.",
        Refusal::VotedBefore => {
            "This vote does not count: you have voted before, or the comment is your own."
        }
        Refusal::Uncertain => {
            "The connection broke off while this was being sent. A moderator may have it already. \
             Send it again only if you think it was lost."
        }
        Refusal::BadServer => "Write the name of your server, like mastodon.example.",
        Refusal::Failed(_) => {
            "The comment server did not answer as it should. What you wrote is kept here; try again."
        }
    }
}

/// How many comments there are, where that is known.
pub(super) fn of_total(total: Option<u32>) -> String {
    match total {
        None | Some(0) => "Comments".to_owned(),
        Some(1) => "1 comment".to_owned(),
        Some(total) => format!("{total} comments"),
    }
}
