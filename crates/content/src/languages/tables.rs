//! Makes the tables of words from the files of the languages, and says what is wrong with a file.
//!
//! The build script compiles this file, so that a fault stops the build; the crate compiles it for its tests.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Word, Words};
use toml::de::{DeTable, Error};

/// The language that every other is held against.
const ENGLISH: &str = "en";

/// A form for one or two says the number in a word of its own; not every language has all forms.
const FORMS: [Word; 4] = [
    Word::CommentsOne,
    Word::CommentsTwo,
    Word::CommentsFew,
    Word::CommentsMany,
];

/// Every language by its tag, English first, with its texts at the places of their words; else all that is
/// wrong, each complaint in one line. `files` has the content of each `<tag>.toml` by its tag.
pub fn tables(files: &BTreeMap<String, String>) -> Result<Vec<(String, Vec<String>)>, Vec<String>> {
    let mut complaints = Vec::new();
    let mut read = BTreeMap::new();
    for (tag, content) in files {
        if is_tag(tag) {
            read.insert(tag.as_str(), texts(tag, content, &mut complaints));
        } else {
            complaints.push(format!(
                "{}: a file is named by the tag of its language, like `fr.toml`, or of a region or a script \
                 of it, like `fr-CA.toml`. Name it so.",
                file(tag)
            ));
        }
    }
    let Some(Some(english)) = read.get(ENGLISH) else {
        if !read.contains_key(ENGLISH) {
            complaints.push(format!(
                "{} is missing, which every other language is held against. Put it back.",
                file(ENGLISH)
            ));
        }
        return Err(complaints);
    };
    let mut tables = Vec::new();
    for (tag, own) in &read {
        let Some(own) = own else { continue };
        let mut whole = own.clone();
        if let Some((language, _)) = tag.split_once('-') {
            match read.get(language) {
                Some(Some(texts)) => fill_up(&mut whole, texts),
                Some(None) => continue,
                None => complaints.push(format!(
                    "{} changes words of {}, which is missing. Write that one first.",
                    file(tag),
                    file(language)
                )),
            }
        } else {
            complaints.extend(lacking(tag, own));
        }
        for word in Word::ALL {
            let Some(text) = at(own, *word) else { continue };
            // What English lacks was said already, and there is nothing to compare it with.
            if let Some(fault) = at(english, *word).and_then(|english| fault(*word, text, english)) {
                complaints.push(format!("{}: `{}` {fault}", file(tag), word.name()));
            }
        }
        complaints.extend(empty_forms(tag, own, &whole));
        tables.push(((*tag).to_owned(), whole.into_iter().flatten().collect()));
    }
    tables.sort_by_key(|(tag, _)| tag != ENGLISH);
    if complaints.is_empty() {
        Ok(tables)
    } else {
        Err(complaints)
    }
}

fn file(tag: &str) -> String {
    format!("crates/content/languages/{tag}.toml")
}

fn at(texts: &[Option<String>], word: Word) -> Option<&str> {
    texts.get(word as usize)?.as_deref()
}

/// Whether this is a tag of BCP 47 with a language and at most a region or a script, in the usual case. Were
/// other cases allowed, two files could have one tag.
fn is_tag(tag: &str) -> bool {
    let (language, rest) = match tag.split_once('-') {
        Some((language, rest)) => (language, Some(rest.as_bytes())),
        None => (tag, None),
    };
    let is_language = matches!(language.len(), 2..=3) && language.bytes().all(|b| b.is_ascii_lowercase());
    let is_rest = match rest {
        None => true,
        Some(region @ [_, _]) => region.iter().all(u8::is_ascii_uppercase),
        Some(region @ [_, _, _]) => region.iter().all(u8::is_ascii_digit),
        Some([first, script @ ..]) => {
            script.len() == 3 && first.is_ascii_uppercase() && script.iter().all(u8::is_ascii_lowercase)
        }
        Some([]) => false,
    };
    is_language && is_rest
}

