//! The data that the published page carries for the app.

use serde::de::DeserializeOwned;
use web_sys::HtmlElement;

use super::dom;
use crate::model::{PageData, Site};

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

fn json<T: DeserializeOwned>(selector: &str) -> Option<T> {
    serde_json::from_str(&dom::find(selector)?.text_content()?).ok()
}

/// Marks the document as taken over: style shows the controls that need the app, tests wait for it.
pub fn announce_ready() {
    if let Some(root) = dom::root() {
        let _ = root.dataset().set("app", "ready");
    }
}
