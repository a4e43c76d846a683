//! Going from page to page without a reload.
//!
//! The browser's own way is kept wherever it is as good: links to places within a page, new tabs,
//! other hosts. The address changes when the page does, not when the link is clicked.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use gloo_net::http::Request;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, Element, Event, HtmlAnchorElement, MouseEvent, PopStateEvent};

use super::chunks::{self, ChunkLost};
use super::history::History;
use super::loaded::Loaded;
use super::pages::{LoadedPage, Rendered};
use super::screen::Screen;
use super::transition::change_page;
use super::{dom, fragment, http};
use crate::hooks::{PATH, PROGRESS};
use crate::load_error::LoadError;
use dateline_model::route::{DATA_FILE, href_of_path, path_of_location};
use dateline_model::{PartId, Site};

/// A page that the reader asked for.
#[derive(Clone)]
struct Visit {
    /// Its path below the base path.
    path: String,
    /// Its address, with the fragment.
    url: String,
    how: How,
}

/// How a visit stands in the browser's history.
#[derive(Clone, Copy, PartialEq)]
enum How {
    /// As a new entry.
    Push,
    /// In place of the present entry.
    Replace,
    /// It is there already: the reader went back or forward to this scroll position.
    Traverse(f64),
}

/// What is put on the screen.
enum Arrival {
    /// The page as the reader left it.
    AsLeft,
    /// A page that was loaded.
    Page(Rc<dyn LoadedPage>),
    /// The reason why there is none, rendered.
    Failed(LoadError, Option<Rendered>),
}

/// A page that is being fetched, asked for or ahead of time.
struct Fetch {
    path: String,
    /// Stops it.
    controller: Option<AbortController>,
}

struct Navigation {
    site: Arc<Site>,
    screen: Screen,
    loaded: RefCell<Loaded>,
    fetching: RefCell<Vec<Rc<Fetch>>>,
    /// The visit that the reader waits for.
    wanted: RefCell<Option<Visit>>,
    /// The path of the page on the screen.
    path: RefCell<String>,
    history: Rc<History>,
    /// The headline that the reader pressed.
    pressed: RefCell<Option<Element>>,
    /// Whether the reader has just gone to another place on the page, not back to one.
    new_place: Cell<bool>,
}

thread_local! {
    static NAVIGATION: RefCell<Option<Rc<Navigation>>> = const { RefCell::new(None) };
}

/// Takes over links and history.
pub(super) fn start(site: &Arc<Site>) {
    let published = dom::find(PartId::App.fragment()).and_then(|app| app.get_attribute(PATH.name));
    let not_found = published.is_none();
    let path = published.or_else(|| path_here(site)).unwrap_or_default();
    let (history, is_back) = History::resume();
    let navigation = Rc::new(Navigation {
        screen: Screen::published(site.clone(), path.clone()),
        site: site.clone(),
        loaded: RefCell::default(),
        fetching: RefCell::default(),
        wanted: RefCell::default(),
        path: RefCell::new(path),
        history,
        pressed: RefCell::default(),
        new_place: Cell::new(false),
    });
    NAVIGATION.with_borrow_mut(|slot| *slot = Some(navigation.clone()));
    navigation.listen();
    if !saves_data() {
        dom::when_idle(|| spawn_local(fetch_pages()));
    }
    navigation.correct_address(not_found, is_back);
}

/// Gives the present entry the fragment of a place on its page, or none.
pub(super) fn name_place(hash: &str) {
    let location = dom::window().location();
    if let (Some(navigation), Ok(path), Ok(search)) = (
        NAVIGATION.with_borrow(Clone::clone),
        location.pathname(),
        location.search(),
    ) {
        navigation.history.replace(&format!("{path}{search}{hash}"));
    }
}

/// Tries the page again that failed to load.
pub(super) fn retry() {
    if let Some(navigation) = NAVIGATION.with_borrow(Clone::clone) {
        navigation.visit_here(How::Replace);
    }
}

