//! Serves the desk in the browser (`dateline_content::cms`) on this machine.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::hosting::headers::media_type;

/// Serves these files, each by its name.
pub fn router(files: Vec<(String, Vec<u8>)>) -> Router {
    let files = files.into_iter().map(|(name, bytes)| (name, Bytes::from(bytes)));
    let files: Arc<BTreeMap<_, _>> = Arc::new(files.collect());
    Router::new().fallback(move |address: Uri| std::future::ready(answer(&files, address.path())))
}

fn answer(files: &BTreeMap<String, Bytes>, path: &str) -> Response {
    let name = match path.trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    match files.get(name) {
        Some(bytes) => {
            // The next version of the program has other files of the same names.
            let headers = [
                (header::CONTENT_TYPE, media_type(name)),
                (header::CACHE_CONTROL, "no-cache"),
            ];
            (headers, bytes.clone()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
