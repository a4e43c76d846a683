//! The ids of elements. Those of the interface and those of what a newsroom wrote can't collide.
//!
//! A page has three kinds: the fixed ones of its own parts ([`PartId`]), those made from words of the content
//! ([`Anchor`]), and those made from either, or from what a server calls a comment ([`DerivedId`]). No anchor is a
//! part's name; a derived id has `--` in it, as no anchor does.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Slug;
use crate::wire::FromJson;

macro_rules! parts {
    ($($(#[$about:meta])* $part:ident = $name:literal,)*) => {
        /// A part of a page that has an id.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum PartId { $($(#[$about])* $part,)* }

        impl PartId {
            /// Every one of them.
            pub const ALL: &[Self] = &[$(Self::$part,)*];

            /// The id.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$part => $name,)* }
            }

            /// The part of an id.
            pub fn of(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|part| part.as_str() == id)
            }

            /// A link to it within its page, and the selector by which it is found.
            pub const fn fragment(self) -> &'static str {
                match self { $(Self::$part => concat!("#", $name),)* }
            }
        }
    };
}

parts! {
    /// The element that holds the rendered page.
    App = "app",
    /// The main part.
    Main = "main",
    /// What assistive technology is told.
    Announcement = "announcement",
    /// The row of links at the head of the page.
    Sections = "masthead-sections",
    /// The questions of a story.
    Faqs = "faqs",
    /// The corrections of a story.
    Corrections = "story-corrections",
    /// What was added to a story.
    Updates = "story-updates",
    /// What a story rests on.
    Sources = "story-sources",
    /// The settings of text.
    TextSettings = "text-settings",
    /// The links to share a story.
    Share = "share",
    /// The comments on a story.
    Comments = "comments",
    /// The field for the name of the reader's own server.
    OwnServer = "own-server",
    /// "You may also like".
    Related = "related",
    /// "More trending".
    Trending = "trending",
}

/// The id of a place in a story, a heading or an answer: it is part of addresses that readers share. It has letters
/// and digits of any script, and single hyphens between them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, FromJson)]
pub struct Anchor(String);

impl Anchor {
    /// What an anchor looks like that a newsroom may ask for, as a regular expression for the JSON Schema: no capitals,
    /// since readers could not tell them apart.
    pub const PATTERN: &'static str = r"^[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{N}]+(-[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{N}]+)*$";

    /// Takes a text as an anchor if it is one: no part of the page is called so, and nothing in it has to be escaped
    /// in HTML.
    ///
    /// ```
    /// # use dateline_model::Anchor;
    /// assert!(Anchor::new("판문점-1953").is_some());
    /// assert!(Anchor::new("comments").is_none());
    /// assert!(Anchor::new("comment--12").is_none());
    /// ```
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let is_of_anchors =
            |c: char| !c.is_whitespace() && !c.is_control() && (!c.is_ascii() || c.is_ascii_alphanumeric());
        let is_well_formed = text
            .split('-')
            .all(|group| !group.is_empty() && group.chars().all(is_of_anchors));
        (is_well_formed && PartId::of(&text).is_none()).then_some(Self(text))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A link to it within its page.
    pub fn fragment(&self) -> String {
        format!("#{}", self.0)
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An id that is made from another name. No anchor is like it, since slugs have single hyphens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DerivedId(String);

impl DerivedId {
    /// The question of an answer.
    pub fn question(answer: &Anchor) -> Self {
        Self(format!("question--{answer}"))
    }

    /// A comment, by its name at its server.
    pub fn comment(id: &str) -> Self {
        Self(format!("comment--{id}"))
    }

    /// What is said of an author.
    pub fn author(slug: &Slug) -> Self {
        Self(format!("author--{slug}"))
    }

    /// The field of a form, by what the form is for.
    pub fn field(form: &str) -> Self {
        Self(format!("write--{form}"))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A link to it within its page, and the selector by which it is found.
    pub fn fragment(&self) -> String {
        format!("#{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_anchor_is_an_id_of_the_interface() {
        let derived = [
            DerivedId::question(&Anchor("a".to_owned())),
            DerivedId::comment("12"),
            DerivedId::field("story"),
        ];
        let derived = derived.iter().map(DerivedId::as_str);
        let of_interface = PartId::ALL.iter().map(|part| part.as_str()).chain(derived);
        for name in of_interface {
            assert_eq!(Anchor::new(name), None, "{name}");
        }
    }

    #[test]
    fn an_anchor_has_nothing_that_an_address_or_html_would_misread() {
        for bad in [
            "", "-a", "a-", "a b", "a\u{a0}b", "a#b", "a%b", "a\"b", "a.b", "a\nb",
        ] {
            assert_eq!(Anchor::new(bad), None, "{bad}");
        }
        for good in ["a", "2022", "where-it-runs", "판문점", "क्या-हुआ"] {
            assert!(Anchor::new(good).is_some(), "{good}");
        }
    }
}