impl Navigation {
    fn listen(self: &Rc<Self>) {
        let document = dom::document();
        let this = self.clone();
        dom::listen(&document, "click", move |event: MouseEvent| this.on_click(&event));
        for name in ["pointerover", "focusin", "touchstart"] {
            let this = self.clone();
            dom::listen(&document, name, move |event: Event| this.on_hint(&event));
        }
        let this = self.clone();
        dom::listen(&dom::window(), "popstate", move |event: PopStateEvent| {
            this.on_popstate(&event);
        });
        let this = self.clone();
        dom::listen(&dom::window(), "hashchange", move |_: Event| {
            if this.new_place.take() {
                fragment::reveal(&dom::window().location().hash().unwrap_or_default());
            }
        });
    }

    /// A host may answer a wrong address with some page of ours (the front page, say). Then the page
    /// that belongs to the address is loaded.
    fn correct_address(self: &Rc<Self>, not_found: bool, is_back: bool) {
        let here = self.path_here();
        if !not_found && here.as_deref().is_some_and(|here| here != *self.path.borrow()) {
            self.visit_here(How::Replace);
        } else if let Ok(hash) = dom::window().location().hash() {
            // Most browsers have opened the place, scrolled and focused already; and a reader who has gone
            // on since, or come back to where they were, is not pulled there.
            let untouched = |element: web_sys::Element| element.tag_name() == "BODY";
            if !is_back && dom::document().active_element().is_none_or(untouched) {
                fragment::reveal(&hash);
            } else {
                fragment::open(&hash);
            }
        }
    }

    fn on_click(self: &Rc<Self>, event: &MouseEvent) {
        if !dom::is_plain(event) || event.default_prevented() {
            return;
        }
        let Some(anchor) = anchor_of(event) else { return };
        let Some(path) = self.path_of(&anchor) else { return };
        if path == *self.path.borrow() && !anchor.hash().is_empty() {
            self.history.save_position();
            // A place on this page: the browser goes there, `on_popstate` hears of it. Where the address of
            // the page has a query that the link lacks, it would load the page anew.
            if dom::window()
                .location()
                .search()
                .is_ok_and(|search| search != anchor.search())
            {
                event.prevent_default();
                self.history.push(&anchor.href());
                fragment::reveal(&anchor.hash());
            }
            return;
        }
        event.prevent_default();
        self.pressed.replace(anchor.closest("h2, h3").ok().flatten());
        let how = if path == *self.path.borrow() {
            How::Replace
        } else {
            How::Push
        };
        self.visit(Visit {
            path,
            url: anchor.href(),
            how,
        });
    }

    /// The reader is about to follow a link: its page is fetched ahead.
    fn on_hint(self: &Rc<Self>, event: &Event) {
        if saves_data() {
            return;
        }
        if let Some(path) = anchor_of(event).and_then(|anchor| self.path_of(&anchor))
            && path != *self.path.borrow()
            && self.loaded.borrow().fresh(&path).is_none()
        {
            self.fetch(path);
        }
    }

    fn on_popstate(self: &Rc<Self>, event: &PopStateEvent) {
        let Some(path) = self.path_here() else { return };
        let position = self.history.arrive(event);
        self.new_place.set(position.is_none());
        if path != *self.path.borrow() || self.wanted.borrow().is_some() {
            let url = dom::window().location().href().unwrap_or_default();
            let how = How::Traverse(position.unwrap_or(0.0));
            self.visit(Visit { path, url, how });
        } else if let Some(y) = position {
            dom::scroll_to(y);
        }
        // A new place on this page is left to `hashchange`, which comes when the browser has been there.
    }

    /// Visits the address that the window shows.
    fn visit_here(self: &Rc<Self>, how: How) {
        if let (Some(path), Ok(url)) = (self.path_here(), dom::window().location().href()) {
            self.visit(Visit { path, url, how });
        }
    }

