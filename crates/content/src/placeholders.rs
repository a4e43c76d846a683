//! The sentences that the desk writes into a story for a person to replace. `check` looks for them in what
//! is published.

/// The summary of a new story.
pub const SUMMARY: &str = "One or two sentences that say what happened.";
/// The text of a new story.
pub const PARAGRAPH: &str = "The first paragraph.";
/// The text of an imported story that has none.
pub const NO_TEXT: &str = "(This story has no text yet.)";
/// How the description of an imported picture begins that nobody has described.
const NO_DESCRIPTION: &str = "(Nobody has described this picture yet: ";

/// The description of a picture that nobody has described.
pub fn undescribed(file: &str) -> String {
    format!("{NO_DESCRIPTION}{file})")
}

/// Whether a text still waits for a person to write it.
pub fn is_placeholder(text: &str) -> bool {
    [SUMMARY, PARAGRAPH, NO_TEXT].contains(&text.trim()) || text.trim_start().starts_with(NO_DESCRIPTION)
}
