//! What fills the main part of the page, and the pages that the reader has left.
//!
//! The first page is as it was published; the next ones are rendered by the same components. A page that the reader
//! leaves is kept as it is, opened answers and all, and Back puts it there again.

use std::cell::RefCell;
use std::sync::Arc;

use dateline_model::head::Head;
use dateline_model::{PageData, PartId, Site};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, HtmlElement};

use super::{comments_root, dom, head};
use crate::components::{Failure, current};
use crate::hooks::{NAVIGATION, PATH};
use crate::load_error::LoadError;
use crate::pages::page_view;
use crate::view::view;

/// How many pages are kept. Going back further builds them again.
const KEPT: usize = 8;

/// A page on the screen.
struct Shown {
    /// Its path below the base path.
    path: String,
    /// What the document's head says of it; nothing for the reason why a page isn't there, which is not kept.
    head: Option<Head>,
    /// What was rendered here. Dropping it takes its elements away; the first page has none.
    _view: Option<UnmountHandle<AnyViewState>>,
}

/// The main part of the page.
pub(super) struct Screen {
    site: Arc<Site>,
    shown: RefCell<Shown>,
    /// The pages that were left, the last one last, each with its elements.
    left: RefCell<Vec<(Shown, DocumentFragment)>>,
}

impl Screen {
    /// Begins with the page as it was published for a path.
    pub(super) fn published(site: Arc<Site>, path: String) -> Self {
        comments_root::arrive(&site, &path);
        Self {
            site,
            shown: RefCell::new(Shown {
                path,
                head: Some(head::read()),
                _view: None,
            }),
            left: RefCell::default(),
        }
    }

    /// Whether this page was left, and can be shown as it was.
    pub(super) fn has(&self, path: &str) -> bool {
        self.left.borrow().iter().any(|(page, _)| page.path == path)
    }

    /// Shows a page as the reader left it.
    pub(super) fn show_again(&self, path: &str) -> Option<()> {
        let main = main()?;
        let at = self
            .left
            .borrow()
            .iter()
            .position(|(page, _)| page.path == path)?;
        let (page, elements) = self.left.borrow_mut().remove(at);
        self.leave(&main);
        let _ = main.append_child(&elements);
        self.arrive(page);
        Some(())
    }

    /// Shows a page.
    pub(super) fn show(&self, data: &PageData) -> Option<()> {
        let page = data.page.clone();
        let head = Head::of(&self.site, data);
        self.render(&data.path, Some(head), move || page_view(page))
    }

    /// Shows the reason why a page isn't there.
    pub(super) fn show_failure(&self, path: &str, error: LoadError) -> Option<()> {
        let failed = path.to_owned();
        self.render(path, None, move || view! { <Failure path=failed error /> })?;
        dom::document().set_title(&format!(
            "{} · {}",
            self.site.words.get(error.words().0),
            self.site.title
        ));
        Some(())
    }

    fn render(&self, path: &str, head: Option<Head>, view: impl FnOnce() -> AnyView + 'static) -> Option<()> {
        let main = main()?;
        self.leave(&main);
        let site = self.site.clone();
        let view = mount_to(main, move || {
            provide_context(site);
            view()
        });
        self.arrive(Shown {
            path: path.to_owned(),
            head,
            _view: Some(view),
        });
        Some(())
    }

    /// Empties the screen.
    fn leave(&self, main: &HtmlElement) {
        comments_root::leave();
        let elements = dom::document().create_document_fragment();
        while let Some(node) = main.first_child() {
            let _ = elements.append_child(&node);
        }
        let mut left = self.left.borrow_mut();
        let nothing = Shown {
            path: String::new(),
            head: None,
            _view: None,
        };
        let page = self.shown.replace(nothing);
        left.retain(|(other, _)| other.path != page.path);
        if page.head.is_some() {
            left.push((page, elements));
        }
        if left.len() > KEPT {
            left.remove(0);
        }
    }

    /// What belongs to a page that has come on the screen.
    fn arrive(&self, page: Shown) {
        if let Some(head) = &page.head {
            head::set(head);
        }
        let links = dom::all(&[NAVIGATION.selector, " a"].concat());
        for (link, of) in links.iter().zip(&self.site.navigation) {
            let _ = match current(&of.to, &page.path) {
                Some(current) => link.set_attribute("aria-current", current),
                None => link.remove_attribute("aria-current"),
            };
        }
        if let Some(app) = dom::find(PartId::App.fragment()) {
            let _ = app.set_attribute(PATH.name, &page.path);
        }
        comments_root::arrive(&self.site, &page.path);
        self.shown.replace(page);
    }
}

fn main() -> Option<HtmlElement> {
    dom::find(PartId::Main.fragment())?.dyn_into().ok()
}
