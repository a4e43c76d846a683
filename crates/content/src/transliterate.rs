//! Latin letters without their marks, and slugs from names that are written in them. The browser has `slugify` alone.

use dateline_model::slugify;
use deunicode::deunicode_char;

/// Makes a slug of a name: letters with marks become plain ones (`é` is `e`, `ß` is `ss`), and those of other
/// scripts are left out, since people who read them would write them otherwise than any table does.
pub fn slug_from(name: &str) -> String {
    slugify(&without_marks(name))
}

/// Writes Latin letters with marks as plain ones, and leaves those of other scripts as they are.
pub(crate) fn without_marks(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut after_latin = false;
    for letter in text.chars() {
        // A mark that follows its letter.
        if after_latin && matches!(letter, '\u{300}'..='\u{36f}') {
            continue;
        }
        after_latin = is_latin(letter);
        match deunicode_char(letter).filter(|_| after_latin && !letter.is_ascii()) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(letter),
        }
    }
    plain
}

/// Whether a letter is of Basic Latin to Latin Extended-B, or of Latin Extended Additional.
fn is_latin(letter: char) -> bool {
    letter.is_alphabetic() && matches!(letter, '\u{0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::slug_from;

    #[test]
    fn latin_letters_with_marks_become_plain_ones() {
        for (name, slug) in [
            ("Élection à Paris : l’été", "election-a-paris-lete"),
            ("Straße, Ærø und Łódź", "strasse-aero-und-lodz"),
            ("Việt Nam, Türkiye", "viet-nam-turkiye"),
            ("E\u{301}te\u{301} 3×4", "ete-3-4"),
            ("What's New?", "whats-new"),
        ] {
            assert_eq!(slug_from(name), slug);
        }
    }

    #[test]
    fn other_scripts_are_left_out() {
        for name in ["판문점", "ليبيا", "Ελλάδα", "Москва"] {
            assert_eq!(slug_from(name), "");
        }
    }
}
