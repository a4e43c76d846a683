//! The words that a newsroom brings: `words/<tag>.toml` in the content folder, for a language that Dateline does not have, or
//! with those that it says otherwise.

use std::path::Path;

use dateline_model::Word;

use super::lookup::{FILES, OwnWords, words};
use super::plurals::lineage;
use super::word_file::{Fault, Texts, WordFile, is_tag, lacking, not_a_tag};
use crate::problem::{Problem, Severity};
use crate::remedy::nearest;
use crate::text::Cursor;
use crate::{files, json};

/// The folder's name.
pub(crate) const WORDS: &str = "words";

/// Reads the files of a folder that count for a language, and says what is wrong with any.
pub(crate) fn read(folder: &Path, language: &str, problems: &mut Vec<Problem>) -> OwnWords {
    let mut own = OwnWords::default();
    if !folder.exists() {
        return own;
    }
    let names = match files::names(folder) {
        Ok(names) => names,
        Err(error) => {
            let fix = "Let this user read the folder, or remove it.";
            problems.push(Problem::of_file(folder, &format!("{error:#}"), fix));
            return own;
        }
    };
    let tags = lineage(language);
    // Editors keep hidden files beside the one that is open.
    for name in names.iter().filter(|name| !name.starts_with('.')) {
        let path = folder.join(name);
        let Some(tag) = name.strip_suffix(".toml") else {
            let message = "this is not read: the words of a language are in a file that ends in .toml";
            problems.push(warning(
                &path,
                message,
                "Let its name end in .toml, or move it elsewhere.",
            ));
            continue;
        };
        if !is_tag(tag) {
            let Fault { message, fix, .. } = not_a_tag();
            let tag = lineage(tag).into_iter().next().filter(|tag| is_tag(tag));
            let fix = tag.map_or(fix, |tag| format!("Name it {tag}.toml."));
            problems.push(Problem::of_file(&path, &message, &fix));
        } else if !tags.iter().any(|known| known == tag) {
            let message = format!("this is not used: the newspaper's language is `{language}`");
            let fix = tags.first().map_or_else(
                || "Delete it.".to_owned(),
                |tag| format!("Name it {tag}.toml, or delete it."),
            );
            problems.push(warning(&path, &message, &fix));
        } else if let Some(texts) = read_file(&path, tag, problems) {
            own.0.insert(tag.to_owned(), texts);
        }
    }
    if let Some(tag) = tags.iter().find(|tag| own.0.contains_key(*tag))
        && let Some(words) = words(language, &own)
        && let Some(Fault { message, fix, .. }) = lacking(
            language,
            &words.0,
            &[],
            &format!(
                "Add a line `Word = \"text\"` for each; where there is no such file, `dateline words {language}` begins one with all of them."
            ),
        )
    {
        let path = folder.join(format!("{tag}.toml"));
        problems.push(Problem::of_file(&path, &message, &fix));
    }
    own
}

fn read_file(path: &Path, tag: &str, problems: &mut Vec<Problem>) -> Option<Texts> {
    let text = json::bytes(path).and_then(|bytes| json::text(path, bytes));
    let text = text.map_err(|problem| problems.push(problem)).ok()?;
    let words = || Word::ALL.iter().filter(|word| **word != Word::Plurals);
    let meant = |name: &str| nearest(name, words().map(|word| word.name()));
    let mut faults = Vec::new();
    let file = WordFile::read(&text, meant, &mut faults);
    let [(_, english), ..] = &FILES;
    faults.extend(file.iter().flat_map(|file| file.faults(tag, english)));
    problems.extend(faults.into_iter().map(|fault| {
        let place = fault
            .place
            .filter(|place| text.is_char_boundary(*place))
            .unwrap_or_default();
        let (line, column) = Cursor::at_the_start_of(&text).move_to(place);
        Problem {
            line,
            column,
            ..Problem::of_file(path, &fault.message, &fault.fix)
        }
    }));
    file.map(|file| file.texts)
}

fn warning(path: &Path, message: &str, fix: &str) -> Problem {
    Problem {
        severity: Severity::Warning,
        ..Problem::of_file(path, message, fix)
    }
}
