//! The pages that the reader goes on to: read from their data, and rendered by the components that published them.
//!
//! It is a chunk, since who reads one page needs none of it. So what the main part keeps of a page has no type of its
//! views and of its data: their code would stay in the main part.

use std::any::Any;
use std::rc::Rc;
use std::sync::Arc;

use dateline_model::head::Head;
use dateline_model::wire::{FromJson, Json};
use dateline_model::{FORMAT, Page, PageData, PartId, Site};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::dom;
use crate::components::Failure;
use crate::load_error::LoadError;
use crate::pages::page_view;
use crate::view::view;

/// What the chunk does.
#[derive(Clone, Copy)]
pub(super) struct Pages {
    /// Reads a page's data.
    pub(super) read: fn(&str) -> Result<Rc<dyn LoadedPage>, LoadError>,
    /// Renders the reason why the page of a path isn't there.
    pub(super) render_failure: fn(&Arc<Site>, &str, LoadError) -> Option<Rendered>,
}

/// A page that came.
pub(super) trait LoadedPage {
    /// Its path below the base path.
    fn path(&self) -> &str;

    /// What the document's head says of it.
    fn head(&self, site: &Site) -> Head;

    /// Renders it.
    fn render(&self, site: &Arc<Site>) -> Option<Rendered>;
}

/// What was rendered, outside the document.
pub(super) struct Rendered {
    /// The element that holds it.
    pub(super) main: HtmlElement,
    /// Dropping it takes its elements away.
    pub(super) view: Box<dyn Any>,
}

/// Leads into the chunk.
pub(super) fn pages() -> Pages {
    Pages {
        read: |text| Ok(Rc::new(read(text)?)),
        render_failure: |site, path, error| {
            let path = path.to_owned();
            render(site, move || view! { <Failure path error /> })
        },
    }
}

/// The element on the screen that holds the page.
pub(super) fn main() -> Option<HtmlElement> {
    dom::find(PartId::Main.fragment())?.dyn_into().ok()
}

struct Data {
    page: PageData,
    json: Json,
}

impl LoadedPage for Data {
    fn path(&self) -> &str {
        &self.page.path
    }

    fn head(&self, site: &Site) -> Head {
        Head::of(site, &self.page)
    }

    fn render(&self, site: &Arc<Site>) -> Option<Rendered> {
        // It is read once more for the view, which takes it: what copies a page of any kind weighs more than two
        // kilobytes, and what reads it is there already.
        let page = Page::from_json(&self.json.get("page"))?;
        render(site, move || page_view(page))
    }
}

fn read(text: &str) -> Result<Data, LoadError> {
    let json = Json::parse(text).ok_or(if text.trim_start().starts_with('<') {
        LoadError::Document
    } else {
        LoadError::Malformed
    })?;
    // The one field that keeps its place in every version.
    if json.get("format").count().is_some_and(|format| format > FORMAT) {
        return Err(LoadError::Newer);
    }
    let page = PageData::from_json(&json).ok_or(LoadError::Malformed)?;
    Ok(Data { page, json })
}

/// Renders outside the document, which lays a page out once, when it is whole.
fn render(site: &Arc<Site>, view: impl FnOnce() -> AnyView + 'static) -> Option<Rendered> {
    let main: HtmlElement = main()?.clone_node().ok()?.dyn_into().ok()?;
    let site = site.clone();
    let view = mount_to(main.clone(), move || {
        provide_context(site);
        view()
    });
    Some(Rendered {
        main,
        view: Box::new(view),
    })
}
