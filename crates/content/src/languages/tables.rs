//! Makes tables of our files of words, or says all that is wrong with them.
//!
//! The build script compiles this file, and the crate for its tests.

use std::collections::BTreeMap;

use dateline_model::Word;

use super::plurals::lineage;
use super::word_file::{Fault, READ, Texts, WordFile, is_tag, lacking, not_a_tag};

/// The language that every other is held against.
const ENGLISH: &str = "en";

/// A language that Dateline has.
pub struct Language {
    /// Its tag.
    pub tag: String,
    /// What its file says.
    pub texts: Texts,
    /// Whether the file has every word, and is no mere change of another language's.
    pub is_whole: bool,
    /// Whether somebody who grew up with the language has read it.
    pub is_read: bool,
}

/// Every language, English first; else all that is wrong, each complaint in one line. `files` has the content of each
/// `<tag>.toml` by its tag.
pub fn tables(files: &BTreeMap<String, String>) -> Result<Vec<Language>, Vec<String>> {
    let mut complaints = Vec::new();
    let mut read = BTreeMap::new();
    for (tag, content) in files {
        let mut faults = Vec::new();
        let file = WordFile::read(content, |_| None, &mut faults);
        if !is_tag(tag) {
            faults = vec![not_a_tag()];
        }
        complaints.extend(faults.into_iter().map(|fault| complaint(tag, content, fault)));
        read.extend(file.map(|file| (tag.as_str(), file)));
    }
    let Some(english) = read.get(ENGLISH) else {
        if !files.contains_key(ENGLISH) {
            let message = "is missing, which every other language is held against";
            complaints.push(complaint(ENGLISH, "", Fault::new(None, message, "Put it back.")));
        }
        return Err(complaints);
    };
    let mut languages = Vec::new();
    for (tag, file) in &read {
        let ancestors = lineage(tag);
        let is_whole = !ancestors.iter().skip(1).any(|other| files.contains_key(other));
        let mut faults = file.faults(tag, &english.texts);
        if is_whole {
            let fix = "Add a line `Word = \"text\"` for each, as en.toml has it.";
            faults.extend(lacking(tag, &file.texts, &Word::OF_CLDR, fix));
            if file.is_read.is_none() {
                let message = "does not say whether a native speaker has read it";
                faults.push(Fault::new(
                    None,
                    message,
                    format!("Write `{READ} = false`, or true."),
                ));
            }
        }
        let content = &files[*tag];
        complaints.extend(faults.into_iter().map(|fault| complaint(tag, content, fault)));
        languages.push(Language {
            tag: (*tag).to_owned(),
            texts: file.texts.clone(),
            is_whole,
            is_read: file.is_read == Some(true),
        });
    }
    languages.sort_by_key(|language| language.tag != ENGLISH);
    if complaints.is_empty() {
        Ok(languages)
    } else {
        Err(complaints)
    }
}

