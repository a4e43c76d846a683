//! The door between the two worlds: what both the browser and the native side can do, each in its own way.

mod html;

#[cfg(feature = "browser")]
mod browser;
#[cfg(not(feature = "browser"))]
mod native;

pub use html::{DEPTH, Html, HtmlElement};

#[cfg(feature = "browser")]
pub use browser::*;
#[cfg(not(feature = "browser"))]
pub use native::*;
