//! The browser's side of the door.

mod answers;
mod clock;
mod comments;
mod contents;
mod dom;
mod embedded;
mod fragment;
mod head;
mod history;
mod html;
mod http;
mod json;
mod load;
mod loaded;
mod navigation;
mod passage;
mod share;
mod start;
mod storage;
mod theme;

pub use clock::{iso_of_unix, time_ago};
pub use comments::open_thread;
pub use embedded::{Embedded, announce_ready};
pub use head::set_head;
pub use html::parse_html;
pub use json::Json;
pub use navigation::retry;
pub use passage::passage;
pub use share::{copy, share};
pub use start::start;
pub use theme::{is_dark, toggle_theme};
