//! Writes typed spans as the inline Markdown that `dateline_content::markdown` reads.
//!
//! Each text is read back before it is returned. What Markdown can't express (emphasis that ends in the middle of a
//! word after a quotation mark, for example) loses its marks and keeps its words.

use super::escape::{Escape, is_entity};
use super::tidy::{tidy, without_emphasis};
use dateline_content::markdown;
use dateline_model::{Inline, LinkTarget};

/// A text in Markdown.
pub(super) struct Written {
    pub text: String,
    /// Whether marks had to be left out.
    pub lost_marks: bool,
}

pub(super) fn write(spans: &[Inline]) -> Written {
    let spans = tidy(spans);
    let written = ['*', '_'].map(|emphasis| markdown_of(&spans, emphasis, Escape::default()));
    if let Some(text) = written
        .into_iter()
        .find(|text| read(text).as_ref() == Some(&spans))
    {
        return Written {
            text,
            lost_marks: false,
        };
    }
    // It is the emphasis that Markdown can't express; links and code can stay.
    let bare = tidy(&without_emphasis(&spans));
    let lost_marks = bare != spans;
    let text = markdown_of(&bare, '*', Escape::default());
    if read(&text).as_ref() == Some(&bare) {
        return Written { text, lost_marks };
    }
    Written {
        text: markdown_of(&tidy(&[Inline::Text(plain(&bare))]), '*', Escape::EVERYTHING),
        lost_marks: true,
    }
}

/// Writes a text that has no marks.
pub(in super::super) fn write_plain(text: &str) -> String {
    write(&[Inline::Text(text.to_owned())]).text
}

/// The words alone.
pub(super) fn plain(spans: &[Inline]) -> String {
    let words = spans.iter().map(|span| match span {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => plain(inner),
    });
    words.collect()
}

/// What spans say, if none of them is marked.
pub(super) fn words_of_text(spans: &[Inline]) -> Option<String> {
    let words = spans.iter().map(|span| match span {
        Inline::Text(text) => Some(text.as_str()),
        _ => None,
    });
    words.collect()
}

/// Where the links lead.
pub(super) fn addresses(spans: &[Inline]) -> Vec<&str> {
    let spans = spans.iter().flat_map(|span| match span {
        Inline::Strong(inner) | Inline::Emphasis(inner) => addresses(inner),
        Inline::Link {
            to: LinkTarget::Internal(to) | LinkTarget::External(to),
            ..
        } => vec![to.as_str()],
        _ => Vec::new(),
    });
    spans.collect()
}

/// The words of a text in Markdown.
pub(in super::super) fn plain_of_markdown(text: &str) -> String {
    read(text).map_or_else(|| text.to_owned(), |spans| plain(&spans))
}

fn read(text: &str) -> Option<Vec<Inline>> {
    let mut sound = true;
    let mut resolve = |url: &str| Some(LinkTarget::External(url.to_owned()));
    let spans = markdown::inline(text, &mut resolve, &mut |_| sound = false);
    sound.then_some(spans)
}

fn markdown_of(spans: &[Inline], emphasis: char, escape: Escape) -> String {
    let mut out = String::new();
    push_spans(&mut out, spans, emphasis, escape);
    out
}

fn push_spans(out: &mut String, spans: &[Inline], emphasis: char, escape: Escape) {
    for (index, span) in spans.iter().enumerate() {
        match span {
            Inline::Text(text) => {
                let before_link = matches!(spans.get(index + 1), Some(Inline::Link { .. }));
                let escape = Escape {
                    before_link,
                    ..escape
                };
                escape.push(out, text);
            }
            Inline::Code(code) => push_code(out, code),
            Inline::Strong(inner) => {
                out.push_str("**");
                push_spans(out, inner, emphasis, escape);
                out.push_str("**");
            }
            Inline::Emphasis(inner) => {
                out.push(emphasis);
                push_spans(out, inner, emphasis, escape);
                out.push(emphasis);
            }
            Inline::Link { to, text } => {
                let (LinkTarget::Internal(url) | LinkTarget::External(url)) = to;
                out.push('[');
                let escape = Escape {
                    in_link: true,
                    ..escape
                };
                push_spans(out, text, emphasis, escape);
                out.push_str("](");
                push_address(out, url);
                out.push(')');
            }
        }
    }
}

