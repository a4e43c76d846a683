//! How long texts may be.

/// The characters of what is to be read at a glance, at most: a headline, a name. On a social card each word counts.
pub(crate) const MOST_IN_A_LINE: usize = 300;

/// The characters of a sentence or two, at most.
pub(crate) const MOST_IN_A_TEXT: usize = 1000;
