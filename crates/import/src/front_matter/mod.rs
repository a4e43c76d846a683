//! The front matter of a Markdown file: `divide` reads its fields, `metadata` knows what they mean for an article.

mod dates;
mod divide;
mod fields;
mod metadata;
mod nested_fields;

pub(super) use dates::read as read_date;
pub(super) use divide::divide;
pub(super) use metadata::{Metadata, Permalink, section_called};