/// The texts of a file, each at the place of its [`Word`]; nothing where the file can't be understood.
fn texts(tag: &str, content: &str, complaints: &mut Vec<String>) -> Option<Vec<Option<String>>> {
    let (table, errors) = DeTable::parse_recoverable(content);
    complaints.extend(errors.iter().map(|error| unreadable(tag, content, error)));
    let mut texts = vec![None; Word::ALL.len()];
    let mut understood = errors.is_empty();
    for (name, value) in table.get_ref() {
        let (name, line) = (name.get_ref(), line(content, name.span().start));
        match (Word::named(name), value.get_ref().as_str()) {
            _ if !errors.is_empty() => {}
            (Some(word), Some(text)) => texts[word as usize] = Some(text.to_owned()),
            (Some(_), None) => {
                understood = false;
                complaints.push(format!(
                    "{}, line {line}: `{name}` is not a text. Write `{name} = \"…\"`.",
                    file(tag)
                ));
            }
            (None, _) => complaints.push(format!(
                "{}, line {line}: `{name}` is not a word of the interface. Name it as crates/model/src/words.rs \
                 does, or delete the line.",
                file(tag)
            )),
        }
    }
    understood.then_some(texts)
}

fn line(content: &str, place: usize) -> usize {
    content.get(..place).unwrap_or_default().matches('\n').count() + 1
}

fn unreadable(tag: &str, content: &str, error: &Error) -> String {
    let span = error.span().unwrap_or_default();
    let (file, line) = (file(tag), line(content, span.start));
    if error.message().starts_with("duplicate key") {
        let name = content.get(span).unwrap_or_default();
        return format!(
            "{file}, line {line}: `{name}` stands here for the second time. Delete one of the two."
        );
    }
    let message = error.message().replace('\n', " ");
    format!("{file}, line {line}: {message}. Write each word as `Word = \"text\"`.")
}

fn lacking(tag: &str, texts: &[Option<String>]) -> Option<String> {
    let lacking: Vec<_> = Word::ALL
        .iter()
        .filter(|word| at(texts, **word).is_none())
        .map(|word| format!("`{}`", word.name()))
        .collect();
    let from = match tag {
        ENGLISH => "crates/model/src/words.rs names it".to_owned(),
        _ => format!("{} has it", file(ENGLISH)),
    };
    (!lacking.is_empty()).then(|| {
        format!(
            "{} lacks {}. Add a line `Word = \"text\"` for each, as {from}.",
            file(tag),
            lacking.join(", ")
        )
    })
}

/// What is wrong with a text, and what to do.
fn fault(word: Word, text: &str, english: &str) -> Option<String> {
    let is_form = FORMS.contains(&word);
    let (found, expected) = (places(text), places(english));
    match word {
        Word::PluralRule => {
            let rules = Words::PLURAL_RULES.map(|(rule, _)| rule);
            (!rules.contains(&text)).then(|| {
                let rules = rules.map(|rule| format!("\"{rule}\"")).join(", ");
                format!(
                    "is \"{text}\", which is not a known rule. Write one of {rules}, or add a rule in \
                     crates/model/src/words.rs."
                )
            })
        }
        _ if text.is_empty() => (!is_form).then(|| "is empty. Write its text.".to_owned()),
        Word::Digits if text.chars().count() != 10 => {
            Some("has to be ten digits. Write them from zero, with nothing in between.".to_owned())
        }
        Word::Months if text.split('|').count() != 12 => {
            Some("has to be twelve months. Write them with `|` between them.".to_owned())
        }
        _ if is_form => {
            let strange: BTreeSet<_> = found.into_iter().filter(|place| *place != "count").collect();
            (!strange.is_empty()).then(|| {
                let strange = listed(&strange);
                format!("has {strange}, which nothing fills. Only {{count}} may stand there.")
            })
        }
        _ => (found != expected).then(|| {
            let (found, expected) = (listed(&found), listed(&expected));
            format!("has {found} to be filled in, and English has {expected}. Write the same as English.")
        }),
    }
}

