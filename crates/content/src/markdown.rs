//! Inline Markdown, as newsrooms write it, into typed spans.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use dateline_model::{Inline, LinkTarget};

use super::bare_addresses::BareAddress;
use super::problem::Complaint;

/// How deep marks may lie in each other. Nobody reads deeper, and what draws pages goes down with it.
const DEPTH: usize = 24;

/// Reads inline Markdown (the paragraphs of `CommonMark` without images and HTML). `resolve` says where a
/// link leads; where it answers nothing, the link's text stays without a link. What is not complained of is in the
/// spans, to the last word.
pub fn inline(
    text: &str,
    resolve: &mut dyn FnMut(&str) -> Option<LinkTarget>,
    complain: &mut dyn FnMut(Complaint),
) -> Vec<Inline> {
    let text = &*as_sentence(text);
    let parser = Parser::new_ext(text, Options::empty());
    for (label, _) in parser.reference_definitions().iter() {
        complain(definition(label));
    }
    let addresses: Vec<_> = BareAddress::all(text).collect();
    // What is open: the spans so far, each with the tag that its end will make of it.
    let mut open: Vec<(Option<Tag<'_>>, Vec<Inline>)> = vec![(None, Vec::new())];
    for (event, place) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::Paragraph) if open[0].1.is_empty() => {}
            Event::Start(Tag::Paragraph) => {
                complain(Complaint::error(
                    "the text holds several paragraphs",
                    "Make each a block of its own.",
                ));
            }
            Event::Start(tag @ (Tag::Strong | Tag::Emphasis | Tag::Link { .. })) => {
                if let Tag::Link { title, .. } = &tag
                    && !title.is_empty()
                {
                    complain(Complaint::warning(
                        format!("the title of a link is not shown: {title}"),
                        "Write it into the text, and take it out of the brackets.",
                    ));
                }
                if open.len() == DEPTH {
                    complain(Complaint::error(
                        format!("marks lie in each other more than {DEPTH} deep"),
                        "Take out the inner ones.",
                    ));
                }
                open.push((Some(tag), Vec::new()));
            }
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => close(&mut open, resolve),
            Event::End(TagEnd::Link) => {
                if open
                    .last()
                    .is_some_and(|(_, words)| Inline::plain(words).trim().is_empty())
                {
                    complain(Complaint::error(
                        "a link has no words, so nobody sees it",
                        "Write between [ and ] what it leads to.",
                    ));
                }
                close(&mut open, resolve);
            }
            Event::Text(words) => {
                // What came of an entity or of a backslash is meant as it is.
                if text.get(place.clone()) == Some(&*words) && !is_in_link(&open) {
                    complain_of_signs(text, place, &addresses, complain);
                }
                push_text(&mut open, &words);
            }
            Event::SoftBreak => push_text(&mut open, " "),
            Event::HardBreak => {
                complain(Complaint::warning(
                    "a line break within a text is shown as a space",
                    "Make each line a block of its own; or take out the spaces or the backslash at the end of the line.",
                ));
                push_text(&mut open, " ");
            }
            Event::Code(code) => push(&mut open, Inline::Code(code.into_string())),
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                complain(Complaint::error(
                    "HTML is not carried over",
                    format!("Write Markdown, or take it out. To show the signs, write {BACKSLASH} each `<`."),
                ));
            }
            Event::Start(Tag::Image { .. }) => {
                complain(Complaint::error(
                    "a picture can't stand inside a text",
                    "Make it a block of its own, a `figure`; in Markdown, a paragraph of its own.",
                ));
            }
            // Signs alone that Markdown draws as a line or an empty list: `* * *`, `-`.
            Event::Start(_) | Event::Rule if !text.contains(char::is_alphanumeric) => {
                return vec![Inline::Text(
                    text.split_whitespace().collect::<Vec<_>>().join(" "),
                )];
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => complain(Complaint::error(
                "four spaces before a text make it a block of code",
                "Take out the spaces; or make it a block of its own, `code`; in Markdown, between lines of ```.",
            )),
            Event::Start(_) | Event::Rule => complain(Complaint::error(
                "only inline Markdown has a place here: bold, italic, code, links",
                format!(
                    "Use a block of its own for headings, lists, quotes and code. To show the signs, write {BACKSLASH} the \
                     first of them in the line."
                ),
            )),
            _ => {}
        }
    }
    open.swap_remove(0).1
}

/// What is said of an address that stands by itself, for links elsewhere to name it.
pub(crate) fn definition(label: &str) -> Complaint {
    Complaint::error(
        format!("`[{label}]: …` names an address for links, and is not shown itself"),
        format!("Write {BACKSLASH} the `[`; or write a link where it belongs: [{label}](https://…)."),
    )
}

