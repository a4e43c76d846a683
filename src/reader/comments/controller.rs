//! The comments of the page on the screen: fetching them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Date;
use leptos::prelude::{GetUntracked, Set, Update, WithUntracked};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::{own, server, snapshot};
use crate::comments::{CommentEntry, OpenThread, PER_PAGE, Refusal, Sort, ThreadStage, Wanted};
use crate::reader::named_comment::named_comment;
use crate::reader::{dom, fragment};

/// The comments of a page.
pub(super) struct Controller {
    pub(super) thread: OpenThread,
    pub(super) sort: Cell<Sort>,
    /// Whether a list is on its way.
    loading: Cell<bool>,
    /// How many comments of the list could not be read.
    unreadable: Cell<u32>,
    /// What is done when a list has come.
    when_loaded: fn(Rc<Controller>),
    /// The fragment for the comment that the address names, until it is found.
    named: RefCell<Option<String>>,
}

thread_local! {
    static CURRENT: RefCell<Option<Rc<Controller>>> = const { RefCell::new(None) };
}

/// The comments of the page on the screen.
pub(super) fn current() -> Option<Rc<Controller>> {
    CURRENT.with_borrow(Clone::clone)
}

/// Says what went wrong with a comment.
pub(super) fn trouble(entry: &CommentEntry, refusal: Refusal) {
    let not_yours = refusal == Refusal::NotYours;
    if not_yours {
        own::forget(&entry.id);
    }
    entry.state.update(|state| {
        state.asked_to_delete = false;
        state.is_own &= !not_yours;
        state.trouble = Some(refusal);
    });
}

impl Controller {
    /// Takes over the comments of a page that has come on the screen.
    pub(super) fn begin(thread: OpenThread, when_loaded: fn(Rc<Self>)) -> Rc<Self> {
        let controller = Rc::new(Self {
            thread,
            sort: Cell::default(),
            loading: Cell::new(false),
            unreadable: Cell::default(),
            when_loaded,
            named: RefCell::default(),
        });
        CURRENT.replace(Some(controller.clone()));
        controller
    }

    /// The page is left.
    pub(super) fn end(&self) {
        if self.is_current() {
            CURRENT.take();
        }
    }

    /// Whether these are still the comments on the screen.
    pub(super) fn is_current(&self) -> bool {
        current().is_some_and(|current| std::ptr::eq(&raw const *current, self))
    }

    /// The comments on the screen that answer no other.
    pub(super) fn entries(&self) -> Vec<CommentEntry> {
        self.thread.state.entries.get_untracked()
    }

    /// How many comments of the server's list have come, those that could not be read too.
    fn passed(&self) -> usize {
        self.entries().len() + self.unreadable.get() as usize
    }

    /// Looks at the clock.
    pub(super) fn tick(&self) {
        self.thread.state.now.set(Some(Date::now()));
        own::mark(&self.entries());
    }

    /// If the address names a comment that is not on the screen, it is fetched and shown.
    pub(super) fn look_for_named(self: &Rc<Self>) {
        if let Some(named) = named_comment()
            && !fragment::reveal(&named)
        {
            self.named.replace(Some(named));
            self.load(self.thread.state.is_there());
        }
    }

    /// Fetches the list from its beginning, or more of it.
    pub(super) fn load(self: &Rc<Self>, more: bool) {
        if self.loading.replace(true) {
            return;
        }
        let this = self.clone();
        spawn_local(async move {
            this.load_until_found(more).await;
            this.loading.set(false);
        });
    }

    async fn load_until_found(self: &Rc<Self>, mut more: bool) {
        let state = self.thread.state;
        let shown_before = self.passed().max(snapshot::count());
        loop {
            state.stage.set(ThreadStage::Loading);
            let wanted = Wanted {
                sort: self.sort.get(),
                parent: None,
                offset: if more { self.passed() } else { 0 },
                // What is on the screen already stays there.
                limit: PER_PAGE.max(u32::try_from(shown_before).unwrap_or(PER_PAGE)),
                all_replies: shown_before > 0 || self.named.borrow().is_some(),
            };
            let result = server::thread(&self.thread.provider, &wanted).await;
            if !self.is_current() {
                return;
            }
            match result {
                Ok(mut thread) => {
                    if more {
                        thread.unreadable += self.unreadable.get();
                    }
                    self.unreadable.set(thread.unreadable);
                    state.show(thread, more);
                }
                Err(error) => return state.stage.set(ThreadStage::Failed(error)),
            }
            own::mark(&self.entries());
            snapshot::give_way().await;
            let Some(named) = self.named.take() else {
                // The mark on it went with the snapshot.
                named_comment().map(|named| fragment::open(&named));
                break;
            };
            if fragment::reveal(&named) {
                break;
            }
            if matches!(state.stage.get_untracked(), ThreadStage::Shown { hidden: 0, .. }) {
                break;
            }
            self.named.replace(Some(named));
            more = true;
        }
        (self.when_loaded)(self.clone());
    }

    /// Fetches more replies to a comment.
    pub(super) fn load_replies(self: &Rc<Self>, entry: CommentEntry) {
        let this = self.clone();
        spawn_local(async move {
            let known = entry.replies.get_untracked();
            let unreadable = entry.state.with_untracked(|state| state.comment.unreadable);
            let wanted = Wanted {
                parent: Some(entry.id.clone()),
                offset: known.len() + unreadable as usize,
                limit: PER_PAGE,
                ..Wanted::default()
            };
            let result = server::thread(&this.thread.provider, &wanted).await;
            match result {
                Ok(thread) => {
                    let more = CommentEntry::all(thread.comments, &known);
                    entry
                        .replies
                        .update(|replies| CommentEntry::add_missing(replies, more));
                    entry.state.update(|state| {
                        state.comment.hidden = thread.hidden;
                        state.comment.unreadable += thread.unreadable;
                        state.trouble = None;
                    });
                }
                Err(error) => trouble(&entry, error.into()),
            }
        });
    }

    /// The reader chose another order.
    pub(super) fn reorder(self: &Rc<Self>, select: &Element) {
        let name = dom::value(select);
        let sort = Sort::ALL.into_iter().find(|sort| sort.as_str() == name);
        self.sort.set(sort.unwrap_or_default());
        self.load(false);
    }
}
