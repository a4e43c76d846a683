//! The part of an address that names a story, a section or a place on a page.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::wire::FromJson;

/// A slug: lower-case ASCII letters and digits in groups joined by single hyphens, at most
/// [`Slug::MAX_LENGTH`] characters. Valid by construction, so it needs no escaping in an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, FromJson)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Why a text is not a slug. It carries the nearest text that is one, where there is one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a slug")]
pub struct InvalidSlug {
    /// The refused text.
    pub text: String,
    /// What could be written in its place; empty where nothing of the text can stay.
    pub suggestion: String,
}

impl Slug {
    /// The longest slug, in characters: an address stays readable and fits any file system.
    pub const MAX_LENGTH: usize = 100;
    /// The same rule as a regular expression, for the JSON Schema.
    pub const PATTERN: &'static str = "^[a-z0-9]+(-[a-z0-9]+)*$";

    /// Takes a text as a slug if it is one.
    pub fn new(text: impl Into<String>) -> Result<Self, InvalidSlug> {
        let text = text.into();
        let well_formed = text.len() <= Self::MAX_LENGTH
            && text.split('-').all(|group| {
                !group.is_empty()
                    && group
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
        if well_formed {
            Ok(Self(text))
        } else {
            let suggestion = slugify(&text);
            Err(InvalidSlug { text, suggestion })
        }
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Slug {
    type Error = InvalidSlug;
    fn try_from(text: String) -> Result<Self, InvalidSlug> {
        Self::new(text)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

/// A text in the alphabet of slugs: what is a letter or digit of ASCII stays, in lower case, and
/// what stands between becomes one hyphen. Empty where nothing stays.
pub fn slugify(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().filter(|c| !matches!(c, '\'' | '’')) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= Slug::MAX_LENGTH {
            break;
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_groups_of_small_letters_and_digits_joined_by_hyphens() {
        for good in ["a", "fifa-2022", "a-b-c"] {
            assert!(Slug::new(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "-a",
            "a-",
            "a--b",
            "A",
            "a b",
            "é",
            "a/b",
            "..",
            &"a".repeat(101),
        ] {
            assert!(Slug::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_refused_slug_comes_with_a_suggestion() {
        let error = Slug::new("What's New?").unwrap_err();
        assert_eq!(error.suggestion, "whats-new");
    }

    #[test]
    fn a_text_with_no_latin_letter_has_no_slug() {
        assert_eq!(slugify("판문점"), "");
        assert_eq!(slugify("판문점 1953"), "1953");
    }
}