    fn visit(self: &Rc<Self>, visit: Visit) {
        self.abandon(&visit.path);
        let loaded = self.loaded.borrow();
        let arrival = match visit.how {
            How::Traverse(_) if self.screen.has(&visit.path) => Some(Arrival::AsLeft),
            How::Traverse(_) => loaded.any(&visit.path).map(Arrival::Page),
            _ => loaded.fresh(&visit.path).map(Arrival::Page),
        };
        drop(loaded);
        if let Some(arrival) = arrival {
            self.show(visit, arrival);
            return;
        }
        // If the app should break before the page is there, the page's own script goes on to it.
        if let Some(root) = dom::root() {
            let _ = root.dataset().set("going", &visit.url);
        }
        show_progress(true);
        let path = visit.path.clone();
        self.wanted.replace(Some(visit));
        self.fetch(path);
    }

    /// Gives up the visit that is under way, and its fetch where the next one wants another page.
    fn abandon(&self, next: &str) {
        let Some(old) = self.wanted.take().filter(|old| old.path != next) else {
            return;
        };
        let given_up = self.no_longer_fetching(|fetch| fetch.path == old.path);
        if let Some(controller) = given_up.as_ref().and_then(|fetch| fetch.controller.as_ref()) {
            controller.abort();
        }
    }

    /// Takes a page off the list of those that are being fetched, if it is there.
    fn no_longer_fetching(&self, is_it: impl Fn(&Rc<Fetch>) -> bool) -> Option<Rc<Fetch>> {
        let mut fetching = self.fetching.borrow_mut();
        let at = fetching.iter().position(is_it)?;
        Some(fetching.swap_remove(at))
    }

    /// Fetches a page, unless it is on its way already.
    fn fetch(self: &Rc<Self>, path: String) {
        let mut fetching = self.fetching.borrow_mut();
        if fetching.iter().any(|fetch| fetch.path == path) {
            return;
        }
        let controller = AbortController::new().ok();
        let fetch = Rc::new(Fetch { path, controller });
        fetching.push(fetch.clone());
        let this = self.clone();
        spawn_local(async move {
            let path = &fetch.path;
            let arrival = this.load(path, fetch.controller.clone()).await;
            // Whatever came of it. Where it is not on the list any more, it was given up.
            if this
                .no_longer_fetching(|other| Rc::ptr_eq(other, &fetch))
                .is_none()
            {
                return;
            }
            if let Ok(Arrival::Page(page)) = &arrival {
                this.loaded.borrow_mut().keep(page.clone());
            }
            let wanted = this.wanted.take();
            match (wanted, arrival) {
                (Some(visit), Ok(arrival)) if visit.path == *path => this.show(visit, arrival),
                (Some(visit), Err(ChunkLost)) if visit.path == *path => leave_to_browser(&visit),
                (other, arrival) => {
                    // Nobody asked for it yet.
                    if let Ok(Arrival::Page(page)) = arrival {
                        this.screen.render_ahead(page);
                    }
                    this.wanted.replace(other);
                }
            }
        });
    }

    /// Fetches a page's data, and what renders it.
    async fn load(&self, path: &str, controller: Option<AbortController>) -> Result<Arrival, ChunkLost> {
        let href = href_of_path(&self.site, &format!("{path}{DATA_FILE}"));
        // Both at once.
        spawn_local(fetch_pages());
        let data = http::ask(Request::get(&href), None, controller, usize::MAX).await;
        let pages = chunks::pages().await?;
        Ok(match data.and_then(|data| (pages.read)(&data)) {
            Ok(page) => Arrival::Page(page),
            Err(error) => Arrival::Failed(error, (pages.render_failure)(&self.site, path, error)),
        })
    }

    /// Puts a page, or the reason why there is none, on the screen.
    fn show(self: &Rc<Self>, visit: Visit, arrival: Arrival) {
        let this = self.clone();
        change_page(self.pressed.take(), move || this.put(visit, arrival));
    }

