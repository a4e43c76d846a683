//! The browser's side of the door.

mod dom;
mod embedded;
mod fragment;
mod head;
mod history;
mod load;
mod loaded;
mod navigation;
mod share;
mod theme;

pub use embedded::{Embedded, announce_ready};
pub use head::set_head;
pub use navigation::{retry, start};
pub use share::{can_share, copy, share};
pub use theme::{is_dark, toggle_theme};