/// A fault of one of our own files, as the build says it.
fn complaint(tag: &str, content: &str, fault: Fault) -> String {
    let line = fault.place.map_or_else(String::new, |place| {
        let line = content.get(..place).unwrap_or_default().matches('\n').count() + 1;
        format!(", line {line}")
    });
    let Fault { message, fix, .. } = fault;
    format!("crates/content/languages/{tag}.toml{line}: {message}. {fix}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with every word, each changed as said; a word that is changed into nothing is left out.
    fn language(forms: &[Word], changes: &[(Word, Option<&str>)]) -> String {
        let line = |word: &Word| {
            let is_form = Word::COMMENTS.iter().any(|(_, form)| form == word);
            let text = match word {
                Word::PageOf => Some("{page} of {pages}"),
                word if Word::OF_CLDR.contains(word) || (is_form && !forms.contains(word)) => None,
                other => Some(other.name()),
            };
            let change = changes.iter().find(|(changed, _)| changed == word);
            let text = change.map_or(text, |(_, text)| *text)?;
            Some(format!("{} = \"{text}\"\n", word.name()))
        };
        let words: String = Word::ALL.iter().filter_map(line).collect();
        format!("{READ} = false\n{words}")
    }

    fn korean(changes: &[(Word, Option<&str>)]) -> String {
        language(&[Word::CommentsOther], changes)
    }

    /// What is said of files beside a good English one, with their names without the folder.
    fn complaints(files: &[(&str, &str)]) -> Vec<String> {
        let english = ("en", language(&[Word::CommentsOne, Word::CommentsOther], &[]));
        let files = files.iter().map(|(tag, content)| (*tag, (*content).to_owned()));
        let files = [english].into_iter().chain(files);
        let files = files.map(|(tag, content)| (tag.to_owned(), content)).collect();
        let complaints = tables(&files).err().unwrap_or_default();
        let short = |complaint: String| complaint.replace("crates/content/languages/", "");
        complaints.into_iter().map(short).collect()
    }

    fn complaint(tag: &str, content: &str) -> String {
        let complaints = complaints(&[(tag, content)]);
        assert_eq!(complaints.len(), 1, "{complaints:?}");
        assert!(!complaints[0].contains('\n'), "{complaints:?}");
        complaints[0].clone()
    }

    fn complaint_of(word: Word, text: &str) -> String {
        let complaint = complaint("ko", &korean(&[(word, Some(text))]));
        let (place, said) = complaint.split_once(": ").unwrap();
        assert!(place.starts_with("ko.toml, line "), "{complaint}");
        said.to_owned()
    }

    #[test]
    fn a_word_that_is_lacking_is_named_with_its_file() {
        assert_eq!(
            complaint("ko", &korean(&[(Word::By, None), (Word::Home, None)])),
            "ko.toml: lacks `Home`, `By`. Add a line `Word = \"text\"` for each, as en.toml has it."
        );
        let silent = korean(&[]).replace(&format!("{READ} = false\n"), "");
        assert_eq!(
            complaint("ko", &silent),
            "ko.toml: does not say whether a native speaker has read it. Write `read_by_a_native_speaker = false`, or true."
        );
    }

    #[test]
    fn a_word_that_there_is_not_is_named_with_its_line() {
        let fix = "is not a word of the interface. Delete the line, or name a word that there is.";
        let unknown = format!("# Korean.\nByline = \"글\"\n{}", korean(&[]));
        assert_eq!(
            complaint("ko", &unknown),
            format!("ko.toml, line 2: `Byline` {fix}")
        );
        let plurals = format!("Plurals = \"5\"\n{}", korean(&[]));
        assert_eq!(
            complaint("ko", &plurals),
            format!("ko.toml, line 1: `Plurals` {fix}")
        );
        let table = format!("{}[Byline]\nBy = \"글\"\n", korean(&[]));
        assert!(complaint("ko", &table).contains("`Byline` is not a word"));
    }

    #[test]
    fn a_word_that_stands_twice_is_named_with_its_second_line() {
        let twice = format!("By = \"글\"\n{}", korean(&[]));
        let line = twice
            .lines()
            .skip(1)
            .position(|line| line.starts_with("By "))
            .unwrap()
            + 2;
        assert_eq!(
            complaint("ko", &twice),
            format!("ko.toml, line {line}: `By` stands here for the second time. Delete one of the two.")
        );
    }

    #[test]
    fn the_places_to_fill_are_those_of_english_in_any_order() {
        assert_eq!(
            complaint_of(Word::PageOf, "{page} / {seiten}"),
            "`PageOf` has {page}, {seiten} to be filled in, and needs {page}, {pages}. Write {page}, {pages} there, in any order."
        );
        assert_eq!(
            complaint_of(Word::Home, "{site}"),
            "`Home` has {site} to be filled in, and needs nothing. Write it without braces."
        );
        assert!(complaint_of(Word::PageOf, "{page").contains("has nothing to be filled in"));
        assert!(
            complaint_of(Word::DateTime, "{date} {time}").contains("needs {date}, {hour}, {minute}, {zone}")
        );
        let turned = korean(&[(Word::PageOf, Some("{pages}쪽 중 {page}쪽"))]);
        assert_eq!(complaints(&[("ko", &turned)]), [""; 0]);
    }

    #[test]
    fn a_language_has_the_forms_that_its_numbers_choose_and_no_other() {
        assert_eq!(
            complaint_of(Word::CommentsFew, "{count} 댓글"),
            "`CommentsFew` is a form that no number has in this language. Delete the line. The forms of a number in `ko` are: \
             other (`CommentsOther`)."
        );
        assert_eq!(
            complaint("pl", &language(&[Word::CommentsOne, Word::CommentsFew], &[])),
            "pl.toml: lacks `CommentsMany`. Add a line `Word = \"text\"` for each, as en.toml has it. The forms of a number in \
             `pl` are: one (`CommentsOne`), few (`CommentsFew`), many (`CommentsMany`)."
        );
        assert_eq!(
            complaint_of(Word::CommentsOther, "{number} of {count}"),
            "`CommentsOther` has {number}, which nothing fills. Only {count} may stand there."
        );
        // It may say its number in a word of its own.
        assert_eq!(
            complaints(&[("ko", &korean(&[(Word::CommentsOther, Some("댓글"))]))]),
            [""; 0]
        );
    }

    #[test]
    fn numbers_months_and_texts_are_complete() {
        assert!(complaint_of(Word::Number, "9,876,543,21").contains("`Number` is not the number"));
        assert!(complaint_of(Word::Number, "0,123,456,789").contains("`Number` is not the number"));
        assert!(complaint_of(Word::Months, "1월|2월").contains("`Months` has to be twelve months"));
        let number = korean(&[(Word::Number, Some("٩٬٨٧٬٦٥٬٤٣٬٢١٠"))]);
        assert_eq!(complaints(&[("ko", &number)]), [""; 0]);
        let empty = complaints(&[("ko", &korean(&[(Word::By, Some(""))]))]);
        assert!(empty[0].ends_with("`By` is empty. Write its text, or delete the line."));
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        let number = korean(&[]).replace("By = \"By\"", "By = 1");
        let number = complaints(&[("ko", &number)]);
        assert!(
            number[0].ends_with("`By` is not a text. Write `By = \"…\"`."),
            "{number:?}"
        );
        let read = korean(&[]).replace("= false", "= \"no\"");
        assert!(complaints(&[("ko", &read)])[0].contains("is neither true nor false"));
        let broken = format!("# Korean.\nBy: 글\n{}", korean(&[(Word::By, None)]));
        let complaints = complaints(&[("ko", &broken)]);
        assert!(!complaints.is_empty());
        for complaint in &complaints {
            assert!(complaint.starts_with("ko.toml, line 2: "), "{complaint}");
            assert!(
                complaint.ends_with("Write each word as `Word = \"text\"`."),
                "{complaint}"
            );
        }
    }

    #[test]
    fn a_file_is_named_by_a_tag_in_its_usual_form() {
        for tag in [
            "french", "FR", "fr-ca", "fr_CA", "zh-hant", "zh-Hans", "fr-CA-x", "f", "",
        ] {
            let complaints = complaints(&[(tag, "Home = \"Home\"")]);
            assert!(
                complaints[0].contains("is named by the tag"),
                "{tag}: {complaints:?}"
            );
        }
        for tag in ["en-GB", "en-001", "en-Latn-GB"] {
            assert_eq!(is_tag(tag), tag != "en-Latn-GB", "{tag}");
        }
        assert!(is_tag("fil") && is_tag("zh-Hant") && is_tag("pt-BR"));
    }

    #[test]
    fn a_region_says_what_differs_from_its_language_and_is_held_against_english_too() {
        let english = language(&[Word::CommentsOne, Word::CommentsOther], &[]);
        let files = [
            ("en".to_owned(), english),
            ("en-US".to_owned(), "Home = \"Start\"".to_owned()),
            ("ko".to_owned(), korean(&[]).replace("= false", "= true")),
        ];
        let languages = tables(&files.into()).unwrap();
        let tags = languages.iter();
        let tags: Vec<_> = tags
            .map(|language| (&*language.tag, language.is_whole, language.is_read))
            .collect();
        assert_eq!(
            tags,
            [("en", true, false), ("en-US", false, false), ("ko", true, true)]
        );
        let said = languages[1].texts.iter().filter(|text| !text.is_empty());
        assert_eq!(said.collect::<Vec<_>>(), ["Start"]);
        assert!(complaint("en-US", "Home = \"{site}\"").starts_with("en-US.toml, line 1: `Home` has {site}"));
        // It would be a language of its own, without that which it changes.
        assert!(complaints(&[("ko-KP", "Home = \"집\"")])[0].starts_with("ko-KP.toml: lacks "));
    }

    #[test]
    fn there_is_always_english_to_compare_with() {
        let files = [("ko".to_owned(), korean(&[]))];
        assert_eq!(
            tables(&files.into()).err().unwrap(),
            [
                "crates/content/languages/en.toml: is missing, which every other language is held against. Put it back."
            ]
        );
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let broken = korean(&[(Word::By, None), (Word::PageOf, Some("?"))]);
        let complaints = complaints(&[("ko", &broken), ("en-GB", "Hom = \"\""), ("ar", "By: ")]);
        for part in ["ko.toml: lacks `By`", "`PageOf`", "`Hom`", "ar.toml, line 1"] {
            assert!(
                complaints.iter().any(|complaint| complaint.contains(part)),
                "{part}: {complaints:?}"
            );
        }
    }
}