    fn put(self: &Rc<Self>, visit: Visit, arrival: Arrival) {
        match visit.how {
            How::Push => self.history.push(&visit.url),
            How::Replace => self.history.replace(&visit.url),
            How::Traverse(_) => {}
        }
        let left = self.path.replace(visit.path.clone());
        show_progress(false);
        let mut failed = None;
        let shown = match arrival {
            Arrival::AsLeft => self.screen.show_again(&visit.path),
            Arrival::Page(page) => self.screen.show(&page),
            Arrival::Failed(error, rendered) => {
                failed = Some(error);
                self.screen.show_failure(rendered, &visit.path, error)
            }
        };
        if shown.is_none() {
            // Somebody took the main part out of the document: the browser's own way is left.
            let _ = dom::window().location().assign(&visit.url);
            return;
        }
        if let Some(root) = dom::root() {
            root.dataset().delete("going");
        }
        place(&visit, &href_of_path(&self.site, &left));
        let said = match failed {
            Some(error) => self.site.words.get(error.words().0).to_owned(),
            None => dom::document().title(),
        };
        dom::announce(&said);
    }

    /// The path of a link's page, where the link is ours to follow.
    fn path_of(&self, anchor: &HtmlAnchorElement) -> Option<String> {
        let target = anchor.target();
        let elsewhere = !(target.is_empty() || target == "_self")
            || anchor.has_attribute("download")
            || anchor
                .rel()
                .split_ascii_whitespace()
                .any(|word| word == "external")
            || dom::window().location().origin().ok()? != anchor.origin();
        if elsewhere {
            None
        } else {
            path_of_location(&self.site.base_path, &anchor.pathname())
        }
    }

    fn path_here(&self) -> Option<String> {
        path_here(&self.site)
    }
}

/// The path of the page that the window's address names.
fn path_here(site: &Site) -> Option<String> {
    path_of_location(&site.base_path, &dom::window().location().pathname().ok()?)
}

/// Without what renders pages, the browser's own way is left. It is not tried for the address that the window shows: a
/// page that was opened in place of another one would be opened again and again.
fn leave_to_browser(visit: &Visit) {
    let location = dom::window().location();
    show_progress(false);
    let _ = match visit.how {
        How::Push => location.assign(&visit.url),
        How::Traverse(_) => location.reload(),
        How::Replace => Ok(()),
    };
}

/// Tells that the next page is on its way, or no longer.
fn show_progress(is_coming: bool) {
    for progress in dom::all(PROGRESS.selector) {
        progress.set_hidden(!is_coming);
    }
}

/// Puts the reader at the right place of a page that has just come. Who comes back goes on from the link to
/// the page that was left, as with the browser's own pages.
fn place(visit: &Visit, left: &str) {
    let mut focused = None;
    let hash = visit.url.find('#').map_or("", |at| &visit.url[at..]);
    if let How::Traverse(y) = visit.how {
        fragment::open(hash);
        dom::scroll_to(y);
        let links = dom::all(&format!("main a[href='{left}']"));
        focused = links.into_iter().find(|link| dom::is_in_window(link));
    } else if fragment::reveal(hash) {
        return;
    } else {
        dom::scroll_to(0.0);
    }
    if let Some(place) = focused.map(Element::from).or_else(|| dom::find("main h1")) {
        dom::focus(&place);
    }
}

fn anchor_of(event: &Event) -> Option<HtmlAnchorElement> {
    dom::concerned(event, "a[href]")?.dyn_into().ok()
}

/// Fetches what renders pages. Where it does not come, it is asked for again with the page that needs it.
async fn fetch_pages() {
    let _ = chunks::pages().await;
}

/// Whether the reader asked the browser to save data: then nothing is fetched ahead.
fn saves_data() -> bool {
    let get = |object: &JsValue, member: &str| js_sys::Reflect::get(object, &JsValue::from_str(member));
    get(&dom::window().navigator(), "connection")
        .and_then(|connection| get(&connection, "saveData"))
        .is_ok_and(|value| value.is_truthy())
}
