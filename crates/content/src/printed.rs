//! A line for a terminal or a build log. What files say, and how they are called, is shown there and does nothing.

use std::fmt::{self, Write};

/// A line of output. What a terminal or a build server would obey is written as JSON writes it (`\u001b`), so that a
/// line of JSON stays one.
pub struct Printed<'a>(pub &'a str);

impl fmt::Display for Printed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(line) = self;
        let start = line.len() - line.trim_start().len();
        for (at, c) in line.char_indices() {
            let is_obeyed = match c {
                ':' => at == start && line[at..].starts_with("::"),
                '[' => is_command(&line[..at]),
                c => c.is_control() || is_layout(c),
            };
            match c {
                '\n' => f.write_str("\\n")?,
                '\r' => f.write_str("\\r")?,
                '\t' => f.write_str("\\t")?,
                c if is_obeyed => write!(f, "\\u{:04x}", u32::from(c))?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// Whether a bracket after this text begins a command to a build server: `##[error]` (GitHub), `##vso[…]` (Azure),
/// `##teamcity[…]`, anywhere in a line. Where `::` begins a line, it does so for GitHub too.
fn is_command(before: &str) -> bool {
    before
        .trim_end_matches(|c: char| c.is_ascii_alphabetic())
        .ends_with("##")
}

/// Whether a character breaks the line, or reorders what stands around it (Unicode Standard Annex 9).
const fn is_layout(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
}

#[cfg(test)]
mod tests {
    use super::Printed;

    fn printed(line: &str) -> String {
        Printed(line).to_string()
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown_instead() {
        for (line, shown) in [
            ("\u{1b}[31mred\u{9b}2J\u{7}", "\\u001b[31mred\\u009b2J\\u0007"),
            ("one\r\n\ttwo\u{2028}three", "one\\r\\n\\ttwo\\u2028three"),
            (
                "\u{202e}gpj.exe \u{2066}x\u{2069}",
                "\\u202egpj.exe \\u2066x\\u2069",
            ),
            ("\u{200f}عنوان", "\\u200fعنوان"),
        ] {
            assert_eq!(printed(line), shown);
        }
    }

    #[test]
    fn what_a_build_server_would_obey_is_shown_instead() {
        for (line, shown) in [
            ("::error::x", "\\u003a:error::x"),
            ("  ::stop-commands::x", "  \\u003a:stop-commands::x"),
            ("a ##[error]b", "a ##\\u005berror]b"),
            ("##vso[task.setvariable]x", "##vso\\u005btask.setvariable]x"),
        ] {
            assert_eq!(printed(line), shown);
        }
    }

    #[test]
    fn what_people_write_stays_as_it_is() {
        for line in [
            "articles/storm.json:3:7: error: `**a` → \"b\"",
            "use std::fmt; ## Heading [a](b) # [c]",
            "👩‍👩‍👧 \u{200c}می\u{200c}خواهم é 한국어",
            "C:\\news\\u0041",
        ] {
            assert_eq!(printed(line), line);
        }
    }

    #[test]
    fn a_line_of_json_says_the_same() {
        let text = "\u{1b}[0m\n::error::\u{202e}\u{7f}\u{85}##[group]";
        let json = serde_json::to_string(text).unwrap();
        let shown = printed(&json);
        assert!(!shown.chars().any(|c| c.is_control() || c == '\u{202e}') && !shown.contains("##["));
        assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), text);
    }
}
