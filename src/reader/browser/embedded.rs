//! The data that the published page carries for the app.

use web_sys::HtmlElement;

use super::dom;
use crate::model::{PageData, Site};
use crate::reader::{Json, Read};

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
    /// Reads it. Nothing where the document is no page of ours, or a damaged one: it stays plain HTML then.
    pub fn read() -> Option<Self> {
        use wasm_bindgen::JsCast;
        Some(Self {
            element: dom::find("#app")?.dyn_into().ok()?,
            site: json("#site-data")?,
            page: json("#page-data")?,
        })
    }
}

fn json<T: Read>(selector: &str) -> Option<T> {
    T::read(&Json::parse(&dom::find(selector)?.text_content()?)?)
}

/// Marks the document as taken over: style shows the controls that need the app, tests wait for it.
pub fn announce_ready() {
    if let Some(root) = dom::root() {
        let _ = root.dataset().set("app", "ready");
    }
}
