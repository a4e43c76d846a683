//! The native side of the door: there is no browser here.

mod clock;
mod html;
mod json;

pub use clock::{iso_of_unix, time_ago};
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

/// Begins to look after the comments of a page.
pub fn open_thread(_thread: OpenThread) {}
