//! Why a page could not be loaded: each case has a screen of its own.

use dateline_model::Word;

/// What went wrong on the way to a page's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadError {
    /// The host says that there is no such page (404 or 410).
    Gone,
    /// The host does not give the page out (another status from 400 on): to strangers, to so many, to this country.
    Forbidden(u16),
    /// The host answered with another error status.
    Server(u16),
    /// No answer came, and the machine knows that it has no network.
    Offline,
    /// No answer came that the browser takes. It does not tell why: the host is out of reach or not what it says it is,
    /// leads in circles or to where pages may not ask (Fetch Standard, section 2.2.6, "network error").
    Unreachable,
    /// The answer took longer than a reader waits.
    TimedOut,
    /// The answer was cut short, or is not one of our pages.
    Malformed,
    /// The answer is a document: of a network that asks who one is, say.
    Document,
    /// The page was published by a newer release, in a shape that this app doesn't know; or a part of the app is not
    /// there, as happens when there is a newer one.
    Newer,
}

impl LoadError {
    /// What an HTTP status means for a reader; nothing where it is a success.
    pub const fn of_status(status: u16) -> Option<Self> {
        match status {
            200..=299 => None,
            404 | 410 => Some(Self::Gone),
            400..=499 => Some(Self::Forbidden(status)),
            _ => Some(Self::Server(status)),
        }
    }

    /// What went wrong, and what can be done about it. The advice on an error status has a `{status}` in it.
    pub const fn words(self) -> (Word, Word) {
        match self {
            Self::Gone => (Word::Gone, Word::GoneAdvice),
            Self::Forbidden(_) => (Word::Forbidden, Word::ForbiddenAdvice),
            Self::Server(_) => (Word::ServerProblem, Word::ServerAdvice),
            Self::Offline => (Word::Offline, Word::OfflineAdvice),
            Self::Unreachable => (Word::Unreachable, Word::UnreachableAdvice),
            Self::TimedOut => (Word::TooLong, Word::TooLongAdvice),
            Self::Malformed => (Word::Damaged, Word::DamagedAdvice),
            Self::Document => (Word::OtherDocument, Word::OtherDocumentAdvice),
            Self::Newer => (Word::Newer, Word::NewerAdvice),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LoadError;

    #[test]
    fn a_status_tells_a_missing_page_from_one_that_is_kept_and_from_a_broken_server() {
        assert_eq!(LoadError::of_status(200), None);
        assert_eq!(LoadError::of_status(404), Some(LoadError::Gone));
        assert_eq!(LoadError::of_status(410), Some(LoadError::Gone));
        assert_eq!(LoadError::of_status(403), Some(LoadError::Forbidden(403)));
        assert_eq!(LoadError::of_status(503), Some(LoadError::Server(503)));
    }
}
