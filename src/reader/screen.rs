//! What fills the main part of the page, and the pages that the reader has left.
//!
//! The first page is as it was published; the next ones come rendered (`pages`). A page that the reader leaves is kept
//! as it is, opened answers and all, and Back puts it there again.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use dateline_model::head::Head;
use dateline_model::{PartId, Site};
use web_sys::HtmlElement;

use super::pages::{LoadedPage, Rendered, main};
use super::{ages, comments_root, dom, head};
use crate::components::current;
use crate::hooks::{NAVIGATION, PATH};
use crate::load_error::LoadError;

/// How many pages are kept. Going back further builds them again.
const KEPT: usize = 8;

/// A page on the screen.
struct Shown {
    /// Its path below the base path.
    path: String,
    /// What the document's head says of it; nothing for the reason why a page isn't there, which is not kept.
    head: Option<Head>,
    /// What was rendered here. Dropping it takes its elements away; the first page has none.
    _view: Option<Box<dyn Any>>,
}

/// The main part of the page.
pub(super) struct Screen {
    site: Arc<Site>,
    shown: RefCell<Shown>,
    /// The pages that were left, the last one last, each with the element that holds it.
    left: RefCell<Vec<(Shown, HtmlElement)>>,
    /// The page that the reader points at, rendered ahead.
    ahead: RefCell<Option<(Rc<dyn LoadedPage>, Rendered)>>,
}

impl Screen {
    /// Begins with the page as it was published for a path.
    pub(super) fn published(site: Arc<Site>, path: String) -> Self {
        comments_root::arrive(&site, &path);
        ages::show(&site);
        Self {
            site,
            shown: RefCell::new(Shown {
                path,
                head: Some(head::read()),
                _view: None,
            }),
            left: RefCell::default(),
            ahead: RefCell::default(),
        }
    }

    /// Whether this page was left, and can be shown as it was.
    pub(super) fn has(&self, path: &str) -> bool {
        self.left.borrow().iter().any(|(page, _)| page.path == path)
    }

    /// Shows a page as the reader left it.
    pub(super) fn show_again(&self, path: &str) -> Option<()> {
        let old = main()?;
        let is_it = |(page, _): &(Shown, HtmlElement)| page.path == path;
        let at = self.left.borrow().iter().position(is_it)?;
        let (page, main) = self.left.borrow_mut().remove(at);
        self.replace(old, &main, page);
        Some(())
    }

    /// Renders a page that may be wanted soon: to show it takes much less then.
    pub(super) fn render_ahead(&self, page: Rc<dyn LoadedPage>) {
        let rendered = page.render(&self.site);
        self.ahead.replace(rendered.map(|rendered| (page, rendered)));
    }

    /// Shows a page.
    pub(super) fn show(&self, page: &Rc<dyn LoadedPage>) -> Option<()> {
        let rendered = match self.ahead.take() {
            Some((ahead, rendered)) if Rc::ptr_eq(&ahead, page) => rendered,
            _ => page.render(&self.site)?,
        };
        self.put(rendered, page.path(), Some(page.head(&self.site)))
    }

    /// Shows the reason why a page isn't there.
    pub(super) fn show_failure(
        &self,
        rendered: Option<Rendered>,
        path: &str,
        error: LoadError,
    ) -> Option<()> {
        self.put(rendered?, path, None)?;
        dom::document().set_title(&format!(
            "{} · {}",
            self.site.words.get(error.words().0),
            self.site.title
        ));
        Some(())
    }

    fn put(&self, Rendered { main: new, view }: Rendered, path: &str, head: Option<Head>) -> Option<()> {
        let page = Shown {
            path: path.to_owned(),
            head,
            _view: Some(view),
        };
        self.replace(main()?, &new, page);
        Some(())
    }

    /// Puts a page in place of the one on the screen, which is kept.
    fn replace(&self, old: HtmlElement, new: &HtmlElement, page: Shown) {
        comments_root::leave();
        let _ = old.replace_with_with_node_1(new);
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
        ages::show(&self.site);
        let before = self.shown.replace(page);
        let mut left = self.left.borrow_mut();
        left.retain(|(other, _)| other.path != before.path);
        if before.head.is_some() {
            left.push((before, old));
        }
        if left.len() > KEPT {
            left.remove(0);
        }
    }
}
