//! The native side of the door.

mod clock;
mod html;

pub use clock::{iso_of_unix, time_ago};
pub use html::parse_html;
