//! Which requests may be visits, and what the others are.
//!
//! A request for a page's data (`index.json`) is hard to tell. The app fetches it when a reader follows a link, and also
//! as soon as the reader points at one; the request is the same, and after it a click asks for nothing more. What tells
//! is the page itself: whatever a browser loads from there on (pictures, the data of the next page) names it as the
//! referring page. So data counts as fetched ahead until the same visitor asks for something from that page, and as a
//! visit then. A log without referring pages tells of no such visits. Some are missed also with them, those of readers
//! who went on from there to nothing; counting all that somebody pointed at would be worse, since the mouse passes over
//! whatever stands at the top of a page.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use crate::bots::{Bots, KnownAgents};
use crate::pages::{PageId, Pages};
use crate::path::{Kind, normalized};
use crate::ranking::Counts;
use crate::request::{Agent, Request};

/// What all files share while they are read. The key of the hashes is drawn here, and gone when this is.
pub(crate) struct Shared<F> {
    pub(crate) pages: Pages<F>,
    pub(crate) bots: Bots,
    pub(crate) key: RandomState,
    /// From when to when requests count, if that is known beforehand.
    pub(crate) period: Option<(i64, i64)>,
}

/// Somebody who can be told from others for the time of a session.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Visitor(u64);

/// Something that a visitor did with a page.
#[derive(Clone, Copy)]
pub(crate) struct Event {
    pub(crate) time: i64,
    /// Nobody, where the log does not tell addresses.
    pub(crate) visitor: Option<Visitor>,
    pub(crate) page: PageId,
    pub(crate) what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// The page was loaded.
    Visited,
    /// Its data was.
    Fetched,
    /// Something was loaded from there.
    WasThere,
}

/// Sorts the requests of one file.
pub(crate) struct Sorter<'a, F> {
    shared: &'a Shared<F>,
    agents: KnownAgents,
    places: HashMap<Box<[u8]>, Option<PageId>>,
    pub(crate) counts: Counts,
    /// The time of the newest request of all.
    pub(crate) newest: Option<i64>,
}

/// Paths that are remembered, and how long they may be: enough for a site, and little memory for those who try others.
const MOST_PLACES: usize = 1 << 15;
const LONGEST_PLACE: usize = 512;

impl<'a, F: Fn(&str) -> bool> Sorter<'a, F> {
    pub(crate) fn new(shared: &'a Shared<F>) -> Self {
        Self {
            shared,
            agents: KnownAgents::new(),
            places: HashMap::new(),
            counts: Counts::default(),
            newest: None,
        }
    }

    /// Counts a request, or gives what has to be looked at in the order of time.
    pub(crate) fn sort(&mut self, request: &Request, mut found: impl FnMut(Event)) {
        self.newest = self.newest.max(Some(request.time));
        if &*request.method != b"GET" {
            self.counts.other += 1;
            return;
        }
        let is_outside = self
            .shared
            .period
            .is_some_and(|(from, to)| !(from..=to).contains(&request.time));
        // Hashing takes a good part of the time, so it is done once, and not for every line.
        let mut agent = None;
        if !is_outside && let Some(page) = self.referring_page(request) {
            let visitor = self.visitor(request, *agent.insert(self.hash_of(&request.agent)));
            found(Event {
                time: request.time,
                visitor,
                page,
                what: What::WasThere,
            });
        }
        let (path, what) = match Kind::of(&request.target) {
            Kind::Asset => {
                self.counts.assets += 1;
                return;
            }
            Kind::Page(path) => (path, What::Visited),
            Kind::Data(path) => (path, What::Fetched),
        };
        // 304: the browser has the page already and shows it. 206 is a part of a file, which no browser shows as a page.
        if !matches!(request.status, 200 | 304) {
            self.counts.errors += 1;
            return;
        }
        let Some(page) = self.page(path) else {
            self.counts.unknown += 1;
            return;
        };
        if is_outside {
            self.counts.outside += 1;
            return;
        }
        let agent = agent.unwrap_or_else(|| self.hash_of(&request.agent));
        if self.agents.is_bot(agent, &request.agent, self.shared.bots) {
            self.counts.bots += 1;
            return;
        }
        if request.is_ahead {
            self.counts.prefetches += 1;
            return;
        }
        let visitor = self.visitor(request, agent);
        if what == What::Fetched {
            self.counts.prefetches += 1;
        }
        found(Event {
            time: request.time,
            visitor,
            page,
            what,
        });
    }

    fn referring_page(&mut self, request: &Request) -> Option<PageId> {
        match Kind::of(&request.referrer) {
            Kind::Page(path) if !path.is_empty() => self.page(path),
            _ => None,
        }
    }

    /// The page at a path as it stands in a request.
    fn page(&mut self, path: &[u8]) -> Option<PageId> {
        if let Some(known) = self.places.get(path) {
            return *known;
        }
        let page = normalized(path).and_then(|path| self.shared.pages.id(&path));
        if path.len() <= LONGEST_PLACE {
            if self.places.len() >= MOST_PLACES {
                self.places.clear();
            }
            self.places.insert(path.into(), page);
        }
        page
    }

    fn hash_of(&self, agent: &Agent) -> u64 {
        self.shared.key.hash_one(agent.bytes())
    }

    fn visitor(&self, request: &Request, agent: u64) -> Option<Visitor> {
        let address = request.address.as_deref()?;
        Some(Visitor(self.shared.key.hash_one((address, agent))))
    }
}

#[cfg(test)]
impl Visitor {
    pub(crate) fn of_test(key: &RandomState, number: i64) -> Self {
        Self(key.hash_one(number))
    }
}
