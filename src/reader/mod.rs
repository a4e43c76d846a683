//! What the browser adds to a published page: going from page to page without a reload, theme, sharing, comments.
//!
//! This is the door between the two worlds: in the browser its functions act, natively they answer
//! that there is nothing here. Callers can't tell which side they are on, so no view differs by it.

pub mod comments;
mod error;
mod state;
pub mod text_fragment;

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(not(feature = "hydrate"))]
mod native;

#[cfg(feature = "hydrate")]
pub use browser::*;
#[cfg(not(feature = "hydrate"))]
pub use native::*;

pub use error::LoadError;
pub use state::{AppState, Content, Screen};
