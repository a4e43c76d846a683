//! The comments of the page on the screen: when they are fetched, and what the reader does with them.
//!
//! The views carry `data-act` and `data-comment`; one listener for each kind of event reads them.

mod act;
mod own;
mod server;
mod snapshot;
mod write;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Date};
use leptos::prelude::{GetUntracked, Set, Update};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::{dom, fragment};
use crate::reader::comments::{Entry, PAGE, Sort, Stage, Talk, Wanted};

/// How near the reader is to the comments when they are fetched.
const NEAR: &str = "600px";

/// How often "3 minutes ago" is looked at, in milliseconds.
const TICK: i32 = 20_000;

type OnSight = Closure<dyn FnMut(Array)>;

/// The comments of a page.
struct Talking {
    talk: Talk,
    sort: Cell<Sort>,
    /// Whether a list is on its way.
    loading: Cell<bool>,
    /// The fragment for the comment that the address names, until it is found.
    named: RefCell<Option<String>>,
    /// Watches whether the reader comes near.
    watch: RefCell<Option<(IntersectionObserver, OnSight)>>,
}

thread_local! {
    static TALKING: RefCell<Option<Rc<Talking>>> = const { RefCell::new(None) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// Begins to look after the comments of a page.
pub fn discuss(talk: Talk) {
    let talking = Rc::new(Talking {
        talk,
        sort: Cell::default(),
        loading: Cell::new(false),
        named: RefCell::default(),
        watch: RefCell::default(),
    });
    let last = TALKING.replace(Some(talking.clone()));
    if let Some((watch, _)) = last.and_then(|last| last.watch.take()) {
        watch.disconnect();
    }
    if !LISTENS.replace(true) {
        listen();
    }
    write::fill(&talking);
    talking.tick();
    talking.count();
    talking.clone().watch();
    talking.look_for_named();
}

/// The comments of the page on the screen.
fn current() -> Option<Rc<Talking>> {
    TALKING.with_borrow(Clone::clone)
}

fn listen() {
    for name in ["click", "change", "input", "submit"] {
        dom::listen(&dom::document(), name, |event: Event| {
            if let Some(talking) = current() {
                talking.hear(&event);
            }
        });
    }
    dom::listen(&dom::window(), "hashchange", |_: Event| {
        if let Some(talking) = current() {
            talking.look_for_named();
        }
    });
    tick_for_ever();
}

/// The fragment for the comment that the address names. `#isso-12` is what Isso's letters call it.
fn named() -> Option<String> {
    let hash = dom::window().location().hash().ok()?;
    let id = ["#comment-", "#isso-"]
        .iter()
        .find_map(|start| hash.strip_prefix(start))?;
    Some(format!("#comment-{id}"))
}

/// The element that an event concerns.
fn target(event: &Event, selector: &str) -> Option<Element> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest(selector).ok()?
}

fn tick_for_ever() {
    dom::after(TICK, || {
        if let Some(talking) = current() {
            talking.tick();
        }
        tick_for_ever();
    });
}

impl Talking {
    /// Whether these are still the comments on the screen.
    fn is_current(&self) -> bool {
        current().is_some_and(|current| std::ptr::eq(&raw const *current, self))
    }

    fn hear(self: &Rc<Self>, event: &Event) {
        let selector = match event.type_().as_str() {
            "click" => "button[data-act]",
            "change" => ".comments-order select",
            "input" => ".comment-form textarea",
            _ => ".comments form",
        };
        let Some(element) = target(event, selector) else {
            return;
        };
        match event.type_().as_str() {
            "click" => act::on_click(self, &element),
            "change" => self.reorder(&element),
            "input" => write::on_input(self, &element),
            _ => {
                event.prevent_default();
                write::on_submit(self.clone(), element);
            }
        }
    }

    fn entries(&self) -> Vec<Entry> {
        self.talk.discussion.entries.get_untracked()
    }

    fn tick(&self) {
        self.talk.discussion.now.set(Some(Date::now()));
        own::mark(&self.entries());
    }

    /// Asks how many comments there are. Without an answer the page says nothing of it.
    fn count(self: &Rc<Self>) {
        let this = self.clone();
        spawn_local(async move {
            let Ok(json) = server::ask(&this.talk.provider.count()).await else {
                return;
            };
            let discussion = this.talk.discussion;
            if let Ok(thread) = this.talk.provider.read_thread(&json, Sort::Newest)
                && this.is_current()
                && !discussion.is_there()
            {
                discussion.total.set(Some(thread.total));
            }
        });
    }

    fn watch(self: Rc<Self>) {
        let Some(section) = dom::find(".comments") else {
            return;
        };
        let this = self.clone();
        let on_sight = OnSight::new(move |entries: Array| {
            let is_near = |entry: IntersectionObserverEntry| entry.is_intersecting();
            if entries.iter().any(|entry| is_near(entry.unchecked_into())) {
                this.arrive();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(NEAR);
        let function = on_sight.as_ref().unchecked_ref();
        if let Ok(watch) = IntersectionObserver::new_with_options(function, &options) {
            watch.observe(&section);
            self.watch.replace(Some((watch, on_sight)));
        }
    }

    /// The reader has come near.
    fn arrive(self: &Rc<Self>) {
        if self.talk.discussion.stage.get_untracked() == Stage::Waiting {
            self.load(false);
        }
    }

    /// If the address names a comment, it is fetched and shown.
    fn look_for_named(self: &Rc<Self>) {
        let Some(named) = named() else { return };
        if fragment::reveal(&named) {
            self.arrive();
            return;
        }
        self.named.replace(Some(named));
        self.load(self.talk.discussion.is_there());
    }

    /// Fetches the list from its beginning, or more of it.
    fn load(self: &Rc<Self>, more: bool) {
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
        let discussion = self.talk.discussion;
        let shown_before = self
            .entries()
            .len()
            .max(dom::all(".snapshot .comment-list > li").len());
        loop {
            discussion.stage.set(Stage::Loading);
            let wanted = Wanted {
                sort: self.sort.get(),
                parent: None,
                offset: if more { self.entries().len() } else { 0 },
                // What is on the screen already stays there.
                limit: PAGE.max(u32::try_from(shown_before).unwrap_or(PAGE)),
                all_replies: shown_before > 0 || self.named.borrow().is_some(),
            };
            let result = server::thread(&self.talk.provider, &wanted).await;
            if !self.is_current() {
                return;
            }
            match result {
                Ok(thread) => discussion.show(thread, more),
                Err(error) => return discussion.stage.set(Stage::Failed(error)),
            }
            own::mark(&self.entries());
            snapshot::give_way().await;
            let Some(named) = self.named.take() else {
                // The mark on it went with the snapshot.
                named().map(|named| fragment::open(&named));
                break;
            };
            if fragment::reveal(&named) {
                break;
            }
            if discussion.stage.get_untracked() == Stage::Shown(0) {
                break;
            }
            self.named.replace(Some(named));
            more = true;
        }
        write::reopen(self).await;
    }

    /// Fetches more replies to a comment.
    fn load_replies(self: &Rc<Self>, entry: Entry) {
        let this = self.clone();
        spawn_local(async move {
            let known = entry.replies.get_untracked();
            let wanted = Wanted {
                parent: Some(entry.id.clone()),
                offset: known.len(),
                limit: PAGE,
                ..Wanted::default()
            };
            let result = server::thread(&this.talk.provider, &wanted).await;
            match result {
                Ok(thread) => {
                    let more = Entry::all(thread.comments, &known);
                    entry.replies.update(|replies| Entry::add_missing(replies, more));
                    entry.shown.update(|shown| {
                        shown.comment.hidden = thread.hidden;
                        shown.trouble = None;
                    });
                }
                Err(error) => act::trouble(&entry, error.into()),
            }
        });
    }

    fn reorder(self: &Rc<Self>, select: &Element) {
        let name = dom::value(select);
        let sort = Sort::ALL.into_iter().find(|sort| sort.as_str() == name);
        self.sort.set(sort.unwrap_or_default());
        self.load(false);
    }
}