fn places(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

fn listed(places: &BTreeSet<&str>) -> String {
    if places.is_empty() {
        return "nothing".to_owned();
    }
    let places: Vec<_> = places.iter().map(|place| format!("{{{place}}}")).collect();
    places.join(", ")
}

/// Empty forms that the plural rule of the language needs, as far as this file is to blame.
fn empty_forms(tag: &str, own: &[Option<String>], whole: &[Option<String>]) -> Vec<String> {
    let rule = at(whole, Word::PluralRule).unwrap_or_default();
    let needed = Words::PLURAL_RULES.iter().find(|(known, _)| *known == rule);
    let needed = needed.map_or(&[][..], |(_, forms)| *forms);
    let is_here = |word| at(own, word).is_some();
    needed
        .iter()
        .filter(|form| at(whole, **form) == Some("") && (is_here(**form) || is_here(Word::PluralRule)))
        .map(|form| {
            format!(
                "{}: `{}` is empty, and the plural rule `{rule}` needs it. Write its text.",
                file(tag),
                form.name()
            )
        })
        .collect()
}

/// Takes over what a region does not say itself.
fn fill_up(texts: &mut [Option<String>], language: &[Option<String>]) {
    for (text, inherited) in texts.iter_mut().zip(language) {
        if text.is_none() {
            text.clone_from(inherited);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with every word, each changed as said; a word that is changed into nothing is left out.
    fn language(changes: &[(Word, Option<&str>)]) -> String {
        let line = |word: &Word| {
            let text = match word {
                Word::Digits => "0123456789",
                Word::Months => "1|2|3|4|5|6|7|8|9|10|11|12",
                Word::PluralRule | Word::CommentsTwo | Word::CommentsFew | Word::CommentsMany => "",
                Word::PageOf => "{page} of {pages}",
                Word::CommentsOther => "{count} comments",
                other => other.name(),
            };
            let change = changes.iter().find(|(changed, _)| changed == word);
            let text = change.map_or(Some(text), |(_, text)| *text)?;
            Some(format!("{} = \"{text}\"\n", word.name()))
        };
        Word::ALL.iter().filter_map(line).collect()
    }

    /// What is said of files beside a good English one, with their names without the folder.
    fn complaints(files: &[(&str, &str)]) -> Vec<String> {
        let english = ("en", language(&[]));
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
        complaint("ko", &language(&[(word, Some(text))]))
    }

    #[test]
    fn a_word_that_is_lacking_is_named_with_its_file() {
        let lacking = language(&[(Word::By, None), (Word::Home, None)]);
        assert_eq!(
            complaint("ko", &lacking),
            "ko.toml lacks `Home`, `By`. Add a line `Word = \"text\"` for each, as en.toml has it."
        );
        assert_eq!(
            complaint("en", &language(&[(Word::By, None)])),
            "en.toml lacks `By`. Add a line `Word = \"text\"` for each, as crates/model/src/words.rs names it."
        );
    }

    #[test]
    fn a_word_that_there_is_not_is_named_with_its_line() {
        let unknown = format!("# Korean.\nByline = \"글\"\n{}", language(&[]));
        assert_eq!(
            complaint("ko", &unknown),
            "ko.toml, line 2: `Byline` is not a word of the interface. Name it as \
             crates/model/src/words.rs does, or delete the line."
        );
        let table = format!("{}[Byline]\nBy = \"글\"\n", language(&[]));
        assert!(complaint("ko", &table).contains("`Byline` is not a word"));
    }

    #[test]
    fn a_word_that_stands_twice_is_named_with_its_second_line() {
        let twice = format!("By = \"글\"\n{}", language(&[]));
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
            "ko.toml: `PageOf` has {page}, {seiten} to be filled in, and English has {page}, {pages}. \
             Write the same as English."
        );
        assert!(
            complaint_of(Word::Home, "{site}")
                .contains("has {site} to be filled in, and English has nothing")
        );
        assert!(complaint_of(Word::PageOf, "{page").contains("has nothing to be filled in"));
        let turned = language(&[(Word::PageOf, Some("{pages}쪽 중 {page}쪽"))]);
        assert_eq!(complaints(&[("ko", &turned)]), [""; 0]);
    }

    #[test]
    fn a_form_may_say_its_number_in_a_word_and_only_those_that_are_chosen_are_needed() {
        let one = [
            (Word::PluralRule, Some("one")),
            (Word::CommentsOne, Some("댓글 하나")),
        ];
        assert_eq!(complaints(&[("ko", &language(&one))]), [""; 0]);
        let empty = [(Word::PluralRule, Some("one")), (Word::CommentsOne, Some(""))];
        assert_eq!(
            complaint("ko", &language(&empty)),
            "ko.toml: `CommentsOne` is empty, and the plural rule `one` needs it. Write its text."
        );
        assert_eq!(
            complaint_of(Word::CommentsFew, "{number} of {count}"),
            "ko.toml: `CommentsFew` has {number}, which nothing fills. Only {count} may stand there."
        );
        assert_eq!(
            complaint_of(Word::PluralRule, "two"),
            "ko.toml: `PluralRule` is \"two\", which is not a known rule. Write one of \"\", \"one\", \
             \"arabic\", or add a rule in crates/model/src/words.rs."
        );
    }

    #[test]
    fn digits_months_and_texts_are_complete() {
        assert!(complaint_of(Word::Digits, "123456789").contains("`Digits` has to be ten digits"));
        assert!(complaint_of(Word::Months, "1월|2월").contains("`Months` has to be twelve months"));
        assert_eq!(
            complaint_of(Word::By, ""),
            "ko.toml: `By` is empty. Write its text."
        );
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        let number = language(&[]).replace("By = \"By\"", "By = 1");
        assert!(complaint("ko", &number).ends_with("`By` is not a text. Write `By = \"…\"`."));
        let broken = format!("# Korean.\nBy: 글\n{}", language(&[(Word::By, None)]));
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
    fn a_file_is_named_by_a_tag() {
        for tag in ["french", "EN", "en-us", "en_US", "zh-hant", "en-US-x", "e", ""] {
            assert!(
                complaint(tag, &language(&[])).contains("is named by the tag"),
                "{tag}"
            );
        }
        for tag in ["fil", "en-GB", "en-001", "en-Latn"] {
            assert_eq!(complaints(&[(tag, &language(&[]))]), [""; 0], "{tag}");
        }
    }

    #[test]
    fn a_region_says_what_differs_from_its_language_and_is_held_against_english_too() {
        let files = [
            ("en".to_owned(), language(&[])),
            ("en-US".to_owned(), "Home = \"Start\"".to_owned()),
            ("ar".to_owned(), language(&[])),
        ];
        let tables = tables(&files.into()).unwrap();
        let tags: Vec<_> = tables.iter().map(|(tag, _)| tag.as_str()).collect();
        assert_eq!(tags, ["en", "ar", "en-US"]);
        let (english, american) = (&tables[0].1, &tables[2].1);
        for word in Word::ALL {
            let place = *word as usize;
            let differs = *word == Word::Home;
            assert_eq!(english[place] != american[place], differs, "{word:?}");
        }
        assert!(complaint("en-US", "Home = \"{site}\"").starts_with("en-US.toml: `Home` has {site}"));
        assert!(
            complaint(
                "en-US",
                "PluralRule = \"arabic\"\nCommentsTwo = \"two\"\nCommentsMany = \"many\""
            )
            .starts_with("en-US.toml: `CommentsFew` is empty")
        );
        assert_eq!(
            complaint("ko-KP", "Home = \"집\""),
            "ko-KP.toml changes words of ko.toml, which is missing. Write that one first."
        );
    }

    #[test]
    fn there_is_always_english_to_compare_with() {
        let files = [("ko".to_owned(), language(&[]))];
        assert_eq!(
            tables(&files.into()).unwrap_err(),
            [
                "crates/content/languages/en.toml is missing, which every other language is held against. \
              Put it back."
            ]
        );
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let broken = language(&[(Word::By, None), (Word::PageOf, Some("?"))]);
        let complaints = complaints(&[("ko", &broken), ("en-GB", "Hom = \"\""), ("ar", "By: ")]);
        for part in [
            "ko.toml lacks `By`",
            "ko.toml: `PageOf`",
            "`Hom`",
            "ar.toml, line 1",
        ] {
            assert!(
                complaints.iter().any(|complaint| complaint.contains(part)),
                "{part}: {complaints:?}"
            );
        }
    }
}
