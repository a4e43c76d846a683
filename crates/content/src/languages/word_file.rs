//! A file of words, and what is wrong with it.
//!
//! The build script compiles this file, so that a fault in one of our own files stops the build; what a newsroom brings is
//! held against the same rules when it is checked.

use std::collections::BTreeSet;

use dateline_model::Word;
use toml::de::{DeTable, Error};

use super::plurals::{lineage, needed_forms};

/// What says whether somebody who grew up with the language has read its words.
pub const READ: &str = "read_by_a_native_speaker";

/// The texts of a language, each at the place of its [`Word`]; one that is not said is empty.
pub type Texts = Vec<String>;

/// A file of words.
#[derive(Debug, PartialEq, Eq)]
pub struct WordFile {
    /// What it says.
    pub texts: Texts,
    /// Where in the file, in bytes, each text stands.
    places: Vec<usize>,
    /// Whether somebody who grew up with the language has read it, where it says so.
    pub is_read: Option<bool>,
}

/// Something wrong in a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, in bytes; nothing for the file as a whole.
    pub place: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub fix: String,
}

impl Fault {
    pub fn new(place: impl Into<Option<usize>>, message: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            message: message.into(),
            fix: fix.into(),
        }
    }
}

/// What is said of a file whose name is not a tag.
pub fn not_a_tag() -> Fault {
    Fault::new(
        None,
        "a file of words is named by the tag of its language, like `fr.toml`, or of a region or a script of it, like \
         `fr-CA.toml`",
        "Name it so.",
    )
}

/// Whether this is a tag of BCP 47 in its usual form. Were others allowed, two files could have one tag.
pub fn is_tag(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default();
    language.len() <= 3 && lineage(tag).first().is_some_and(|known| known == tag)
}

impl WordFile {
    /// Reads one; nothing where it can't be understood. `meant` says which word another name may stand for.
    pub fn read(
        content: &str,
        meant: impl Fn(&str) -> Option<&'static str>,
        faults: &mut Vec<Fault>,
    ) -> Option<Self> {
        let (table, errors) = DeTable::parse_recoverable(content);
        if !errors.is_empty() {
            faults.extend(errors.iter().map(|error| unreadable(content, error)));
            return None;
        }
        let mut file = Self {
            texts: vec![String::new(); Word::ALL.len()],
            places: vec![0; Word::ALL.len()],
            is_read: None,
        };
        for (name, value) in table.get_ref() {
            let (name, place, value) = (name.get_ref(), name.span().start, value.get_ref());
            // Nobody could write that one.
            let word = Word::named(name).filter(|word| *word != Word::Plurals);
            match (word, value.as_str()) {
                (Some(_), Some("")) => {
                    let fix = "Write its text, or delete the line.";
                    faults.push(Fault::new(place, format!("`{name}` is empty"), fix));
                }
                (Some(word), Some(text)) => {
                    text.clone_into(&mut file.texts[word as usize]);
                    file.places[word as usize] = place;
                }
                (Some(_), None) => {
                    let fix = format!("Write `{name} = \"…\"`.");
                    faults.push(Fault::new(place, format!("`{name}` is not a text"), fix));
                }
                (None, _) if name == READ => {
                    file.is_read = value.as_bool();
                    if file.is_read.is_none() {
                        let message = format!("`{READ}` is neither true nor false");
                        faults.push(Fault::new(place, message, "Write one of the two."));
                    }
                }
                (None, _) => {
                    let fix = meant(name).map_or_else(
                        || "Delete the line, or name a word that there is.".to_owned(),
                        |word| format!("Did you mean `{word}`?"),
                    );
                    let message = format!("`{name}` is not a word of the interface");
                    faults.push(Fault::new(place, message, fix));
                }
            }
        }
        Some(file)
    }

    /// What is wrong with the texts of a language, held against the English ones.
    pub fn faults(&self, tag: &str, english: &[impl AsRef<str>]) -> Vec<Fault> {
        let needed = tag
            .parse()
            .map(|language| needed_forms(&language))
            .unwrap_or_default();
        let fault = |word: &Word| {
            let text = &self.texts[*word as usize];
            let fault = if text.is_empty() {
                None
            } else if Word::COMMENTS.iter().any(|(_, form)| form == word) {
                fault_of_form(*word, text, tag, &needed)
            } else {
                fault(*word, text, english[*word as usize].as_ref())
            };
            let (message, fix) = fault?;
            let message = format!("`{}` {message}", word.name());
            Some(Fault::new(self.places[*word as usize], message, fix))
        };
        Word::ALL.iter().filter_map(fault).collect()
    }
}

