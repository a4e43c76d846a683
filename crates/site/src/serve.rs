//! A preview of a published site, as a good static host would serve it.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::services::{ServeDir, ServeFile};

use super::hosting::headers::{IMMUTABLE, REVALIDATE, always, policy};
use super::hosting::{FOR_THE_HOST, Hosted};
use dateline_content::files::is_hashed;

/// Serves the site in a folder, below its base path: with redirects, compressed files, headers, and its own page for
/// wrong addresses.
pub fn router(folder: &Path) -> Result<Router> {
    let hosted = Hosted::read(folder)?;
    let below = hosted.base_path().trim_end_matches('/').to_owned();
    let not_found = ServeFile::new(folder.join("404.html"))
        .precompressed_br()
        .precompressed_gzip();
    let files = ServeDir::new(folder)
        .redirect_path_prefix(&below)
        .precompressed_br()
        .precompressed_gzip()
        .not_found_service(not_found);
    let files = if below.is_empty() {
        Router::new().fallback_service(files)
    } else {
        Router::new().nest_service(&below, files)
    };
    let mut headers = HeaderMap::new();
    // It is served over HTTP, which must not require HTTPS.
    for (name, value) in always(false) {
        let name = HeaderName::from_bytes(name.as_bytes()).context("not a valid header name")?;
        headers.insert(name, HeaderValue::from_static(value));
    }
    let site = Arc::new(Served { hosted, headers });
    Ok(files.layer(from_fn_with_state(site, answer)))
}

struct Served {
    hosted: Hosted,
    headers: HeaderMap,
}

async fn answer(State(site): State<Arc<Served>>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    // An address that begins with two slashes would lead to another host.
    let path = format!("/{}", path.trim_start_matches('/'));
    if path != request.uri().path()
        && let Ok(uri) = path.parse()
    {
        *request.uri_mut() = uri;
    }
    let mut response = if let Some(redirect) = site.redirect(&path) {
        redirect
    } else {
        let name = path.strip_prefix(site.hosted.base_path());
        if name.is_some_and(|name| FOR_THE_HOST.contains(&name))
            && let Ok(nowhere) = format!("{}404/", site.hosted.base_path()).parse()
        {
            *request.uri_mut() = nowhere;
        }
        next.run(request).await
    };
    // The redirect to an address with its slash is permanent.
    if response.status() == StatusCode::TEMPORARY_REDIRECT && path != "/" {
        *response.status_mut() = StatusCode::MOVED_PERMANENTLY;
    }
    site.set_headers(&path, &mut response);
    response
}

impl Served {
    fn redirect(&self, path: &str) -> Option<Response> {
        let base = self.hosted.base_path();
        let (status, to) = if let Some(to) = self.hosted.moved_to(path) {
            (StatusCode::MOVED_PERMANENTLY, to)
        } else if path.len() + 1 == base.len() && base.starts_with(path) {
            (StatusCode::MOVED_PERMANENTLY, base)
        } else if path == "/" && base != "/" {
            // For people who open the address of the preview; a host may have something else there.
            (StatusCode::TEMPORARY_REDIRECT, base)
        } else {
            return None;
        };
        Some((status, [(header::LOCATION, to)]).into_response())
    }

    fn set_headers(&self, path: &str, response: &mut Response) {
        let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
        let cache = if found && is_hashed(path) {
            IMMUTABLE
        } else {
            REVALIDATE
        };
        let headers = response.headers_mut();
        headers.extend(self.headers.clone());
        headers.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(policy(if found { path } else { "/" })),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        let media_type = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
        let text = media_type.filter(|media_type| media_type.starts_with(b"text/"));
        let with_charset = text.map(|text| HeaderValue::from_bytes(&[text, b"; charset=utf-8"].concat()));
        if let Some(Ok(with_charset)) = with_charset {
            headers.insert(header::CONTENT_TYPE, with_charset);
        }
    }
}
