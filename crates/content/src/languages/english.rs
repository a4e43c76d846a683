//! English.

use dateline_model::Word;

/// As Americans write dates.
pub(super) fn american(word: Word) -> &'static str {
    match word {
        Word::Date => "{month} {day}, {year}",
        other => table(other),
    }
}

#[allow(clippy::too_many_lines)] // It is a table.
pub(super) fn table(word: Word) -> &'static str {
    match word {
        Word::Digits => "0123456789",
        Word::Thousands => ",",
        Word::Months => {
            "January|February|March|April|May|June|July|August|September|October|November|December"
        }
        Word::Date => "{day} {month} {year}",
        Word::DateTime => "{date}, {time} {zone}",
        Word::Comma => ", ",

        Word::SkipToContent => "Skip to content",
        Word::LoadingPage => "Loading the page",
        Word::MainNavigation => "Main",
        Word::DarkTheme => "Dark theme",
        Word::Home => "Home",
        Word::Breadcrumb => "Breadcrumb",

        Word::LatestStories => "{site}: the latest stories",
        Word::NewerStories => "Newer stories",
        Word::OlderStories => "Older stories",
        Word::Pages => "Pages",
        Word::PageOf => "Page {page} of {pages}",
        Word::PageNumber => "page {page}",
        Word::MoreTrending => "More trending",
        Word::YouMayAlsoLike => "You may also like",
        Word::AlsoAbout => "Also about {tag}",
        Word::MoreFrom => "More from {section}",
        Word::JustPublished => "Just published",

        Word::By => "By {authors}",
        Word::Published => "Published",
        Word::Updated => "Updated",
        Word::InThisStory => "In this story",
        Word::SeeAlso => "See also",
        Word::Faqs => "Frequently asked questions",
        Word::ExpandAll => "Expand all",
        Word::CollapseAll => "Collapse all",
        Word::LinkToAnswer => "Link to this answer",
        Word::CopyLinkToAnswer => "Copy link to this answer",

        Word::Share => "Share",
        Word::ShareWith => "Share…",
        Word::Email => "E-mail",
        Word::CopyLink => "Copy link",
        Word::LabelOf => "{label}: {of}",
        Word::LinkCopied => "Link copied.",
        Word::CopyForbidden => "This browser does not let the page copy. The address is {url}",
        Word::SelectedPassage => "Selected passage",
        Word::CopyLinkToPassage => "Copy link to passage",
        Word::SharePassage => "Share passage…",

        Word::PageNotFound => "Page not found",
        Word::NothingHere => {
            "There is nothing at this address. The story may have moved, or the link may be wrong."
        }
        Word::GoToFront => "Go to the front page",
        Word::TryAgain => "Try again",
        Word::OpenPlainPage => "Open the plain page",
        Word::Gone => "This page is not here",
        Word::GoneAdvice => "The story may have moved or been withdrawn, or the link may be wrong.",
        Word::ServerProblem => "The server has a problem",
        Word::ServerAdvice => {
            "It answered with error {status}. That is on our side; a moment later it often works."
        }
        Word::Offline => "You seem to be offline",
        Word::OfflineAdvice => {
            "The page can't be fetched without a connection. What you read before still opens."
        }
        Word::TooLong => "This is taking too long",
        Word::TooLongAdvice => "The page did not arrive in time. The connection may be slow here.",
        Word::Damaged => "The page arrived damaged",
        Word::DamagedAdvice => "Something was lost or changed on the way. Trying again usually helps.",
        Word::Newer => "A newer edition is out",
        Word::NewerAdvice => {
            "This page was published after the one that you came from. Open it plainly to load the new edition."
        }

        Word::Comments => "Comments",
        Word::PluralRule => "one",
        Word::CommentsOne => "{count} comment",
        Word::CommentsTwo | Word::CommentsFew | Word::CommentsMany => "",
        Word::CommentsOther => "{count} comments",
        Word::CommentsClosed => "Comments on this story are closed.",
        Word::CommentsModerated => "A moderator reads each comment before it appears.",
        Word::CommentsScriptless => {
            "The latest comments, and the form to write one, come with a script that does not run here."
        }
        Word::CommentOrder => "Order of the comments",
        Word::NewestFirst => "Newest first",
        Word::OldestFirst => "Oldest first",
        Word::MostLikedFirst => "Most liked first",
        Word::LoadingComments => "Loading comments…",
        Word::NoComments => "Nobody has commented yet.",
        Word::ShowMoreComments => "Show more comments",
        Word::ShowMoreReplies => "Show more replies ({count})",
        Word::CommentDeleted => "This comment was deleted.",
        Word::LinkToComment => "Link to this comment:",
        Word::Sending => "Sending…",
        Word::AwaitingModeration => "Awaiting moderation",
        Word::Anonymous => "Anonymous",
        Word::DeleteForGood => "Delete this comment for good",
        Word::Keep => "Keep it",
        Word::Like => "Like",
        Word::Dislike => "Dislike",
        Word::Likes => "Likes: {count}",
        Word::Reply => "Reply",
        Word::Edit => "Edit",
        Word::Delete => "Delete",
        Word::YourComment => "Your comment",
        Word::YourReply => "Your reply",
        Word::PublishComment => "Publish comment",
        Word::PublishReply => "Publish reply",
        Word::Save => "Save",
        Word::Preview => "Preview",
        Word::Cancel => "Cancel",
        Word::MarkdownHint => "Markdown works here: *emphasis*, **strong**, > quotation, [words](https://…).",
        Word::Name => "Name",
        Word::EmailField => "E-mail (optional, not published)",
        Word::Website => "Website (optional)",
        Word::RememberMe => "Remember me on this device",
        Word::ReplyOn => "Reply on {server}",
        Word::ReplyOnOwnServer => "Or reply on your own server",
        Word::CommentsAreReplies => "Comments are replies to our post on the fediverse.",
        Word::CommentSent => "Your comment was sent. It appears when a moderator has read it.",
        Word::CommentPublished => "Your comment is published.",
        Word::CommentsOffline => "The comments can’t be reached. The network or their server is down.",
        Word::CommentsTooLong => "The comments are taking too long.",
        Word::CommentsGone => "There are no comments at the address where they should be.",
        Word::CommentsServer => "The comment server has a problem.",
        Word::CommentsNonsense => "The comment server’s answer makes no sense.",
        Word::RefusedTooShort => "That is too short: write three characters at least.",
        Word::RefusedTooLong => "That is too long: 65,535 characters fit into a comment.",
        Word::RefusedTooFast => {
            "You have sent several comments within a minute. Wait a little, then send this one."
        }
        Word::RefusedTooMany => {
            "You have commented on this story several times. You can still reply to others."
        }
        Word::RefusedOwnComment => {
            "You can still edit the comment that you are replying to, so write it there."
        }
        Word::RefusedNameMissing => "A name is needed here.",
        Word::RefusedEmailMissing => "An e-mail address is needed here. It is not published.",
        Word::RefusedBadWebsite => "The website is not an address. Write it like https://example.org.",
        Word::RefusedNotYours => "The time for changing this comment is over.",
        Word::RefusedClosed => "The server takes no comments here at the moment.",
        Word::RefusedVotedBefore => {
            "This vote does not count: you have voted before, or the comment is your own."
        }
        Word::RefusedUncertain => {
            "The connection broke off while this was being sent. A moderator may have it already. \
             Send it again only if you think it was lost."
        }
        Word::RefusedBadServer => "Write the name of your server, like mastodon.example.",
        Word::RefusedFailed => {
            "The comment server did not answer as it should. What you wrote is kept here; try again."
        }
    }
}
