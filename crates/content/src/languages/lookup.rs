//! The words of a language: what the Unicode CLDR knows, what our files say, and what a newsroom says.

use std::collections::BTreeMap;

use dateline_model::{Word, Words};

use super::cldr;
use super::plurals::lineage;
use super::word_file::Texts;

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The languages that Dateline has, and whether somebody who grew up with each has read its words.
pub fn languages() -> impl Iterator<Item = (&'static str, bool)> {
    LANGUAGES.into_iter()
}

/// Their tags, to choose from.
pub(crate) fn tags() -> String {
    let tags: Vec<_> = languages().map(|(tag, _)| tag).collect();
    tags.join(", ")
}

/// The texts of the files of a newsroom that count for its language, by their tags.
#[derive(Debug, Default)]
pub(crate) struct OwnWords(pub(super) BTreeMap<String, Texts>);

/// The words of a language (BCP 47); nothing where no file has them. What the tag's own file does not say, that of its next
/// relative does, and a newsroom's own file more than ours.
pub(crate) fn words(language: &str, own: &OwnWords) -> Option<Words> {
    let mut words = cldr::words(&language.parse().ok()?);
    let mut is_known = false;
    for tag in lineage(language).iter().rev() {
        if let Some((_, texts)) = FILES.iter().find(|(known, _)| known == tag) {
            is_known = true;
            take_over(&mut words, texts);
        }
        if let Some(texts) = own.0.get(tag) {
            is_known = true;
            take_over(&mut words, texts);
        }
    }
    is_known.then_some(words)
}

/// The words of a site whose language has no file: English.
pub(crate) fn fallback() -> Words {
    words(ENGLISH, &OwnWords::default()).unwrap_or_else(|| Words(Vec::new()))
}

/// The language that every other is held against.
const ENGLISH: &str = "en";

