//! Why a page could not be loaded: each case has a screen of its own.

use dateline_model::Word;

/// What went wrong on the way to a page's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadError {
    /// The host says that there is no such page (404 or 410).
    Gone,
    /// The host answered with another error status.
    Server(u16),
    /// No answer came: no network, or the host is out of reach.
    Offline,
    /// The answer took longer than a reader waits.
    TimedOut,
    /// The answer was cut short, or is not one of our pages.
    Malformed,
    /// The page was published by a newer release, in a shape that this app doesn't know.
    Newer,
}

impl LoadError {
    /// What an HTTP status means for a reader; nothing where it is a success.
    pub const fn of_status(status: u16) -> Option<Self> {
        match status {
            200..=299 => None,
            404 | 410 => Some(Self::Gone),
            other => Some(Self::Server(other)),
        }
    }

    /// What went wrong, and what can be done about it. The advice on a server's error has a `{status}` in it.
    pub const fn words(self) -> (Word, Word) {
        match self {
            Self::Gone => (Word::Gone, Word::GoneAdvice),
            Self::Server(_) => (Word::ServerProblem, Word::ServerAdvice),
            Self::Offline => (Word::Offline, Word::OfflineAdvice),
            Self::TimedOut => (Word::TooLong, Word::TooLongAdvice),
            Self::Malformed => (Word::Damaged, Word::DamagedAdvice),
            Self::Newer => (Word::Newer, Word::NewerAdvice),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LoadError;

    #[test]
    fn a_status_tells_a_missing_page_from_a_broken_server() {
        assert_eq!(LoadError::of_status(200), None);
        assert_eq!(LoadError::of_status(404), Some(LoadError::Gone));
        assert_eq!(LoadError::of_status(410), Some(LoadError::Gone));
        assert_eq!(LoadError::of_status(503), Some(LoadError::Server(503)));
    }
}
