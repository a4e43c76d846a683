//! The words that a newsroom brings, in `words/`.

use std::fs;
use std::path::Path;

use dateline_content::languages::begin;
use dateline_content::{Checked, Problem, Severity, check};
use dateline_model::Word;
use serde_json::{Value, json};

use super::{NOW, folder, site};

/// Checks a newsroom of a language, with files of words.
fn checked(language: &str, files: &[(&str, &str)]) -> Checked {
    check(&newsroom(language, files), NOW)
}

fn newsroom(language: &str, files: &[(&str, &str)]) -> std::path::PathBuf {
    let (folder, mut site) = (folder(), site());
    site["language"] = json!(language);
    write(&folder, &site, files);
    folder
}

fn write(folder: &Path, site: &Value, files: &[(&str, &str)]) {
    for part in ["articles", "words"] {
        fs::create_dir_all(folder.join(part)).unwrap();
    }
    fs::write(folder.join("site.json"), site.to_string()).unwrap();
    for (name, content) in files {
        fs::write(folder.join("words").join(name), content).unwrap();
    }
}

/// The problems of files of words: their lines, messages and remedies.
fn problems(language: &str, files: &[(&str, &str)]) -> Vec<(usize, String, String)> {
    let problems = checked(language, files).problems;
    let of_words = problems
        .into_iter()
        .filter(|problem| problem.file.contains("words"));
    of_words
        .map(
            |Problem {
                 line, message, fix, ..
             }| (line, message, fix),
        )
        .collect()
}

fn problem(language: &str, name: &str, content: &str) -> (usize, String, String) {
    let mut problems = problems(language, &[(name, content)]);
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems.remove(0)
}

#[test]
fn a_newsroom_says_some_words_otherwise_and_keeps_the_others() {
    for (language, name) in [("en", "en.toml"), ("en-GB", "en.toml"), ("en-GB", "en-GB.toml")] {
        let own = "Home = \"Front page\"\nDate = \"{month} {day} {year}\"\n";
        let checked = checked(language, &[(name, own)]);
        assert_eq!(checked.problems, [], "{language}");
        let words = checked.newsroom.unwrap().site.words;
        assert_eq!(words.get(Word::Home), "Front page");
        assert_eq!(words.get(Word::Share), "Share");
        assert_eq!(words.moment("2026-11-05T09:03:00Z"), "November 5 2026, 09:03 UTC");
    }
}

#[test]
fn a_region_or_a_script_has_the_words_of_its_next_relative() {
    for (language, share) in [
        ("pt-BR", "Compartilhar"),
        ("de-AT", "Teilen"),
        ("zh-CN", "分享"),
        ("zh-Hans-SG", "分享"),
        ("es-MX", "Compartir"),
    ] {
        let words = checked(language, &[]).newsroom.unwrap().site.words;
        assert_eq!(words.get(Word::Share), share, "{language}");
    }
    for language in ["zh-Hant", "zh-TW", "zh-HK", "zh-Hant-MO"] {
        let words = checked(language, &[]).newsroom.unwrap().site.words;
        assert_eq!(words.get(Word::Home), "首頁", "{language}");
    }
    let words = |language| checked(language, &[]).newsroom.unwrap().site.words;
    assert_eq!(words("ar-MA").day("2026-11-05T09:03:00Z"), "5 نونبر 2026");
    assert_eq!(words("ar-EG").day("2026-11-05T09:03:00Z"), "٥ نوفمبر ٢٠٢٦");
}

#[test]
fn what_is_wrong_with_a_file_of_words_is_told_with_its_line_and_a_remedy() {
    let of = |content| problem("pl", "pl.toml", content);
    assert_eq!(
        of("\nHom = \"Start\""),
        (
            2,
            "`Hom` is not a word of the interface".to_owned(),
            "Did you mean `Home`?".to_owned()
        )
    );
    assert_eq!(
        of("By = \"{autor}\""),
        (
            1,
            "`By` has {autor} to be filled in, and needs {authors}".to_owned(),
            "Write {authors} there, in any order.".to_owned()
        )
    );
    let (line, message, fix) = of("# Polski\n\nCommentsOther = \"{count} komentarza\"");
    assert_eq!(
        (line, &*message),
        (3, "`CommentsOther` is a form that no number has in this language")
    );
    assert_eq!(
        fix,
        "Delete the line. The forms of a number in `pl` are: one (`CommentsOne`), few (`CommentsFew`), many (`CommentsMany`)."
    );
    assert_eq!(of("By = 'a").0, 1);
    assert!(of("Home = \"\"").1.contains("is empty"));
}

