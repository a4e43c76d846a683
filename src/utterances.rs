//! What a voice says at a time: a sentence, as far as voices can say it without breaking off.

use std::ops::Range;

/// How much is said at a time, in characters. Chromium stops a voice that speaks for a quarter of a minute.
const LONGEST: usize = 200;

/// What is said at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    /// The words.
    pub text: String,
    /// Where they stand, in units of UTF-16.
    pub units: Range<usize>,
}

/// Divides a text into what is said at a time. `begins` are the places where its sentences begin, in units of UTF-16
/// (Unicode Standard Annex 29, section 5).
///
/// ```
/// # use dateline_app::utterances::utterances;
/// let said = utterances("So it was. Or not? ", &[0, 11]);
/// let said: Vec<_> = said.iter().map(|said| &*said.text).collect();
/// assert_eq!(said, ["So it was.", "Or not?"]);
/// ```
pub fn utterances(text: &str, begins: &[usize]) -> Vec<Utterance> {
    let mut begins = begins.iter().peekable();
    let (mut said, mut from, mut unit) = (Vec::new(), 0, 0);
    for (at, c) in text.char_indices() {
        if begins.next_if(|begin| **begin <= unit).is_some() && !ends_with_abbreviation(&text[from..at]) {
            divide(&text[from..at], &mut said);
            from = at;
        }
        unit += c.len_utf16();
    }
    divide(&text[from..], &mut said);
    let mut unit = 0;
    let said = said.into_iter().filter_map(|part: &str| {
        let begin = unit + units(part) - units(part.trim_start());
        unit += units(part);
        let text = part.trim().to_owned();
        let units = begin..begin + units(&text);
        // Of `* * *` alone a voice would say what such signs are called.
        let is_said = text.contains(|c: char| !c.is_ascii() || c.is_ascii_alphanumeric());
        is_said.then_some(Utterance { text, units })
    });
    said.collect()
}

/// Adds a sentence, in parts if it is too long: after a sign between clauses if there is one, or else between words.
fn divide<'t>(sentence: &'t str, parts: &mut Vec<&'t str>) {
    let mut rest = sentence;
    while let Some((end, _)) = rest.char_indices().nth(LONGEST) {
        let start = &rest[..end];
        let is_between = |c: char| {
            matches!(
                c,
                ',' | ';' | ':' | '–' | '—' | '،' | '؛' | '、' | '，' | '；' | '：'
            )
        };
        let after = |is_it: &dyn Fn(char) -> bool| {
            let (at, sign) = start.char_indices().rev().find(|(_, c)| is_it(*c))?;
            (at > 0).then_some(at + sign.len_utf8())
        };
        let at = after(&is_between)
            .or_else(|| after(&char::is_whitespace))
            .unwrap_or(end);
        let (part, after) = rest.split_at(at);
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
}

/// Whether a text ends with what only looks like the end of a sentence: “Mr.”, “J.”, “U.S.”.
fn ends_with_abbreviation(text: &str) -> bool {
    let word = text
        .trim_end()
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(letters) = word.strip_suffix('.') else {
        return false;
    };
    // Those of other scripts are left to the browser: what tells their capitals would be most of the chunk.
    letters.starts_with(|c: char| c.is_ascii_uppercase())
        && letters
            .split('.')
            .all(|part| part.len() <= 2 && part.bytes().all(|letter| letter.is_ascii_alphabetic()))
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Divides a text whose sentences begin after each `|`.
    fn said(text: &str) -> Vec<String> {
        let mut begins = vec![0];
        for part in text.split('|') {
            begins.push(begins[begins.len() - 1] + units(part));
        }
        let text = text.replace('|', "");
        let said = utterances(&text, &begins);
        let signs: Vec<_> = text.encode_utf16().collect();
        for Utterance { text, units } in &said {
            assert_eq!(String::from_utf16(&signs[units.clone()]).unwrap(), *text);
        }
        said.into_iter().map(|said| said.text).collect()
    }

    #[test]
    fn sentences_are_said_one_by_one_whatever_their_script() {
        for (text, sentences) in [
            (" One. |Two!  |Three", &["One.", "Two!", "Three"][..]),
            ("😀 One. |Two.", &["😀 One.", "Two."]),
            (
                "무연고 시신이 늘었다. |정부는 몰랐다.",
                &["무연고 시신이 늘었다.", "정부는 몰랐다."],
            ),
            ("وصل الوفد. |هل يعود؟", &["وصل الوفد.", "هل يعود؟"]),
            ("雨が降った。|風も。", &["雨が降った。", "風も。"]),
            ("* * *", &[]),
            ("", &[]),
        ] {
            assert_eq!(said(text), sentences, "{text}");
        }
    }

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        assert_eq!(
            said("He met Mr. |Kim. |They spoke."),
            ["He met Mr. Kim.", "They spoke."]
        );
        assert_eq!(said("In the (U.S. |Navy.) |So"), ["In the (U.S. Navy.)", "So"]);
        assert_eq!(said("It was 1953. |So"), ["It was 1953.", "So"]);
        assert_eq!(said("They came in. |So"), ["They came in.", "So"]);
    }

    #[test]
    fn a_sentence_that_is_too_long_is_said_in_parts() {
        let clauses = format!("{}, {}.", "word ".repeat(30).trim(), "more ".repeat(30).trim());
        let parts = said(&clauses);
        assert_eq!(parts.len(), 2, "{parts:?}");
        assert!(
            parts[0].ends_with("word,") && parts[1].starts_with("more"),
            "{parts:?}"
        );
        let words = said(&"word ".repeat(60));
        assert!(
            words
                .iter()
                .all(|part| part.starts_with("word") && part.ends_with("word")),
            "{words:?}"
        );
        let letters = said(&"ㅋ".repeat(500));
        assert_eq!(
            letters.iter().map(|part| part.chars().count()).sum::<usize>(),
            500
        );
    }

    #[test]
    fn without_knowing_where_sentences_begin_a_paragraph_is_one() {
        assert_eq!(utterances("One. Two.", &[]).len(), 1);
    }
}
