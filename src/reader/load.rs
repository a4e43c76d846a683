//! Fetching a page's data.

use gloo_net::http::Request;
use web_sys::AbortController;

use super::http;
use crate::load_error::LoadError;
use dateline_model::wire::{FromJson, Json};
use dateline_model::{FORMAT, Page, PageData};

/// A page that came.
pub(super) struct Fetched {
    /// Its data.
    pub(super) data: PageData,
    json: Json,
}

impl Fetched {
    /// The page itself, for a view that takes it. It is read once more: what copies a page of any kind weighs more than
    /// two kilobytes, and what reads it is there already.
    pub(super) fn page(&self) -> Option<Page> {
        Page::from_json(&self.json.get("page"))
    }
}

/// Fetches the data at an address. The controller cancels it.
pub(super) async fn load(href: &str, controller: Option<AbortController>) -> Result<Fetched, LoadError> {
    parse(&http::ask(Request::get(href), None, controller, usize::MAX).await?)
}

fn parse(text: &str) -> Result<Fetched, LoadError> {
    let json = Json::parse(text).ok_or(if text.trim_start().starts_with('<') {
        LoadError::Document
    } else {
        LoadError::Malformed
    })?;
    // The one field that keeps its place in every version.
    if json.get("format").count().is_some_and(|format| format > FORMAT) {
        return Err(LoadError::Newer);
    }
    let data = PageData::from_json(&json).ok_or(LoadError::Malformed)?;
    Ok(Fetched { data, json })
}
