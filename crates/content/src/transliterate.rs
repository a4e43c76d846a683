//! Slugs from names in any language that is written in Latin letters. The browser has `slugify` alone.

use dateline_model::slugify;

/// Makes a slug of a name: letters with marks become plain ones (`é` is `e`, `ß` is `ss`), and those of other
/// scripts are left out, since people who read them would write them otherwise than any table does.
pub fn slug_from(name: &str) -> String {
    slugify(&name.chars().map(plain).collect::<String>())
}

fn plain(letter: char) -> String {
    match letter {
        // Marks that follow their letter.
        '\u{300}'..='\u{36f}' => String::new(),
        // Latin-1 Supplement to Latin Extended-B, and Latin Extended Additional.
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' if letter.is_alphabetic() => {
            deunicode::deunicode_char(letter).unwrap_or_default().to_owned()
        }
        other => other.to_string(),
    }
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
