//! What a story is, and the pages that show it: plain data, as it is published and as it is read.
//!
//! Nothing here renders, reads a file or looks at a clock. The forms that a newsroom writes are in
//! the crate `dateline-content`; these are the forms that travel to the reader.
//!
//! ```
//! use dateline_model::{Slug, route::Route};
//!
//! let (section, slug) = (Slug::new("news")?, Slug::new("a-line-on-the-map")?);
//! assert_eq!(Route::Article(section, slug).path(), "/news/a-line-on-the-map/");
//! assert_eq!(Slug::new("A line?").unwrap_err().suggestion, "a-line");
//! # Ok::<(), dateline_model::InvalidSlug>(())
//! ```

// So that the derive's paths are good in here, too.
extern crate self as dateline_model;

mod article;
pub mod bidi;
mod block;
mod comment;
mod frame;
mod front;
pub mod head;
mod id;
mod inline;
mod json;
mod label;
mod moment;
mod newsletter;
mod page;
mod picture;
pub mod route;
mod site;
mod slug;
mod teaser;
pub mod wire;
mod words;

pub use article::{Article, Author, BodySection, Cited, Faq, Note, Profile, Unpublished};
pub use block::*;
pub use comment::{
    Attachment, AttachmentKind, Comment, CommentBody, CommentSettings, CommentSource, CommentThread, Rich,
    RichElement, WebAddress,
};
pub use frame::{Account, Frame, LinkColumn, Logo, Network, Rights};
pub use front::{Card, Container, Look};
pub use id::{Anchor, DerivedId, PartId};
pub use inline::{Inline, LinkTarget};
pub use label::Label;
pub use moment::Moment;
pub use newsletter::{FormField, Newsletter};
pub use page::*;
pub use picture::{Image, Picture};
pub use site::{NavigationLink, Section, ShareService, Site};
pub use slug::{InvalidSlug, Slug, slugify};
pub use teaser::{Reason, Related, Teaser};
pub use words::{Word, Words, direction};