/// What shows a sign as it is.
const BACKSLASH: &str = "a backslash (in JSON two, `\\\\`) before";

/// A number with a dot begins a list in `CommonMark`. Where no second follows it is the beginning of a sentence:
/// "1986. What a year."
fn as_sentence(text: &str) -> Cow<'_, str> {
    let marker = |line: &str| {
        let number = line.trim_start();
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &number[digits..];
        let is_marker = digits > 0
            && rest.starts_with(['.', ')'])
            && rest[1..].chars().next().is_none_or(char::is_whitespace);
        is_marker.then(|| line.len() - rest.len())
    };
    let mut lines = text.lines();
    match lines.next().and_then(marker) {
        Some(dot) if lines.all(|line| marker(line).is_none()) => {
            Cow::Owned(format!("{}\\{}", &text[..dot], &text[dot..]))
        }
        _ => Cow::Borrowed(text),
    }
}

fn is_in_link(open: &[(Option<Tag<'_>>, Vec<Inline>)]) -> bool {
    open.iter().any(|(tag, _)| matches!(tag, Some(Tag::Link { .. })))
}

/// Warns of what is shown as it stands and was hardly meant so: addresses without a link, and marks without an end.
fn complain_of_signs(
    text: &str,
    place: Range<usize>,
    addresses: &[BareAddress<'_>],
    complain: &mut dyn FnMut(Complaint),
) {
    for address in addresses.iter().filter(|address| place.contains(&address.start)) {
        let sign = address.sign() - address.start;
        complain(Complaint::warning(
            format!("the address `{}` is not a link", address.text),
            format!(
                "Write {}; or [words](address). To show it without a link, write {BACKSLASH} the first `{}`.",
                address.as_link(),
                &address.text[sign..=sign]
            ),
        ));
    }
    let signs = text[place.clone()].bytes().enumerate();
    for (at, sign) in signs.filter(|(_, sign)| b"*_`".contains(sign)) {
        let sign = char::from(sign);
        let (before, mark) = text.split_at(place.start + at);
        let mark = &mark[..mark.len() - mark.trim_start_matches(sign).len()];
        let after = &text[before.len() + mark.len()..];
        let around = [before.chars().next_back(), after.chars().next()];
        let is_between = |kind: fn(char) -> bool| around.iter().all(|c| c.is_some_and(kind));
        // Nobody takes them for marks in `Prices*`, `s**t`, `2 ** 3` and `f***`.
        let is_mark = sign == '`' || mark.len() == 2;
        if !is_mark
            || before.ends_with(['\\', sign])
            || is_between(char::is_alphanumeric)
            || is_between(char::is_whitespace)
        {
            continue;
        }
        complain(Complaint::warning(
            format!("`{mark}` has no counterpart, so it is shown as it is"),
            format!("Write the other `{mark}`. To show it, write {BACKSLASH} each sign of it."),
        ));
    }
    if &text[place.clone()] == "]" && text[place.end..].starts_with('(') {
        complain(Complaint::warning(
            "a link is not complete, so it is shown as it is",
            format!(
                "Write [words](address), with %20 for a space in the address. To show it, write {BACKSLASH} the `(`."
            ),
        ));
    }
}

fn close(
    open: &mut Vec<(Option<Tag<'_>>, Vec<Inline>)>,
    resolve: &mut dyn FnMut(&str) -> Option<LinkTarget>,
) {
    let Some((tag, inner)) = open.pop() else { return };
    match tag {
        _ if open.len() > DEPTH => inner.into_iter().for_each(|span| push(open, span)),
        Some(Tag::Strong) => push(open, Inline::Strong(inner)),
        Some(Tag::Emphasis) => push(open, Inline::Emphasis(inner)),
        Some(Tag::Link {
            dest_url, link_type, ..
        }) => {
            let to = match link_type {
                LinkType::Email => resolve(&format!("mailto:{dest_url}")),
                _ => resolve(&dest_url),
            };
            match to {
                Some(to) => push(open, Inline::Link { to, text: inner }),
                None => inner.into_iter().for_each(|span| push(open, span)),
            }
        }
        _ => {}
    }
}

fn push(open: &mut [(Option<Tag<'_>>, Vec<Inline>)], span: Inline) {
    if let Inline::Text(text) = &span {
        push_text(open, text);
    } else if let Some((_, spans)) = open.last_mut() {
        spans.push(span);
    }
}

/// Neighbouring texts become one: they would be one node in the browser too.
fn push_text(open: &mut [(Option<Tag<'_>>, Vec<Inline>)], text: &str) {
    let Some((_, spans)) = open.last_mut() else { return };
    match spans.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => spans.push(Inline::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fastrand::Rng;

    fn read(text: &str) -> (Vec<Inline>, Vec<String>) {
        let mut complaints = Vec::new();
        let spans = inline(
            text,
            &mut |url| (url != "/held/").then(|| LinkTarget::External(url.to_owned())),
            &mut |complaint| complaints.push(format!("{}. {}", complaint.message, complaint.fix)),
        );
        complaints.dedup();
        (spans, complaints)
    }

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn marks_become_typed_spans() {
        let (spans, complaints) = read("a **b *c*** `d` [e](https://f)");
        assert!(complaints.is_empty());
        assert_eq!(
            spans,
            [
                text("a "),
                Inline::Strong(vec![text("b "), Inline::Emphasis(vec![text("c")])]),
                text(" "),
                Inline::Code("d".into()),
                text(" "),
                Inline::Link {
                    to: LinkTarget::External("https://f".into()),
                    text: vec![text("e")]
                },
            ]
        );
    }

    #[test]
    fn a_link_that_may_not_be_made_leaves_its_text() {
        assert_eq!(read("see [this](/held/) now").0, [text("see this now")]);
    }

    #[test]
    fn what_is_no_inline_text_is_complained_about() {
        for bad in [
            "# heading",
            "- item",
            "1. item\n2. item",
            "<b>x</b>",
            "![alt](x.png)",
            "a\n\nb",
            "> quote",
            "    code",
            "[Update]: https://harbour.example/live",
            "[](https://a.example)",
            "[a](https://a.example \"title\")",
        ] {
            assert!(!read(bad).1.is_empty(), "{bad}");
        }
    }

    #[test]
    fn what_markdown_would_draw_is_shown_where_it_is_signs_alone() {
        for signs in ["* * *", "***", "---", "-", "+", "#", ">", "…", "~~~"] {
            assert_eq!(read(signs), (vec![text(signs)], vec![]), "{signs}");
        }
    }

    #[test]
    fn a_sentence_may_begin_with_a_number() {
        for sentence in ["1986. What a year.", "1.", "2) Berlin"] {
            assert_eq!(read(sentence), (vec![text(sentence)], vec![]), "{sentence}");
        }
    }

    #[test]
    fn a_mail_address_in_angle_brackets_is_a_link() {
        let link = Inline::Link {
            to: LinkTarget::External("mailto:desk@harbour.example".into()),
            text: vec![text("desk@harbour.example")],
        };
        assert_eq!(read("<desk@harbour.example>"), (vec![link], vec![]));
    }

    /// Each text is complained of; with the remedy applied it is not, and says what was meant.
    #[test]
    fn a_remedy_that_is_applied_gives_what_the_writer_meant() {
        for (wrong, remedy, mended, words) in [
            ("# 1 song", "a backslash", "\\# 1 song", "# 1 song"),
            ("- 3 degrees", "a backslash", "\\- 3 degrees", "- 3 degrees"),
            ("* Without tax", "a backslash", "\\* Without tax", "* Without tax"),
            ("> 90 %", "a backslash", "\\> 90 %", "> 90 %"),
            (
                "``` and more",
                "a backslash",
                "\\`\\`\\` and more",
                "``` and more",
            ),
            ("    far in", "Take out the spaces", "far in", "far in"),
            ("<b>x</b>", "a backslash", "\\<b>x\\</b>", "<b>x</b>"),
            ("<!-- x -->", "a backslash", "\\<!-- x -->", "<!-- x -->"),
            (
                "[Update]: noon",
                "a backslash",
                "\\[Update]: noon",
                "[Update]: noon",
            ),
            ("a **b", "Write the other", "a **b**", "a b"),
            ("a **b", "a backslash", "a \\*\\*b", "a **b"),
            ("a __b", "a backslash", "a \\_\\_b", "a __b"),
            ("a `b", "a backslash", "a \\`b", "a `b"),
            ("[a](b c)", "%20", "[a](b%20c)", "a"),
            ("[a](b c)", "a backslash", "[a]\\(b c)", "[a](b c)"),
            (
                "at https://a_b.example/c_d.",
                "<https://a_b.example/c_d>",
                "at <https://a_b.example/c_d>.",
                "at https://a_b.example/c_d.",
            ),
            (
                "https://a.example",
                "first `:`",
                "https\\://a.example",
                "https://a.example",
            ),
            (
                "www.a.example",
                "[www.a.example](https://www.a.example)",
                "[www.a.example](https://www.a.example)",
                "www.a.example",
            ),
            ("www.a.example", "first `.`", "www\\.a.example", "www.a.example"),
            (
                "desk@a.example",
                "<desk@a.example>",
                "<desk@a.example>",
                "desk@a.example",
            ),
            (
                "desk@a.example",
                "first `@`",
                "desk\\@a.example",
                "desk@a.example",
            ),
            (
                "[](https://a.example)",
                "Write between [ and ]",
                "[a](https://a.example)",
                "a",
            ),
            (
                "[a](https://a.example \"b\")",
                "out of the brackets",
                "[a, b](https://a.example)",
                "a, b",
            ),
        ] {
            let complaints = read(wrong).1;
            assert_eq!(complaints.len(), 1, "{wrong}: {complaints:#?}");
            assert!(complaints[0].contains(remedy), "{wrong}: {complaints:#?}");
            let (spans, complaints) = read(mended);
            assert_eq!(complaints, [""; 0], "{mended}");
            assert_eq!(Inline::plain(&spans), words, "{mended}");
        }
    }

    #[test]
    fn signs_that_nobody_takes_for_marks_are_no_fault() {
        for words in [
            "f*** and s**t",
            "2 ** 3 ** 4",
            "Prices* in euros",
            "a_b_c __init__.py",
            "`**` and [https://a.example](https://a.example)",
            "&#42;&#42;a \\**b",
            "me @ 5",
        ] {
            assert_eq!(read(words).1, [""; 0], "{words}");
        }
    }

    #[test]
    fn marks_nest_only_so_deep() {
        let (spans, complaints) = read(&format!("{}b{}", "**a ".repeat(2_600), "** c".repeat(2_600)));
        let depth = |spans: &[Inline]| -> usize {
            let mut depth = 0;
            let mut spans = spans;
            while let Some(Inline::Strong(inner)) =
                spans.iter().find(|span| matches!(span, Inline::Strong(_)))
            {
                (depth, spans) = (depth + 1, inner);
            }
            depth
        };
        assert!(
            complaints.iter().any(|complaint| complaint.contains("24 deep")),
            "{complaints:#?}"
        );
        assert_eq!(depth(&spans), DEPTH);
    }

    /// Texts of all that Markdown knows, put together at random.
    #[test]
    fn whatever_passes_without_a_complaint_is_shown_to_the_last_word() {
        const PIECES: &[&str] = &[
            "word",
            "판문점",
            "été",
            "7",
            "1986.",
            " ",
            " ",
            " ",
            "\n",
            "\n\n",
            "    ",
            "*",
            "**",
            "***",
            "_",
            "__",
            "`",
            "``",
            "[",
            "]",
            "(",
            ")",
            "](",
            "<",
            ">",
            "!",
            "![",
            "#",
            "-",
            "+",
            "=",
            "===",
            "---",
            "|",
            "~~",
            "~~~",
            ":",
            "\\",
            "&",
            "&copy;",
            ";",
            "\"",
            "'",
            "https://a.example/b",
            "www.c.example",
            "desk@d.example",
            "/news/e/",
            "<https://f.example>",
            "<g@h.example>",
            "[i]: https://j.example",
            "[k][l]",
            "[m](n)",
            "[^o]",
            "<b>",
            "</b>",
            "<!-- p -->",
            "<?q?>",
            "{{r}}",
            "$s$",
            "\t",
            "\u{a0}",
            ".",
            ",",
            "* * *",
        ];
        let mut random = Rng::with_seed(1);
        let mut passed = 0;
        for _ in 0..60_000 {
            let text: String = (0..=random.usize(..9))
                .map(|_| PIECES[random.usize(..PIECES.len())])
                .collect();
            let (spans, complaints) = read(&text);
            if !complaints.is_empty() {
                continue;
            }
            passed += 1;
            let shown = shown(&spans);
            // What an entity stands for is shown, and not its name.
            let written = text.replace("&copy;", "©");
            for word in written
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
            {
                assert!(shown.contains(word), "`{word}` of {text:?} is not in {shown:?}");
            }
            assert!(
                text.trim().is_empty() || !shown.is_empty(),
                "{text:?} is shown as nothing"
            );
        }
        assert!(passed > 10_000, "{passed}");
    }

    /// The words of a text, and where its links lead.
    fn shown(spans: &[Inline]) -> String {
        let mut shown = Inline::plain(spans);
        for span in spans {
            match span {
                Inline::Strong(inner) | Inline::Emphasis(inner) => shown.push_str(&self::shown(inner)),
                Inline::Link {
                    to: LinkTarget::Internal(to) | LinkTarget::External(to),
                    text,
                } => {
                    shown.push_str(to);
                    shown.push_str(&self::shown(text));
                }
                Inline::Text(_) | Inline::Code(_) => {}
            }
        }
        shown
    }
}
