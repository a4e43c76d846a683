//! The data that a published page has for the app: the page's own in the page, the site's in a file.

use web_sys::HtmlElement;

use super::dom;
use crate::reader::Json;
use dateline_model::wire::FromJson;
use dateline_model::{PageData, PartId, Site};

/// What a published page hands to the app.
pub struct Embedded {
    /// The element that holds the rendered page.
    pub element: HtmlElement,
    /// The site.
    pub site: Site,
    /// The page.
    pub page: PageData,
}

impl Embedded {
    /// Reads it. Nothing where the document is not one of our pages, or is damaged: it stays plain HTML then.
    /// `site` is what the site's file says.
    pub fn read(site: &str) -> Option<Self> {
        use wasm_bindgen::JsCast;
        Some(Self {
            element: dom::find(PartId::App.fragment())?.dyn_into().ok()?,
            site: json(site)?,
            page: json(&dom::find(PartId::PageData.fragment())?.text_content()?)?,
        })
    }
}

fn json<T: FromJson>(text: &str) -> Option<T> {
    T::from_json(&Json::parse(text)?)
}

/// Marks the document as taken over: style shows the controls that need the app, tests wait for it.
pub fn announce_ready() {
    if let Some(root) = dom::root() {
        let _ = root.dataset().set("app", "ready");
    }
}