#[test]
fn a_file_that_nothing_is_read_from_is_told() {
    let of = |language, name| problem(language, name, "Home = \"Start\"");
    assert_eq!(of("de", "de-at.toml").2, "Name it de-AT.toml.");
    assert_eq!(of("zh", "zh-Hans.toml").2, "Name it zh.toml.");
    assert!(
        of("de", "german.toml")
            .1
            .contains("is named by the tag of its language")
    );
    assert_eq!(
        (&*of("de", "fr.toml").1, &*of("de", "fr.toml").2),
        (
            "this is not used: the newspaper's language is `de`",
            "Name it de.toml, or delete it."
        )
    );
    assert!(of("de", "de.json").1.starts_with("this is not read: "));
}

#[test]
fn a_new_language_needs_every_word_and_its_own_forms() {
    let (line, message, fix) = problem("lv", "lv.toml", "Home = \"Sākums\"");
    assert_eq!(line, 1);
    assert!(message.starts_with("lacks `Comma`, `SkipToContent`"), "{message}");
    assert!(
        !message.contains("`Home`") && !message.contains("`Months`") && message.contains("`CommentsZero`"),
        "{message}"
    );
    assert!(
        fix.contains("`dateline words lv` begins one with all of them"),
        "{fix}"
    );
    assert!(
        fix.ends_with("The forms of a number in `lv` are: zero (`CommentsZero`), one (`CommentsOne`), other (`CommentsOther`)."),
        "{fix}"
    );
    // What CLDR does not know has to be said too.
    let (_, message, _) = problem("qaa", "qaa.toml", "Home = \"Home\"");
    assert!(
        message.contains("`Number`, `Months`, `Date`, `DateTime`"),
        "{message}"
    );
}

#[test]
fn a_language_without_words_is_english_with_a_warning() {
    let checked = checked("lv", &[]);
    let [
        Problem {
            severity,
            message,
            fix,
            ..
        },
    ] = &checked.problems[..]
    else {
        panic!("{:?}", checked.problems);
    };
    assert_eq!(*severity, Severity::Warning);
    assert!(
        message.contains("not translated into `lv`") && fix.contains("`dateline words lv`"),
        "{message} {fix}"
    );
    assert_eq!(checked.newsroom.unwrap().site.words.get(Word::Home), "Home");
}

#[test]
fn a_file_that_was_begun_is_sound_and_changes_nothing_yet() {
    for language in ["de", "pt-BR", "zh-TW", "ar", "lv", "mt", "qaa", "en"] {
        let folder = newsroom(language, &[]);
        let before = check(&folder, NOW).newsroom.unwrap().site.words;
        let path = begin(&folder, language).unwrap();
        assert!(
            path.ends_with(format!("words/{language}.toml")),
            "{}",
            path.display()
        );
        let checked = check(&folder, NOW);
        assert_eq!(checked.problems, [], "{language}");
        let words = checked.newsroom.unwrap().site.words;
        if !["lv", "mt", "qaa"].contains(&language) {
            assert_eq!(words, before, "{language}");
        }
        let text = fs::read_to_string(&path).unwrap();
        let written = |word: &Word| {
            text.lines()
                .filter(|line| {
                    line.trim_start_matches("# ")
                        .starts_with(&format!("{} = ", word.name()))
                })
                .count()
        };
        for word in Word::ALL
            .iter()
            .filter(|word| **word != Word::Plurals && !words.get(**word).is_empty())
        {
            assert_eq!(written(word), 1, "{language}: {word:?}");
        }
        // What is there stays.
        assert!(begin(&folder, language).is_err());
    }
    let folder = newsroom("de", &[]);
    assert!(
        begin(&folder, "german")
            .unwrap_err()
            .to_string()
            .contains("not the tag of a language")
    );
    assert!(begin(&folder, "../de").is_err());
}

#[test]
fn our_own_words_have_no_apostrophe_of_a_typewriter() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/languages");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            assert!(!line.contains('\''), "{}: {line}", path.display());
        }
    }
}
