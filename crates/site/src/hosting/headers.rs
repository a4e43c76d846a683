//! The headers of the site's answers: the one source for the preview and for all hosts.
//!
//! Each page carries the rest of its security policy itself (`policy.rs`), so it holds on hosts that send none
//! of this.

/// Those that go with every answer.
const ALWAYS: [(&str, &str); 4] = [
    // What a `<meta>` element can't say (CSP Level 3, section 3.3).
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    // A page that opened this one, or that was opened by it, gets no hold of it (HTML, section 7.1.3).
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
];

/// Browsers come back by HTTPS alone, for a year (RFC 6797). It binds this host and none of its subdomains,
/// which may serve something else.
pub(super) const HTTPS_ONLY: (&str, &str) = ("Strict-Transport-Security", "max-age=31536000");

/// The name of the header that says how long a file is kept.
pub(super) const CACHE: &str = "Cache-Control";

/// A file whose name changes with its content is never asked for again.
pub(crate) const KEEP: &str = "public, max-age=31536000, immutable";

/// All else is kept but asked for at each use, so that a correction is seen at once. These words, of several
/// that mean the same, are what Netlify and Cloudflare Pages say where they are told nothing.
pub(crate) const ASK: &str = "public, max-age=0, must-revalidate";

/// A name that `files::hashed_name` made, as a regular expression. The letter before the digits keeps dates, words
/// and numbers of a newsroom's own from looking like a hash.
pub(super) const HASHED: &str = r"-h[0-9a-f]{12}\.[a-z0-9]+$";

/// The media types of the site's files, each with the endings of their names.
pub(super) const TYPES: [(&str, &str); 16] = [
    ("application/json", "json"),
    ("application/manifest+json", "webmanifest"),
    ("application/wasm", "wasm"),
    ("font/woff2", "woff2"),
    ("image/avif", "avif"),
    ("image/gif", "gif"),
    ("image/jpeg", "jpg jpeg"),
    ("image/png", "png"),
    ("image/svg+xml", "svg"),
    ("image/webp", "webp"),
    ("image/x-icon", "ico"),
    ("text/css", "css"),
    ("text/html", "html"),
    ("text/javascript", "js"),
    ("text/plain", "txt"),
    ("text/xml", "xml"),
];

/// The headers of every answer, with HTTPS or without.
pub(crate) fn always(https: bool) -> impl Iterator<Item = (&'static str, &'static str)> {
    ALWAYS.into_iter().chain(https.then_some(HTTPS_ONLY))
}

/// The endings of the files' names, each with the value of `Content-Type`.
pub(super) fn content_types() -> impl Iterator<Item = (&'static str, String)> {
    let types = TYPES
        .iter()
        .flat_map(|(media_type, endings)| endings.split(' ').map(move |ending| (ending, media_type)));
    types.map(|(ending, media_type)| {
        let charset = if media_type.starts_with("text/") {
            "; charset=utf-8"
        } else {
            ""
        };
        (ending, format!("{media_type}{charset}"))
    })
}

/// The media type of a file, by the ending of its name.
pub(crate) fn media_type(file: &str) -> &'static str {
    let ending = file.rsplit('.').next().unwrap_or_default();
    TYPES
        .iter()
        .find(|(_, endings)| endings.split(' ').any(|known| known == ending))
        // What is of no known type (RFC 2046, section 4.5.1).
        .map_or("application/octet-stream", |(media_type, _)| media_type)
}
