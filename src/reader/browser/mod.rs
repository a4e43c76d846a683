//! The browser's side of the door.

mod answers;
mod contents;
mod dom;
mod embedded;
mod fragment;
mod head;
mod history;
mod load;
mod loaded;
mod navigation;
mod passage;
mod share;
mod theme;

pub use answers::open_answers;
pub use embedded::{Embedded, announce_ready};
pub use head::set_head;
pub use navigation::{retry, start};
pub use passage::passage;
pub use share::{copy, share};
pub use theme::{is_dark, toggle_theme};
