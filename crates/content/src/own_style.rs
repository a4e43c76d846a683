//! A newsroom's own style: `style.css` in the content folder. It stands in every page, after that of the app, and pages
//! load only what their policy lets them.

use std::path::Path;

use cssparser::{ParseError, Parser, Token};

use super::json;
use super::problem::Problem;

/// Its name.
pub(super) const STYLE: &str = "style.css";

/// The bytes that it may have without its comments. Readers get all that applies to a page with that page.
const MOST: usize = 16_000;

/// Reads it without its comments, as far as it can be published; nothing where there is none.
pub(super) fn read(path: &Path, problems: &mut Vec<Problem>) -> String {
    if !path.exists() {
        return String::new();
    }
    let text = json::bytes(path).and_then(|bytes| json::text(path, bytes));
    let text = match text {
        Ok(text) => text,
        Err(problem) => {
            problems.push(problem);
            return String::new();
        }
    };
    let mut look = Look::default();
    look.through(&mut Parser::new(&text), false);
    let style = look.style.trim();
    if style.len() > MOST {
        let message = format!(
            "the style has {} bytes, and {MOST} are the most: it stands in every page",
            style.len()
        );
        problems.push(Problem::of_file(path, &message, "Take out what no page needs."));
    }
    problems.extend(look.faults.into_iter().map(|(line, column, fault)| {
        let (message, fix) = fault.words();
        Problem {
            line,
            column,
            ..Problem::of_file(path, &message, fix)
        }
    }));
    style.to_owned()
}

/// What can't be in it.
enum Fault {
    Import,
    Elsewhere(String),
    Relative(String),
    Torn,
    End,
}

impl Fault {
    /// What is wrong, and what to do.
    fn words(&self) -> (String, &'static str) {
        match self {
            Self::Import => (
                "`@import` loads another style, which pages don't do".to_owned(),
                "Copy what that has into this file.",
            ),
            Self::Elsewhere(address) => (
                format!("`{address}` is on another server, and pages load nothing from there"),
                "Put the file into public/, and write its path here: url(/file.svg).",
            ),
            Self::Relative(address) => (
                format!("`{address}` would be another address on each page"),
                "Put the file into public/, and write its path here, with a slash before it: url(/file.svg).",
            ),
            Self::Torn => (
                "a quotation mark, a bracket or an address is not closed, or closed twice".to_owned(),
                "Compare it with the one that belongs to it.",
            ),
            Self::End => (
                "`</` would end the style within a page".to_owned(),
                "Write `<\\/` in a text; elsewhere it has no meaning.",
            ),
        }
    }
}

/// What was seen of a style.
#[derive(Default)]
struct Look {
    /// All but its comments.
    style: String,
    /// Each with its line and column.
    faults: Vec<(usize, usize, Fault)>,
}

impl Look {
    /// Goes through what is left of a sheet or of a block. `is_address` says that texts in it are addresses.
    fn through(&mut self, input: &mut Parser<'_>, is_address: bool) {
        loop {
            let (begin, place) = (input.position(), input.current_source_location());
            let Ok(token) = input.next_including_whitespace_and_comments().cloned() else {
                return;
            };
            let written = input.slice_from(begin);
            let fault = match &token {
                _ if written.contains("</") && !matches!(token, Token::Comment(_)) => Some(Fault::End),
                Token::AtKeyword(name) if name.eq_ignore_ascii_case("import") => Some(Fault::Import),
                Token::UnquotedUrl(address) => of_address(address),
                Token::QuotedString(address) if is_address => of_address(address),
                Token::BadUrl(_) | Token::BadString(_) => Some(Fault::Torn),
                Token::CloseCurlyBracket | Token::CloseParenthesis | Token::CloseSquareBracket => {
                    Some(Fault::Torn)
                }
                _ => None,
            };
            let line = usize::try_from(place.line).unwrap_or_default() + 1;
            let column = usize::try_from(place.column).unwrap_or(1);
            self.faults.extend(fault.map(|fault| (line, column, fault)));
            if matches!(token, Token::Comment(_)) {
                continue;
            }
            self.style.push_str(written);
            let (is_address, end) = match &token {
                Token::Function(name) => (loads(name), ')'),
                Token::ParenthesisBlock => (false, ')'),
                Token::SquareBracketBlock => (false, ']'),
                Token::CurlyBracketBlock => (false, '}'),
                _ => continue,
            };
            let _ = input.parse_nested_block(|input| {
                self.through(input, is_address);
                Ok::<_, ParseError<()>>(())
            });
            self.style.push(end);
        }
    }
}

