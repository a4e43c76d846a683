//! The native side of the door: there is no browser here.

mod html;
mod json;

pub use html::parse_html;
pub use json::Json;

use super::comments::OpenThread;
use dateline_model::head::Head;

/// Tries the page again that failed to load.
pub fn retry() {}

/// Opens the system's share sheet; answers whether the reader was served (also by closing it).
pub async fn share(_title: String, _url: String) -> bool {
    false
}

/// Puts a text on the clipboard; answers whether it is there.
pub async fn copy(_text: String) -> bool {
    false
}

/// The title of the story, and the address of the passage that the reader has selected.
pub fn passage() -> Option<(String, String)> {
    None
}

/// Whether the page is dark now.
pub fn is_dark() -> bool {
    false
}

/// Turns to the other theme and remembers it; answers whether the page is dark now.
pub fn toggle_theme() -> bool {
    false
}

/// Makes the document's head that of another page.
pub fn set_head(_head: &Head) {}

/// A moment in RFC 3339, from seconds since 1970.
pub fn iso_of_unix(seconds: f64) -> String {
    #[allow(clippy::cast_possible_truncation)] // The year 9999 has few enough seconds.
    let seconds = seconds.clamp(0.0, 253_402_300_799.0) as i64;
    time::OffsetDateTime::from_unix_timestamp(seconds)
        .ok()
        .and_then(|moment| moment.format(&time::format_description::well_known::Rfc3339).ok())
        .unwrap_or_default()
}

/// How long ago a moment in RFC 3339 was, in words of a language; nothing where that is long.
pub fn time_ago(_datetime: &str, _now: f64, _language: &str) -> Option<String> {
    None
}

/// Begins to look after the comments of a page.
pub fn open_thread(_thread: OpenThread) {}
