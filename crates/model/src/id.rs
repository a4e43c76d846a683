//! The ids of elements. Those of the interface and those of what a newsroom wrote can't collide.
//!
//! A page has three kinds: the fixed ones of its own parts ([`PartId`]), those made from words of the content
//! ([`Anchor`]), and those made from either, or from what a server calls a comment ([`DerivedId`]). An anchor is a
//! slug that [`Anchors`] gave out, which holds back every part's name; a derived id has `--` in it, as no slug does.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::slug::slugify;
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
    /// The questions of a story.
    Faqs = "faqs",
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

/// The id of a place in a story, a heading or an answer: it is part of addresses that readers share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, FromJson)]
pub struct Anchor(String);

impl Anchor {
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

/// Gives out the anchors of one page, each once.
///
/// ```
/// # use dateline_model::Anchors;
/// let mut anchors = Anchors::new();
/// assert_eq!(anchors.give("Where it runs", "section").as_str(), "where-it-runs");
/// assert_eq!(anchors.give("Where it runs?", "section").as_str(), "where-it-runs-2");
/// // A part of the page is called so.
/// assert_eq!(anchors.give("Comments", "section").as_str(), "comments-2");
/// assert_eq!(anchors.give("판문점", "section").as_str(), "section");
/// ```
#[derive(Debug)]
pub struct Anchors(BTreeSet<String>);

impl Anchors {
    /// Those of a page on which nothing has one yet.
    #[allow(clippy::new_without_default)] // A page is begun on purpose.
    pub fn new() -> Self {
        Self(PartId::ALL.iter().map(|part| part.as_str().to_owned()).collect())
    }

    /// An anchor made from words: where it is taken, with a number; where no letter of them can stand in an address,
    /// from `fallback`.
    pub fn give(&mut self, words: &str, fallback: &str) -> Anchor {
        let base = match slugify(words) {
            slug if slug.is_empty() => slugify(fallback),
            slug => slug,
        };
        let mut free = base.clone();
        let mut number = 1;
        while !self.0.insert(free.clone()) {
            number += 1;
            free = format!("{base}-{number}");
        }
        Anchor(free)
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
    fn no_words_of_a_newsroom_make_an_id_of_the_interface() {
        let mut anchors = Anchors::new();
        let derived = [
            DerivedId::question(&Anchor("a".to_owned())),
            DerivedId::comment("12"),
            DerivedId::field("story"),
        ];
        let derived = derived.iter().map(DerivedId::as_str);
        let of_interface: Vec<_> = PartId::ALL
            .iter()
            .map(|part| part.as_str())
            .chain(derived)
            .collect();
        for name in &of_interface {
            for words in [(*name).to_owned(), name.replace('-', " "), name.to_uppercase()] {
                let anchor = anchors.give(&words, "section");
                assert!(!of_interface.contains(&anchor.as_str()), "{words}: {anchor}");
            }
        }
    }
}
