//! The words of the interface in every language that there is a table for.
//!
//! A table is a function with a `match`, so the compiler finds a word that a language lacks. Whoever adds a
//! language writes its file and names it in [`table`]; the tests here hold every table against the English one
//! and against the Unicode CLDR.

mod arabic;
mod english;
mod korean;

use dateline_model::{Word, Words};

type Table = fn(Word) -> &'static str;

/// The languages that have a table.
pub(super) const LANGUAGES: [&str; 3] = ["en", "ko", "ar"];

/// The words of a language (BCP 47); nothing where there is no table for it.
pub(super) fn words(language: &str) -> Option<Words> {
    let table = table(language)?;
    Some(Words(
        Word::ALL.iter().map(|word| table(*word).to_owned()).collect(),
    ))
}

/// The words of a site whose language has no table.
pub(super) fn fallback() -> Words {
    Words(
        Word::ALL
            .iter()
            .map(|word| english::table(*word).to_owned())
            .collect(),
    )
}

fn table(language: &str) -> Option<Table> {
    let first = language.split('-').next().unwrap_or_default();
    let tables: [Table; LANGUAGES.len()] = [english::table, korean::table, arabic::table];
    let place = LANGUAGES
        .iter()
        .position(|known| first.eq_ignore_ascii_case(known))?;
    if language.eq_ignore_ascii_case("en-US") {
        return Some(english::american);
    }
    Some(tables[place])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn places(text: &str) -> BTreeSet<&str> {
        let parts = text.split('{').skip(1);
        parts
            .filter_map(|part| part.split_once('}'))
            .map(|(name, _)| name)
            .collect()
    }

    #[test]
    fn every_language_has_every_word_with_the_same_places_to_fill() {
        // A form for one or two says the number in a word of its own; not every language has all forms.
        let forms = [
            Word::CommentsOne,
            Word::CommentsTwo,
            Word::CommentsFew,
            Word::CommentsMany,
        ];
        for language in LANGUAGES {
            let words = words(language).unwrap();
            for word in Word::ALL.iter().filter(|word| !forms.contains(word)) {
                let text = words.get(*word);
                assert_eq!(
                    places(text),
                    places(english::table(*word)),
                    "{language}: {word:?}"
                );
                assert!(
                    !text.is_empty() || *word == Word::PluralRule,
                    "{language}: {word:?}"
                );
            }
            assert_eq!(words.get(Word::Digits).chars().count(), 10);
            assert_eq!(words.get(Word::Months).split('|').count(), 12);
        }
    }

    #[test]
    fn dates_are_written_as_the_language_writes_them() {
        let moment = |language, datetime| words(language).unwrap().moment(datetime);
        assert_eq!(moment("en", "2026-11-05T09:03:00Z"), "5 November 2026, 09:03 UTC");
        assert_eq!(
            moment("en-US", "2026-11-05T09:03:00Z"),
            "November 5, 2026, 09:03 UTC"
        );
        assert_eq!(
            moment("en-GB", "2026-11-05T18:03:00+09:00"),
            "5 November 2026, 18:03 UTC+09:00"
        );
        assert_eq!(
            moment("en", "2026-11-05T00:03:00-03:30"),
            "5 November 2026, 00:03 UTC-03:30"
        );
        assert_eq!(
            moment("ko", "2026-11-05T18:03:00+09:00"),
            "2026년 11월 5일 18:03 UTC+09:00"
        );
        assert_eq!(
            moment("ar", "2026-11-05T09:03:00.500Z"),
            "٥ نوفمبر ٢٠٢٦، ٠٩:٠٣ UTC"
        );
    }

    #[test]
    fn numbers_and_counts_are_written_as_the_language_writes_them() {
        let count = |language, total| words(language).unwrap().comments(Some(total));
        assert_eq!(count("en", 0), "Comments");
        assert_eq!(count("en", 1), "1 comment");
        assert_eq!(count("en", 1_234_567), "1,234,567 comments");
        assert_eq!(count("ko", 1), "댓글 1개");
        assert_eq!(count("ar", 2), "تعليقان");
        assert_eq!(count("ar", 103), "١٠٣ تعليقات");
        assert_eq!(count("ar", 1011), "١٬٠١١ تعليقًا");
        assert_eq!(count("ar", 100), "١٠٠ تعليق");
    }

    #[test]
    fn a_language_without_a_table_is_no_language_of_the_interface() {
        assert!(words("fr").is_none() && words("").is_none());
        assert_eq!(words("KO-kr"), words("ko"));
    }
}
