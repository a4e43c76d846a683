//! Fetching a page's data.

use gloo_net::http::Request;
use web_sys::AbortController;

use super::http;
use crate::load_error::LoadError;
use dateline_model::wire::{FromJson, Json};
use dateline_model::{FORMAT, PageData};

/// Fetches the data at an address. The controller cancels it.
pub(super) async fn load(href: &str, controller: Option<AbortController>) -> Result<PageData, LoadError> {
    parse(&http::ask(Request::get(href), None, controller, usize::MAX).await?)
}

fn parse(text: &str) -> Result<PageData, LoadError> {
    let json = Json::parse(text).ok_or(if text.trim_start().starts_with('<') {
        LoadError::Document
    } else {
        LoadError::Malformed
    })?;
    // The one field that keeps its place in every version.
    if json.get("format").count().is_some_and(|format| format > FORMAT) {
        return Err(LoadError::Newer);
    }
    PageData::from_json(&json).ok_or(LoadError::Malformed)
}