fn take_over(words: &mut Words, texts: &[impl AsRef<str>]) {
    for (word, text) in words.0.iter_mut().zip(texts) {
        if !text.as_ref().is_empty() {
            text.as_ref().clone_into(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(language: &str) -> Words {
        words(language, &OwnWords::default()).unwrap()
    }

    #[test]
    fn dates_are_written_as_the_language_writes_them() {
        for (language, day, evening) in [
            ("en", "5 November 2026", "5 November 2026, 09:03 UTC"),
            ("en-GB", "5 November 2026", "5 November 2026, 09:03 UTC"),
            ("en-US", "November 5, 2026", "November 5, 2026, 09:03 UTC"),
        ] {
            assert_eq!(of(language).day("2026-11-05T09:03:00Z"), day, "{language}");
            assert_eq!(
                of(language).moment("2026-11-05T09:03:00.500Z"),
                evening,
                "{language}"
            );
        }
        assert_eq!(
            of("en").moment("2026-11-05T18:03:00+09:00"),
            "5 November 2026, 18:03 UTC+09:00"
        );
    }

    /// Each language with a moment, and with two numbers of comments.
    const WRITTEN: [(&str, &str, &str, &str); 21] = [
        (
            "en",
            "5 November 2026, 18:03 UTC+09:00",
            "1,234 comments",
            "2 comments",
        ),
        (
            "ar",
            "5 نوفمبر 2026 في 18:03 UTC+09:00",
            "1,234 تعليقًا",
            "تعليقان",
        ),
        (
            "de",
            "5. November 2026 um 18:03 UTC+09:00",
            "1.234 Kommentare",
            "2 Kommentare",
        ),
        (
            "es",
            "5 de noviembre de 2026 a las 18:03 UTC+09:00",
            "1.234 comentarios",
            "2 comentarios",
        ),
        (
            "fa",
            "۵ نوامبر ۲۰۲۶ ساعت ۱۸:۰۳ (UTC+09:00)",
            "۱٬۲۳۴ دیدگاه",
            "۲ دیدگاه",
        ),
        (
            "fr",
            "5 novembre 2026 à 18:03 UTC+09:00",
            "1\u{202f}234 commentaires",
            "2 commentaires",
        ),
        (
            "he",
            "5 בנובמבר 2026 בשעה 18:03 UTC+09:00",
            "1,234 תגובות",
            "שתי תגובות",
        ),
        (
            "hi",
            "5 नवंबर, 2026 को 18:03 UTC+09:00 बजे",
            "1,234 टिप्पणियाँ",
            "2 टिप्पणियाँ",
        ),
        (
            "id",
            "5 November 2026 pukul 18.03 UTC+09:00",
            "1.234 komentar",
            "2 komentar",
        ),
        (
            "it",
            "5 novembre 2026 alle ore 18:03 UTC+09:00",
            "1.234 commenti",
            "2 commenti",
        ),
        (
            "ja",
            "2026年11月5日 18:03 UTC+09:00",
            "コメント1,234件",
            "コメント2件",
        ),
        (
            "ko",
            "2026년 11월 5일 18:03 UTC+09:00",
            "댓글 1,234개",
            "댓글 2개",
        ),
        (
            "nl",
            "5 november 2026 om 18:03 UTC+09:00",
            "1.234 reacties",
            "2 reacties",
        ),
        (
            "pl",
            "5 listopada 2026 18:03 UTC+09:00",
            "1\u{a0}234 komentarze",
            "2 komentarze",
        ),
        (
            "pt",
            "5 de novembro de 2026 às 18:03 UTC+09:00",
            "1.234 comentários",
            "2 comentários",
        ),
        (
            "ru",
            "5 ноября 2026\u{202f}г. в 18:03 UTC+09:00",
            "1\u{a0}234 комментария",
            "2 комментария",
        ),
        ("tr", "5 Kasım 2026 18:03 UTC+09:00", "1.234 yorum", "2 yorum"),
        (
            "uk",
            "5 листопада 2026\u{202f}р. о 18:03 UTC+09:00",
            "1\u{a0}234 коментарі",
            "2 коментарі",
        ),
        (
            "vi",
            "lúc 18:03 UTC+09:00 ngày 5 tháng 11 năm 2026",
            "1.234 bình luận",
            "2 bình luận",
        ),
        ("zh", "2026年11月5日 18:03 UTC+09:00", "1,234 条评论", "2 条评论"),
        (
            "zh-Hant",
            "2026年11月5日 18:03 UTC+09:00",
            "1,234 則留言",
            "2 則留言",
        ),
    ];

    #[test]
    fn each_language_writes_moments_and_counts_in_its_own_way() {
        let written = languages().map(|(language, _)| {
            let words = of(language);
            let counts = [1234, 2].map(|total| words.comments(Some(total)));
            (language, words.moment("2026-11-05T18:03:00+09:00"), counts)
        });
        for ((language, moment, counts), expected) in written.zip(WRITTEN) {
            assert_eq!((language, &*moment, &*counts[0], &*counts[1]), expected);
        }
        assert_eq!(languages().count(), WRITTEN.len());
    }

    #[test]
    fn numbers_and_counts_are_written_as_the_language_writes_them() {
        for (language, total, said) in [
            ("en", 0, "Comments"),
            ("en", 1, "1 comment"),
            ("en", 1_234_567, "1,234,567 comments"),
            ("ko", 1, "댓글 1개"),
            ("ar", 2, "تعليقان"),
            ("ar", 103, "103 تعليقات"),
            ("ar-EG", 1011, "١٬٠١١ تعليقًا"),
            ("ar", 100, "100 تعليق"),
        ] {
            assert_eq!(of(language).comments(Some(total)), said, "{language}");
        }
    }

    #[test]
    fn a_tag_gets_the_words_of_its_next_relative() {
        assert_eq!(of("EN-us"), of("en-US"));
        assert_eq!(of("KO-kr"), of("ko"));
        assert_ne!(of("en-US"), of("en"));
        for unknown in ["qaa", "", "-en", "x"] {
            // ISO 639-2 keeps `qaa` free for private use, so no file will ever come for it.
            assert!(words(unknown, &OwnWords::default()).is_none(), "{unknown}");
        }
    }
}
