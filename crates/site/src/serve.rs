//! A preview of a published site, as a good static host would serve it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use tower_http::services::{ServeDir, ServeFile};

use super::hosting::headers::{IMMUTABLE, REVALIDATE, always, policy};
use super::hosting::{FOR_THE_HOST, Hosted, with_query};
use dateline_content::files::is_hashed;
use dateline_model::route::encode;

pub use super::connections::{Limits, serve};

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
        .ignore_multi_range_requests(true)
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
    let site = Arc::new(Served {
        folder: folder.to_owned(),
        hosted,
        headers,
    });
    Ok(files.layer(from_fn_with_state(site, answer)))
}

struct Served {
    folder: PathBuf,
    hosted: Hosted,
    headers: HeaderMap,
}

async fn answer(State(site): State<Arc<Served>>, mut request: Request, next: Next) -> Response {
    let nowhere = format!("{}404/", site.hosted.base_path());
    let path = plain(request.uri().path()).unwrap_or_else(|| nowhere.clone());
    let query = request.uri().query().unwrap_or_default();
    let behind = |sign| match query {
        "" => String::new(),
        _ => format!("{sign}{query}"),
    };
    let query = behind('?');
    let mut response = if let Some(redirect) = site.redirect(&path, &query, &behind('&')) {
        redirect
    } else {
        let shown = if site.has(&path) { &path } else { &nowhere };
        let parts: Vec<_> = shown.split('/').map(|part| encode(part).to_string()).collect();
        if let Ok(uri) = (parts.join("/") + &query).parse() {
            *request.uri_mut() = uri;
        }
        site.set_range(shown, &mut request);
        next.run(request).await
    };
    // The redirect to an address with its slash is permanent.
    if response.status() == StatusCode::TEMPORARY_REDIRECT && path != "/" {
        *response.status_mut() = StatusCode::MOVED_PERMANENTLY;
    }
    site.set_headers(&path, &mut response);
    response
}

/// The path of a request as files have it: decoded, with single slashes. An address that begins with two would lead to
/// another host. Nothing for a path that no file has.
fn plain(path: &str) -> Option<String> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let parts: Vec<_> = path
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .collect();
    let slash = if path.ends_with('/') && !parts.is_empty() {
        "/"
    } else {
        ""
    };
    let is_named = |part: &&str| *part != ".." && !part.contains(|c: char| c.is_control() || c == '\\');
    parts
        .iter()
        .all(is_named)
        .then(|| format!("/{}{slash}", parts.join("/")))
}

impl Served {
    /// Whether a file or a folder for readers is at a path. One that is too long for any file is not.
    fn has(&self, path: &str) -> bool {
        let name = path.strip_prefix(self.hosted.base_path());
        name.is_some_and(|name| {
            let is_for_the_host = FOR_THE_HOST.iter().any(|file| file.eq_ignore_ascii_case(name));
            !is_for_the_host && self.folder.join(name).exists()
        })
    }

    /// The answer at an address that leads to another, with the query of the request: alone, and behind another.
    fn redirect(&self, path: &str, query: &str, further: &str) -> Option<Response> {
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
        let to = HeaderValue::try_from(with_query(to, query, further)).ok()?;
        Some((status, [(header::LOCATION, to)]).into_response())
    }

    /// Takes the range out of a request that gets all of a file: only `GET` knows ranges (RFC 9110, section 14.2), and one
    /// for a file that may have changed since the reader got a part of it asks for all (section 13.1.5).
    fn set_range(&self, path: &str, request: &mut Request) {
        let condition = request.headers_mut().remove(header::IF_RANGE);
        let is_same = |condition: HeaderValue| {
            let name = path.strip_prefix(self.hosted.base_path())?;
            let modified = self.folder.join(name).metadata().ok()?.modified().ok()?;
            Some(httpdate::fmt_http_date(modified).as_bytes() == condition.as_bytes())
        };
        let has_changed = condition.is_some_and(|condition| !is_same(condition).unwrap_or_default());
        if has_changed || request.method() != Method::GET {
            request.headers_mut().remove(header::RANGE);
        }
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
