//! Inline Markdown, as newsrooms write it, into typed spans.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use dateline_model::{Inline, LinkTarget};

/// Something in a text that is not inline Markdown: what it is, and how to mend it.
pub type Complaint = (&'static str, &'static str);

/// Reads inline Markdown (the paragraphs of `CommonMark` without images and HTML). `resolve` says where a
/// link leads; where it answers nothing, the link's text stays without a link.
pub fn inline(
    text: &str,
    resolve: &mut dyn FnMut(&str) -> Option<LinkTarget>,
    complain: &mut dyn FnMut(Complaint),
) -> Vec<Inline> {
    // What is open: the spans so far, each with the tag that its end will make of it.
    let mut open: Vec<(Option<Tag<'_>>, Vec<Inline>)> = vec![(None, Vec::new())];
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Start(Tag::Paragraph) if open[0].1.is_empty() => {}
            Event::Start(Tag::Paragraph) => {
                complain((
                    "the text holds several paragraphs",
                    "Make each a block of its own.",
                ));
            }
            Event::Start(tag @ (Tag::Strong | Tag::Emphasis | Tag::Link { .. })) => {
                open.push((Some(tag), Vec::new()));
            }
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => close(&mut open, resolve),
            Event::Text(text) => push_text(&mut open, &text),
            Event::SoftBreak | Event::HardBreak => push_text(&mut open, " "),
            Event::Code(code) => push(&mut open, Inline::Code(code.into_string())),
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                complain((
                    "HTML is not carried over",
                    "Write Markdown, or a backslash before the `<`.",
                ));
            }
            Event::Start(Tag::Image { .. }) => {
                complain((
                    "a picture can't stand inside a text",
                    "Make it a block: {\"type\": \"figure\", …}.",
                ));
            }
            Event::Start(_) => complain((
                "only inline Markdown has a place here: bold, italic, code, links",
                "Use a block of its own for headings, lists and quotes; a backslash before the first sign keeps it as it is.",
            )),
            _ => {}
        }
    }
    open.swap_remove(0).1
}

fn close(
    open: &mut Vec<(Option<Tag<'_>>, Vec<Inline>)>,
    resolve: &mut dyn FnMut(&str) -> Option<LinkTarget>,
) {
    let Some((tag, inner)) = open.pop() else { return };
    match tag {
        Some(Tag::Strong) => push(open, Inline::Strong(inner)),
        Some(Tag::Emphasis) => push(open, Inline::Emphasis(inner)),
        Some(Tag::Link { dest_url, .. }) => match resolve(&dest_url) {
            Some(to) => push(open, Inline::Link { to, text: inner }),
            None => inner.into_iter().for_each(|span| push(open, span)),
        },
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

    fn read(text: &str) -> (Vec<Inline>, Vec<&'static str>) {
        let mut complaints = Vec::new();
        let spans = inline(
            text,
            &mut |url| (url != "/held/").then(|| LinkTarget::External(url.to_owned())),
            &mut |(what, _)| complaints.push(what),
        );
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
            "<b>x</b>",
            "![alt](x.png)",
            "a\n\nb",
            "> quote",
        ] {
            assert!(!read(bad).1.is_empty(), "{bad}");
        }
    }
}
