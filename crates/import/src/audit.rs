//! The final check: whether each word of a source is in the article or in the report.
//!
//! The import itself notes what it knows to be lost. This finds what it does not know about, so that no loss is silent.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::report::Notes;

/// Notes the words of a source that are neither in the article nor in the notes.
pub(super) fn note_missing_words(source: &str, article: &impl Serialize, notes: &mut Notes) {
    let mut there: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = |text: &str| {
        for word in words(&without_backslashes(text)) {
            *there.entry(word).or_default() += 1;
        }
    };
    count_strings(&serde_json::to_value(article).unwrap_or_default(), &mut count);
    notes.entries.iter().for_each(|note| count(&note.message));
    notes.understood.iter().for_each(|text| count(text));
    let mut missing = Vec::new();
    for (index, line) in source.lines().enumerate() {
        let line = without_backslashes(without_number(line));
        let line = html_escape::decode_html_entities(&line);
        for word in words(&line) {
            match there.get_mut(&word) {
                Some(count) if *count > 0 => *count -= 1,
                _ => missing.push((index + 1, word)),
            }
        }
    }
    // If a tag between two words was left out (`one<wbr>two`), they are one word now.
    there.retain(|_, count| *count > 0);
    missing.retain(|(_, word)| !there.keys().any(|longer| longer.contains(word.as_str())));
    let mut lines: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (line, word) in missing {
        lines.entry(line).or_default().push(word);
    }
    for (line, words) in lines {
        notes.lost(
            line,
            format!("these words are not in the article: {}", words.join(" ")),
        );
    }
}

fn count_strings(value: &Value, count: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => count(text),
        Value::Array(items) => items.iter().for_each(|item| count_strings(item, count)),
        Value::Object(fields) => fields.values().for_each(|value| count_strings(value, count)),
        _ => {}
    }
}

/// A text without the signs that keep others from being markup; they may stand within an address.
fn without_backslashes(text: &str) -> String {
    text.replace('\\', "")
}

/// The words of a text, and also its complete URLs, whose single words are too common for a loss to show.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let addresses = text.match_indices("://").map(|(colon, _)| {
        let ends = |c: char| c.is_whitespace() || "()[]<>\"'`|*".contains(c);
        let start = text[..colon]
            .trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .len();
        let length = text[colon..].find(ends).unwrap_or(text.len() - colon);
        text[start..colon + length].trim_end_matches(|c: char| !c.is_alphanumeric())
    });
    let all = words.chain(addresses).filter(|word| !word.is_empty());
    all.map(str::to_lowercase)
}

/// A line without the number of a list item, which is markup and not a word.
fn without_number(line: &str) -> &str {
    let rest = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    match after.strip_prefix(['.', ')']) {
        Some(text) if after.len() < rest.len() && (text.is_empty() || text.starts_with([' ', '\t'])) => text,
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(source: &str, article: &str, note: &str) -> Vec<(usize, String)> {
        let mut notes = Notes::of("x.md".to_owned());
        notes.lost(1, note);
        note_missing_words(source, &[article], &mut notes);
        notes
            .entries
            .into_iter()
            .skip(1)
            .map(|note| (note.line, note.message))
            .collect()
    }

    #[test]
    fn a_word_that_is_nowhere_is_noted_with_its_line() {
        assert_eq!(missing("One *two*\n3. three &eacute;", "one two", "three é"), []);
        assert_eq!(missing("one<wbr>two", "onetwo", "wbr"), []);
        assert_eq!(
            missing("<https://one.example/two>", "two one example https", ""),
            [(
                1,
                "these words are not in the article: https://one.example/two".to_owned()
            )]
        );
        let found = missing("one two\none gone", "one two", "");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, 2);
        assert!(
            found[0].1.ends_with(": one gone"),
            "each time that it occurred: {}",
            found[0].1
        );
    }
}
