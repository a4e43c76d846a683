//! A preview of a published site, as a good static host would serve it.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use tower_http::services::{ServeDir, ServeFile};

use super::policy;

/// The site in a folder, with compressed files, caching and security headers, and its own page for
/// wrong addresses.
pub fn router(folder: &Path) -> Router {
    let not_found = ServeFile::new(folder.join("404.html"))
        .precompressed_br()
        .precompressed_gzip();
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .not_found_service(not_found);
    Router::new().fallback_service(files).layer(from_fn(with_headers))
}

async fn with_headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let cache = if found && is_immutable(&path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache" // Kept, but asked for again: a changed story is seen at once.
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, cache),
        (header::CONTENT_SECURITY_POLICY, policy::HEADER),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (header::VARY, "accept-encoding"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether the file's name changes with its content (`files::hashed_name`).
fn is_immutable(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    name.contains('.')
        && stem
            .rsplit_once('-')
            .is_some_and(|(_, hash)| hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::is_immutable;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(is_immutable("/app-01234567.js"));
        assert!(is_immutable("/app_bg-01234567.wasm"));
        assert!(is_immutable("/pictures/map-deadbeef.svg"));
        assert!(!is_immutable("/news/"));
        assert!(!is_immutable("/news/story-deadbeef/"));
        assert!(!is_immutable("/favicon.svg"));
    }
}