/// Says which words a language lacks, but for those that something else says, and what to do.
pub fn lacking(tag: &str, texts: &[String], else_said: &[Word], fix: &str) -> Option<Fault> {
    let forms = Word::COMMENTS.map(|(_, form)| form);
    let needed = tag
        .parse()
        .map(|language| needed_forms(&language))
        .unwrap_or_default();
    let is_needed = |word: &Word| {
        !else_said.contains(word) && (!forms.contains(word) || needed.iter().any(|(_, form)| form == word))
    };
    let lacking = Word::ALL.iter().filter(|word| is_needed(word));
    let lacking: Vec<_> = lacking.filter(|word| texts[**word as usize].is_empty()).collect();
    let of_forms = lacking.iter().any(|word| forms.contains(word));
    let of_forms = of_forms.then(|| format!(" {}", named_forms(tag, &needed)));
    let lacking: Vec<_> = lacking.iter().map(|word| format!("`{}`", word.name())).collect();
    (!lacking.is_empty()).then(|| {
        let message = format!("lacks {}", lacking.join(", "));
        Fault::new(None, message, format!("{fix}{}", of_forms.unwrap_or_default()))
    })
}

fn named_forms(tag: &str, forms: &[(&str, Word)]) -> String {
    let forms: Vec<_> = forms
        .iter()
        .map(|(name, word)| format!("{name} (`{}`)", word.name()))
        .collect();
    format!("The forms of a number in `{tag}` are: {}.", forms.join(", "))
}

fn unreadable(content: &str, error: &Error) -> Fault {
    let span = error.span().unwrap_or_default();
    if error.message().starts_with("duplicate key") {
        let message = format!(
            "`{}` stands here for the second time",
            content.get(span.clone()).unwrap_or_default()
        );
        return Fault::new(span.start, message, "Delete one of the two.");
    }
    let message = error.message().replace('\n', " ");
    Fault::new(span.start, message, "Write each word as `Word = \"text\"`.")
}

fn fault_of_form(word: Word, text: &str, tag: &str, needed: &[(&str, Word)]) -> Option<(String, String)> {
    let strange: BTreeSet<_> = places(text)
        .into_iter()
        .filter(|place| *place != "count")
        .collect();
    if !needed.iter().any(|(_, form)| *form == word) {
        let fix = format!("Delete the line. {}", named_forms(tag, needed));
        Some(("is a form that no number has in this language".to_owned(), fix))
    } else if strange.is_empty() {
        None
    } else {
        let message = format!("has {}, which nothing fills", listed(&strange));
        Some((message, "Only {count} may stand there.".to_owned()))
    }
}

/// What is wrong with a text, and what to do.
fn fault(word: Word, text: &str, english: &str) -> Option<(String, String)> {
    let expected = match word {
        Word::Number if !is_number(text) => {
            return Some((
                "is not the number 9,876,543,210".to_owned(),
                "Write that number, with the digits of the language and what stands between its groups."
                    .to_owned(),
            ));
        }
        Word::Months if text.split('|').count() != 12 => {
            return Some((
                "has to be twelve months".to_owned(),
                "Write them with `|` between them.".to_owned(),
            ));
        }
        Word::Number | Word::Months => "",
        Word::Date => "{day} {month} {year}",
        Word::DateTime => "{date} {hour} {minute} {zone}",
        _ => english,
    };
    let (found, expected) = (places(text), places(expected));
    (found != expected).then(|| {
        let (found, wanted) = (listed(&found), listed(&expected));
        let fix = if expected.is_empty() {
            "Write it without braces.".to_owned()
        } else {
            format!("Write {wanted} there, in any order.")
        };
        (format!("has {found} to be filled in, and needs {wanted}"), fix)
    })
}

/// Whether the digits of a text, which follow each other in every script, go from nine to zero.
fn is_number(text: &str) -> bool {
    let zero = text.chars().next_back().map_or(0, u32::from);
    let digits = text.chars().filter_map(|sign| u32::from(sign).checked_sub(zero));
    digits.filter(|digit| *digit < 10).eq((0..10).rev())
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
