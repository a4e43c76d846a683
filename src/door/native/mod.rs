//! The native side of the door.

mod clock;
mod element;
mod html;

pub use clock::{iso_of_unix, time_ago};
pub use element::without_end_tag;
pub use html::parse_html;
