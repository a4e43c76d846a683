//! The words of the interface in every language that there is a file for in `crates/content/languages`.
//!
//! The build script makes tables of the files and holds each against the English one (`tables.rs`), so a
//! language costs its file and no line here. The tests here hold the texts against the Unicode CLDR.

#[cfg(test)]
mod tables;

use dateline_model::{Word, Words};

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The words of a language (BCP 47); nothing where there is no file for it. A tag that has no file of its own
/// is cut short from its end (RFC 4647, section 3.4): `en-GB` gets the words of `en`.
pub(super) fn words(language: &str) -> Option<Words> {
    let mut tag = language;
    loop {
        if let Some((_, texts)) = TABLES.iter().find(|(known, _)| known.eq_ignore_ascii_case(tag)) {
            return Some(collected(texts));
        }
        (tag, _) = tag.rsplit_once('-')?;
    }
}

/// The words of a site whose language has no file: English.
pub(super) fn fallback() -> Words {
    let [(_, texts), ..] = &TABLES;
    collected(texts)
}

fn collected(texts: &[&str]) -> Words {
    Words(texts.iter().map(|text| (*text).to_owned()).collect())
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
        let english = fallback();
        for language in LANGUAGES {
            let words = words(language).unwrap();
            for word in Word::ALL.iter().filter(|word| !forms.contains(word)) {
                let text = words.get(*word);
                assert_eq!(places(text), places(english.get(*word)), "{language}: {word:?}");
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
    fn a_language_without_a_file_is_no_language_of_the_interface() {
        // ISO 639-2 keeps `qaa` free for private use, so no file will ever come for it.
        assert!(words("qaa").is_none() && words("").is_none());
        assert_eq!(words("KO-kr"), words("ko"));
    }

    #[test]
    fn a_tag_gets_the_words_of_the_nearest_file() {
        assert_eq!(words("EN-us"), words("en-US"));
        assert_eq!(words("en-US-posix"), words("en-US"));
        assert_eq!(words("en-Latn-US"), words("en"));
        assert_ne!(words("en-US"), words("en"));
        assert!(words("en_US").is_none() && words("-en").is_none());
    }
}
