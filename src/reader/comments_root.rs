//! The place of the comments on the page: how many there are, and when the thread of the moment comes there.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use dateline_model::route::href_of_path;
use dateline_model::{CommentSource, Site, Word};
use gloo_net::http::Request;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    AbortController, Element, Event, HtmlElement, IntersectionObserver, IntersectionObserverEntry,
    IntersectionObserverInit,
};

use super::comments::{CloseThread, Place};
use super::life::is_alive;
use super::named_comment::named_comment;
use super::{chunks, dom, http};
use crate::comments::{LARGEST, count_address, read_count};
use crate::components::reason_of_error;
use crate::hooks::{ACTION, Action, CLOSED, COMMENT_COUNT, COMMENTS, SOURCE, THREAD};
use crate::load_error::LoadError;
use dateline_model::wire::Json;

/// How near the reader is to the comments when they are fetched.
const NEAR: &str = "600px";

type OnSight = Closure<dyn FnMut(Array)>;

/// The comments' place on the page that is on the screen.
struct Root {
    site: Arc<Site>,
    section: Element,
    /// The address of the story.
    href: String,
    /// Watches whether the reader comes near.
    watch: RefCell<Option<(IntersectionObserver, OnSight)>>,
    /// Whether the thread is there, or on its way.
    open: Cell<bool>,
    /// Takes the thread away.
    close: RefCell<Option<CloseThread>>,
}

thread_local! {
    static ROOT: RefCell<Option<Rc<Root>>> = const { RefCell::new(None) };
}

/// Begins to look after the comments of a page that has come on the screen, if it has any.
pub(super) fn arrive(site: &Arc<Site>, path: &str) {
    let Some(section) = dom::find(COMMENTS.selector) else {
        return;
    };
    let root = Rc::new(Root {
        site: site.clone(),
        section,
        href: href_of_path(site, path),
        watch: RefCell::default(),
        open: Cell::new(false),
        close: RefCell::default(),
    });
    ROOT.replace(Some(root.clone()));
    root.count();
    root.watch();
    open_named();
}

/// The page is left.
pub(super) fn leave() {
    let Some(root) = ROOT.take() else { return };
    if let Some((watch, _)) = root.watch.take() {
        watch.disconnect();
    }
    if let Some(close) = root.close.take() {
        close();
    }
}

/// Begins to listen.
pub(super) fn start() {
    dom::listen(&dom::window(), "hashchange", |_: Event| open_named());
}

/// The reader wants to see the comments.
pub(super) fn open() {
    if let Some(root) = ROOT.with_borrow(Clone::clone) {
        root.open();
    }
}

/// If the address names a comment, it is wanted at once.
fn open_named() {
    if named_comment().is_some() {
        open();
    }
}

impl Root {
    fn source(&self) -> Option<CommentSource> {
        CommentSource::of_attribute(&self.section.get_attribute(SOURCE.name)?)
    }

    /// Where the thread goes.
    fn place(&self) -> Option<HtmlElement> {
        dom::all_in(&self.section, THREAD.selector).into_iter().next()
    }

    /// Asks how many comments there are. Without an answer the page says nothing of it.
    fn count(self: &Rc<Self>) {
        let this = self.clone();
        spawn_local(async move {
            let address = this
                .source()
                .and_then(|source| count_address(&source, &this.href));
            let Some(address) = address else { return };
            let request = Request::get(&address).header("Accept", "application/json");
            let answer = http::ask(request, None, AbortController::new().ok(), LARGEST).await;
            let total = answer.ok().and_then(|text| read_count(&Json::parse(&text)?));
            // What the thread says is newer.
            if total.is_some() && !this.open.get() {
                show_count(&this.site, total);
            }
        });
    }

    fn watch(self: &Rc<Self>) {
        let this = self.clone();
        let on_sight = OnSight::new(move |entries: Array| {
            let is_near = |entry: IntersectionObserverEntry| entry.is_intersecting();
            if is_alive() && entries.iter().any(|entry| is_near(entry.unchecked_into())) {
                this.open();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(NEAR);
        let function = on_sight.as_ref().unchecked_ref();
        if let Ok(watch) = IntersectionObserver::new_with_options(function, &options) {
            watch.observe(&self.section);
            self.watch.replace(Some((watch, on_sight)));
        }
    }

    fn open(self: &Rc<Self>) {
        let Some(source) = self.source() else { return };
        if self.open.replace(true) {
            return;
        }
        let Some(root) = self.place() else { return };
        let place = Place {
            site: self.site.clone(),
            root,
            source,
            closed: self.section.has_attribute(CLOSED.name),
            href: self.href.clone(),
            show_count,
        };
        let this = self.clone();
        spawn_local(async move {
            let thread = chunks::open_comments(place).await;
            let is_here = ROOT.with_borrow(|root| root.as_ref().is_some_and(|root| Rc::ptr_eq(root, &this)));
            match thread {
                Ok(close) if is_here => drop(this.close.replace(Some(close))),
                // The reader has gone on meanwhile.
                Ok(close) => close(),
                Err(_) if is_here => this.fail(),
                Err(_) => {}
            }
        });
    }

    /// Says that the thread did not come, and offers to try again.
    fn fail(&self) {
        self.open.set(false);
        let Some(root) = self.place() else { return };
        // The file of the part is gone from a host that has a newer edition.
        let reason = self
            .site
            .words
            .get(reason_of_error(http::unless_offline(LoadError::Newer)));
        root.set_text_content(None);
        dom::append(
            &root,
            "p",
            reason,
            &[("class", "comments-state"), ("role", "status")],
        );
        dom::append(
            &root,
            "button",
            self.site.words.get(Word::TryAgain),
            &[("type", "button"), (ACTION.name, Action::Retry.as_str())],
        );
    }
}

/// Says how many comments there are, at the head of the story and above them.
fn show_count(site: &Site, total: Option<u32>) {
    for count in dom::all(COMMENT_COUNT.selector) {
        count.set_text_content(Some(&site.words.comments(total)));
    }
}
