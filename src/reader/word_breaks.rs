//! Where words begin, as links to passages count it.

use super::segments::segments;

/// Where the words of a text and what is between them begin, counted in characters. Nothing where the browser is too old
/// to tell.
pub(super) fn word_breaks(text: &str, language: &str) -> Option<Vec<usize>> {
    let mut units = segments(text, language, "word")?.into_iter().peekable();
    let (mut breaks, mut unit) = (Vec::new(), 0);
    for (at, c) in text.chars().enumerate() {
        if units.next_if(|begin| *begin <= unit).is_some() {
            breaks.push(at);
        }
        unit += c.len_utf16();
    }
    Some(breaks)
}
