//! The writer's desk: a story begun from a template, the content watched while one writes, stories brought
//! along from elsewhere.

pub mod import;
mod new;
mod newsroom;
mod watch;

pub use new::{NewStory, begin};
pub use watch::Changes;
