//! Begins a newsroom's own file of words, and says what there is to begin from.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use dateline_model::{Word, Words};

use super::cldr;
use super::lookup::{OwnWords, fallback, words};
use super::own::WORDS;
use super::plurals::{lineage, needed_forms};
use super::word_file::is_tag;
use crate::files;

/// The English file, which says what each word is for.
const ENGLISH_FILE: &str = include_str!("../../languages/en.toml");

/// Writes the file of a tag into a content folder: of a language that Dateline has, its words, each switched off until it is
/// changed; of another, the English ones. Gives its path.
pub fn begin(content: &Path, tag: &str) -> Result<PathBuf> {
    let Some(usual) = lineage(tag).into_iter().next().filter(|tag| is_tag(tag)) else {
        bail!("`{tag}` is not the tag of a language; write one like fr, pt-BR or zh-Hant (BCP 47)");
    };
    let path = content.join(WORDS).join(format!("{usual}.toml"));
    files::create_folder(&content.join(WORDS))?;
    files::write_new(&path, file(&usual)?.as_bytes())?;
    Ok(path)
}

fn file(tag: &str) -> Result<String> {
    let language = tag.parse()?;
    let (known, english) = (words(tag, &OwnWords::default()), fallback());
    let needed = needed_forms(&language).into_iter().map(|(_, form)| form);
    // English has some of these, where they stand together.
    let groups: [Vec<Word>; 2] = [
        Word::OF_CLDR
            .into_iter()
            .filter(|word| *word != Word::Plurals)
            .collect(),
        needed.collect(),
    ];
    let groups_of_english = [&Word::OF_CLDR[..], &Word::COMMENTS.map(|(_, form)| form)];
    let of_cldr = cldr::words(&language);
    let line = |word: &Word| {
        let has = |words: &Words| Some(words.get(*word).to_owned()).filter(|text| !text.is_empty());
        let own = known.as_ref().and_then(has).or_else(|| has(&of_cldr));
        let off = if own.is_some() { "# " } else { "" };
        let text = own
            .or_else(|| has(&english))
            .unwrap_or_else(|| english.get(Word::CommentsOther).to_owned());
        let text = text.replace('\\', "\\\\").replace('"', "\\\"");
        format!("{off}{} = \"{text}\"\n", word.name())
    };
    let mut file = match &known {
        Some(_) => format!(
            "# The words of `{tag}`. Take away the # before each that you change, and delete the others.\n"
        ),
        None => format!(
            "# The words of `{tag}`: English until you translate them. Of a line with a # before its word the text is known.\n"
        ),
    };
    let mut written = Vec::new();
    // What en.toml says of itself ends with the first empty line.
    for said in ENGLISH_FILE.lines().skip_while(|line| !line.is_empty()) {
        let word = said.split_once(" = ").and_then(|(name, _)| Word::named(name));
        let group = groups_of_english
            .iter()
            .position(|group| word.is_some_and(|word| group.contains(&word)));
        match (word, group) {
            (None, _) => file.extend([said, "\n"]),
            (Some(word), None) => file.push_str(&line(&word)),
            (_, Some(group)) if written.contains(&group) => {}
            (_, Some(group)) => {
                file.extend(groups[group].iter().map(line));
                written.push(group);
            }
        }
    }
    Ok(file)
}
