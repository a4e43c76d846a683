//! Texts of both directions side by side (Unicode Standard Annex 9): what one does to the direction ends with it.

/// An invisible letter of a script that is written from left to right.
pub const LEFT_TO_RIGHT_MARK: &str = "\u{200e}";

const POP_DIRECTIONAL_FORMATTING: char = '\u{202c}';
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// The first letter of a script that is written from right to left. None before it, nor any sign, has to do with
/// directions.
const HEBREW: char = '\u{590}';

/// A text that closes what it opens with signs for directions, and nothing else: those that its author meant stay. Else
/// a name could turn the words after it round, or end the element that keeps it apart.
///
/// ```
/// # use dateline_model::bidi::balanced;
/// assert_eq!(balanced("A\u{202e}nn"), "A\u{202e}nn\u{202c}");
/// assert_eq!(balanced("Ann\u{2069}"), "Ann");
/// assert_eq!(balanced("\u{2067}Ann\u{2069}"), "\u{2067}Ann\u{2069}");
/// ```
pub fn balanced(text: &str) -> String {
    let mut balanced = String::new();
    // The ends of what is open.
    let mut ends = Vec::new();
    for c in text.chars() {
        match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => ends.push(POP_DIRECTIONAL_FORMATTING),
            '\u{2066}'..='\u{2068}' => ends.push(POP_DIRECTIONAL_ISOLATE),
            POP_DIRECTIONAL_FORMATTING if ends.last() == Some(&c) => drop(ends.pop()),
            // It ends what was opened within it, too.
            POP_DIRECTIONAL_ISOLATE if ends.contains(&c) => while ends.pop() != Some(c) {},
            POP_DIRECTIONAL_FORMATTING | POP_DIRECTIONAL_ISOLATE => continue,
            _ => {}
        }
        balanced.push(c);
    }
    balanced.extend(ends.into_iter().rev());
    balanced
}

/// The same for a text that others follow in one line: neither has a part in the order of the other.
pub fn isolated(text: &str) -> String {
    let text = balanced(text);
    if text.chars().all(|c| c < HEBREW) {
        return text;
    }
    format!("{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_opens_it_closes_and_nothing_else() {
        for (text, expected) in [
            ("", ""),
            ("Ann", "Ann"),
            ("دانا", "دانا"),
            // Marks open nothing.
            ("a\u{200f}b\u{200e}\u{61c}", "a\u{200f}b\u{200e}\u{61c}"),
            ("a\u{202e}b\u{202c}c", "a\u{202e}b\u{202c}c"),
            ("\u{2067}\u{202a}a", "\u{2067}\u{202a}a\u{202c}\u{2069}"),
            ("\u{2068}\u{202e}a\u{2069}b", "\u{2068}\u{202e}a\u{2069}b"),
            ("\u{202c}\u{2069}a\u{2069}\u{202c}", "a"),
            // An isolate that lies between keeps an embedding open.
            ("\u{202b}\u{2066}a\u{202c}", "\u{202b}\u{2066}a\u{2069}\u{202c}"),
            (
                "\u{202b}\u{2066}a\u{202c}\u{2069}\u{202c}",
                "\u{202b}\u{2066}a\u{2069}\u{202c}",
            ),
        ] {
            assert_eq!(balanced(text), expected, "{text:?}");
            assert_eq!(balanced(expected), expected, "{text:?}");
        }
    }

    #[test]
    fn only_a_text_with_letters_or_signs_of_a_direction_is_isolated() {
        assert_eq!(isolated("Zoë @zoe"), "Zoë @zoe");
        assert_eq!(isolated("دانا"), "\u{2068}دانا\u{2069}");
        assert_eq!(isolated("a\u{202e}b"), "\u{2068}a\u{202e}b\u{202c}\u{2069}");
    }
}