fn push_code(out: &mut String, code: &str) {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = code.starts_with('`')
        || code.ends_with('`')
        || code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
    let pad = if pad { " " } else { "" };
    out.extend([&*fence, pad, code, pad, &*fence]);
}

fn push_address(out: &mut String, url: &str) {
    let mut depth = 0_i32;
    let balanced = url.chars().all(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth >= 0
    }) && depth == 0;
    let in_angles = url.is_empty() || url.contains(|c: char| c.is_whitespace() || c.is_control());
    if in_angles {
        out.push('<');
    }
    for (at, c) in url.char_indices() {
        let special = matches!(c, '\\' | '<' | '>') || c == '&' && is_entity(&url[at..]);
        if special || !balanced && matches!(c, '(' | ')') {
            out.push('\\');
        }
        out.push(c);
    }
    if in_angles {
        out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    fn link(url: &str) -> Inline {
        Inline::Link {
            to: LinkTarget::External(url.to_owned()),
            text: vec![text("x")],
        }
    }

    /// Spans, written and read again.
    fn round_trip(spans: &[Inline]) -> Vec<Inline> {
        let written = write(spans);
        assert!(!written.lost_marks, "{}", written.text);
        read(&written.text).unwrap_or_else(|| panic!("{}", written.text))
    }

    #[test]
    fn any_text_is_read_back_unchanged() {
        for words in [
            "# a",
            "#a",
            "- a",
            "-a",
            "---",
            "- - -",
            "+ a",
            "1. a",
            "1) a",
            "12.",
            "1.5 a",
            "> a",
            "~~~ a",
            "=== a",
            "* a",
            "*a*",
            "_a_ b_c d_",
            "`a`",
            "[a](b)",
            "[a]: b",
            "![a](b)",
            "<b>a</b>",
            "<https://a>",
            "a < b",
            "&amp; &copy; &#65; & a",
            "a\\*b\\",
            "a | b",
            "$a$",
            "2 * 3 * 4",
            "**",
            "a!",
            "http://a_b_c",
            "(https://a.example/b), www.a.example, desk@a.example",
            "\u{a0}a",
            "~~a~~",
            "판문점 *a",
            "‘_’",
            "a\u{2028}b",
            "    a",
            "\ta",
        ] {
            let expected = tidy(&[text(words)]);
            assert_eq!(round_trip(&[text(words)]), expected, "{words}");
        }
    }

    #[test]
    fn what_needs_no_backslash_gets_none() {
        for words in [
            "AT&T: it’s 5.0 (at most) - or #MeToo_too & co; -5 °C!",
            "5% of $10 + tax = “much”",
            "1.5 million",
        ] {
            assert_eq!(write_plain(words), words);
        }
    }

    #[test]
    fn marks_are_read_back_unchanged() {
        let (strong, emphasis) = (Inline::Strong, Inline::Emphasis);
        for spans in [
            vec![strong(vec![text("a")]), emphasis(vec![text("b")])],
            vec![emphasis(vec![text("a "), strong(vec![text("b")])]), text("c")],
            vec![text("a!"), link("https://b/(c)?d=1&copy=2")],
            vec![link("https://b/c d"), link("https://b/)("), link("a\\b<c>")],
            vec![
                text("a "),
                Inline::Code("``b` ".into()),
                Inline::Code(" c ".into()),
            ],
            vec![Inline::Code("`".into()), Inline::Code("```a".into())],
            vec![Inline::Code("a\n\nb".into())],
            vec![strong(vec![link("https://a"), text(" b")])],
        ] {
            assert_eq!(round_trip(&spans), tidy(&spans));
        }
    }

    #[test]
    fn what_markdown_can_t_express_keeps_its_words() {
        let spans = [text("a"), Inline::Strong(vec![text("“b”")]), text("c")];
        let written = write(&spans);
        assert!(written.lost_marks);
        assert_eq!(written.text, "a“b”c");
    }
}
