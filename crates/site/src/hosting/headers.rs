//! The headers of the site's responses: the only source for the preview and for all hosts.
//!
//! Each page contains the rest of its security policy (`policy.rs`), which therefore also applies on hosts that send
//! none of these.

/// The name of the header that says what a response may do.
pub(super) const POLICY: &str = "Content-Security-Policy";

/// The part of a page's policy that a `<meta>` element can't set (CSP Level 3, section 3.3).
const PAGE_POLICY: &str = "frame-ancestors 'none'";

/// What a drawing (SVG) may do that is opened by itself: be drawn. What could run was taken out of it, and here it could
/// not run either.
pub(crate) const DRAWING_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/// The ending of the names of drawings.
pub(super) const DRAWING: &str = ".svg";

/// Those that are part of every response.
const ALWAYS: [(&str, &str); 4] = [
    (POLICY, PAGE_POLICY),
    // A page that opened this one, or was opened by it, gets no reference to it (HTML, section 7.1.3).
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
];

/// Browsers come back only over HTTPS, for a year (RFC 6797). This applies to the host and not to its subdomains,
/// which may serve something else.
pub(super) const HTTPS_ONLY: (&str, &str) = ("Strict-Transport-Security", "max-age=31536000");

/// The name of the header that says how long a file is cached.
pub(super) const CACHE: &str = "Cache-Control";

/// A file whose name changes with its content is never requested again.
pub(crate) const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Everything else is cached but revalidated at each use, so that a correction is seen at once. Of several values with
/// this meaning, this one is the default of Netlify and Cloudflare Pages.
pub(crate) const REVALIDATE: &str = "public, max-age=0, must-revalidate";

/// A name that `files::hashed_name` made, as a regular expression. The letter before the digits keeps a newsroom's
/// own dates, words and numbers from looking like a hash.
pub(super) const HASHED: &str = r"-h[0-9a-f]{12}\.[a-z0-9]+$";

/// The media types of the site's files, each with the extensions of their names.
pub(super) const TYPES: [(&str, &str); 22] = [
    ("application/json", "json"),
    ("application/manifest+json", "webmanifest"),
    ("application/wasm", "wasm"),
    ("audio/mp4", "m4a"),
    ("audio/mpeg", "mp3"),
    // Opus too (RFC 7845, section 9).
    ("audio/ogg", "ogg opus"),
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
    ("text/vtt", "vtt"),
    ("text/xml", "xml"),
    ("video/mp4", "mp4"),
    ("video/webm", "webm"),
];

/// The headers of every response, over HTTPS or not.
pub(crate) fn always(https: bool) -> impl Iterator<Item = (&'static str, &'static str)> {
    ALWAYS.into_iter().chain(https.then_some(HTTPS_ONLY))
}

/// The policy of a file.
pub(crate) fn policy(path: &str) -> &'static str {
    if path.ends_with(DRAWING) {
        DRAWING_POLICY
    } else {
        PAGE_POLICY
    }
}

/// The extensions of the files' names, each with the value of `Content-Type`.
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

/// The media type of a file, by the extension of its name.
pub(crate) fn media_type(file: &str) -> &'static str {
    let ending = file.rsplit('.').next().unwrap_or_default();
    TYPES
        .iter()
        .find(|(_, endings)| endings.split(' ').any(|known| known == ending))
        // For unknown types (RFC 2046, section 4.5.1).
        .map_or("application/octet-stream", |(media_type, _)| media_type)
}
