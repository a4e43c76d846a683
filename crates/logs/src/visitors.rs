//! Who was where within the last session, and nothing of what was before.

use std::collections::HashMap;

use crate::pages::PageId;
use crate::sorting::{Event, Visitor};

/// The pages of each visitor, for as long as a session.
pub(crate) struct Visitors {
    session: i64,
    seen: HashMap<(Visitor, PageId), Seen>,
    /// When it was last looked for what is over.
    swept: i64,
}

#[derive(Clone, Copy)]
struct Seen {
    time: i64,
    is_visit: bool,
}

impl Visitors {
    pub(crate) fn new(session: i64) -> Self {
        Self {
            session,
            seen: HashMap::new(),
            swept: 0,
        }
    }

    /// Whether a page that was loaded is visited for the first time in this session. Somebody who can't be told from
    /// others is always another one.
    pub(crate) fn visit(&mut self, event: &Event) -> bool {
        let Some(visitor) = event.visitor else { return true };
        self.sweep(event.time);
        let seen = Seen {
            time: event.time,
            is_visit: true,
        };
        let before = self.seen.insert((visitor, event.page), seen);
        !before.is_some_and(|before| before.is_visit && self.is_recent(before, event.time))
    }

    /// Notes that a page's data was loaded, perhaps ahead.
    pub(crate) fn fetch(&mut self, event: &Event) {
        let Some(visitor) = event.visitor else { return };
        self.sweep(event.time);
        let seen = Seen {
            time: event.time,
            is_visit: false,
        };
        let known = self.seen.entry((visitor, event.page)).or_insert(seen);
        if (event.time - known.time).abs() > self.session {
            *known = seen;
        }
    }

    /// Whether what was loaded from a page shows that the visitor got there by data that had been fetched.
    pub(crate) fn is_arrival(&mut self, event: &Event) -> bool {
        let Some(visitor) = event.visitor else {
            return false;
        };
        let session = self.session;
        match self.seen.get_mut(&(visitor, event.page)) {
            Some(seen) if !seen.is_visit && (event.time - seen.time).abs() <= session => {
                *seen = Seen {
                    time: event.time,
                    is_visit: true,
                };
                true
            }
            _ => false,
        }
    }

    fn is_recent(&self, seen: Seen, time: i64) -> bool {
        (time - seen.time).abs() <= self.session
    }

    /// Forgets what is older than a session, every now and then.
    fn sweep(&mut self, time: i64) {
        if (time - self.swept).abs() > self.session / 16 {
            self.swept = time;
            let session = self.session;
            self.seen.retain(|_, seen| (time - seen.time).abs() <= session);
            if self.seen.len() < self.seen.capacity() / 8 {
                self.seen.shrink_to(self.seen.len() * 2);
            }
        }
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.seen.len()
    }
}

#[cfg(test)]
mod tests {
    use std::hash::RandomState;

    use super::*;
    use crate::pages::Pages;
    use crate::sorting::What;

    #[test]
    fn nobody_is_remembered_for_longer_than_a_session() {
        let pages = Pages::known_by(|_: &str| true);
        let page = pages.id("/a/").unwrap();
        let key = RandomState::new();
        let mut visitors = Visitors::new(1800);
        for time in 0..100_000 {
            let visitor = Some(Visitor::of_test(&key, time));
            let event = Event {
                time,
                visitor,
                page,
                what: What::Visited,
            };
            assert!(visitors.visit(&event));
            assert!(!visitors.visit(&event));
        }
        assert!(visitors.len() <= 1800 + 1800 / 16 + 2, "{}", visitors.len());
    }
}
