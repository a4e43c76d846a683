//! HTML that was taken apart: what both sides make of it.

/// A node of parsed HTML, before anything is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Html {
    /// Text.
    Text(String),
    /// An element.
    Element {
        /// Its name, in lower case.
        name: String,
        /// Its `href`.
        href: Option<String>,
        /// What is in it.
        children: Vec<Html>,
    },
}

/// How deep elements may lie within each other: more than anybody writes, and less than a stack bears, or JSON
/// that is to be read again.
pub const DEPTH: usize = 16;