/// Whether a function loads what the texts in it name (CSS Images 4, CSS Values 4).
fn loads(function: &str) -> bool {
    ["url", "src", "image", "image-set", "-webkit-image-set"]
        .iter()
        .any(|known| function.eq_ignore_ascii_case(known))
}

/// What is wrong with an address.
fn of_address(address: &str) -> Option<Fault> {
    let address = address.trim();
    let lower = address.to_ascii_lowercase();
    let is_own = lower.starts_with('/') && !lower.starts_with("//") && !lower.starts_with("/\\");
    if is_own || lower.starts_with('#') || lower.starts_with("data:") {
        None
    } else if lower.contains(':') || lower.starts_with("//") || lower.starts_with("/\\") {
        Some(Fault::Elsewhere(address.to_owned()))
    } else {
        Some(Fault::Relative(address.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(css: &str) -> (String, Vec<Problem>) {
        let folder = tempfile::tempdir().unwrap();
        let (path, mut problems) = (folder.path().join(STYLE), Vec::new());
        std::fs::write(&path, css).unwrap();
        (read(&path, &mut problems), problems)
    }

    #[test]
    fn a_style_is_published_as_it_is_written_but_for_comments() {
        let css = "/* ours */ .masthead{ background:url( \"/a.svg\" ) }\n@media (width > 1px){ a::after{ content:\"</* */\" } } /* { */";
        let without = ".masthead{ background:url( \"/a.svg\" ) }\n@media (width > 1px){ a::after{ content:\"</* */\" } }";
        let (read, problems) = read_text(&css.replace("</", "<"));
        assert_eq!((&*read, problems), (&*without.replace("</", "<"), Vec::new()));
        for sound in [
            "a{background:url(#a)}",
            "a{background:url(data:image/png;base64,AAAA)}",
            "a{background:image-set(\"/a.png\" 1x)}",
            "a::after{content:\"b.png https://a.example\"}",
            "a{b:c",
            "",
        ] {
            assert_eq!(read_text(sound).1, [], "{sound}");
        }
    }

    #[test]
    fn what_a_page_would_not_load_or_what_would_end_its_style_is_told_with_its_place() {
        for (css, message, place) in [
            ("\n @import 'a.css';", "`@import` loads", (2, 2)),
            ("a{b:url(https://a.example/b.png)}", "on another server", (1, 5)),
            ("a{b:url( '//a.example/b.png')}", "on another server", (1, 10)),
            ("a{b:URL(b.png)}", "another address on each page", (1, 5)),
            (
                "a{b:image-set('b.png' 1x)}",
                "another address on each page",
                (1, 15),
            ),
            ("a{content:'</style><script>'}", "would end the style", (1, 11)),
            ("a{b:c}}", "closed twice", (1, 7)),
            ("a{b:'c\n}", "not closed", (1, 5)),
        ] {
            let (_, problems) = read_text(css);
            assert!(!problems.is_empty(), "{css}");
            assert!(problems[0].message.contains(message), "{css}: {}", problems[0]);
            assert_eq!((problems[0].line, problems[0].column), place, "{css}");
        }
        let long = "a{color:red}".repeat(2000);
        assert!(read_text(&long).1[0].message.contains("24000 bytes"));
    }
}
