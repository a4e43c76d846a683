//! The text of a page in Markdown: its blocks, its directives, and the questions at its end.

use std::ops::Range;

use super::blocks::{self, Piece, fence, is_mark_of_faqs};
use super::directive::{self, Directive, Named, is_directive};
use super::forms::{self, Fault, Holds};
use crate::block_file::BlockFile;
use crate::problem::Complaint;
use crate::tree::{Content, Field, Node};

/// What a text holds.
pub(super) struct Body {
    pub(super) blocks: Vec<Node>,
    /// The questions in it, if it has a section of them.
    pub(super) faqs: Option<Node>,
    pub(super) faults: Vec<Fault>,
}

/// Reads the text that begins at an offset. Pages that are no stories have no questions.
pub(super) fn read(text: &str, at: usize, has_faqs: bool) -> Body {
    let mut reader = Reader {
        text,
        has_faqs,
        blocks: Vec::new(),
        faqs: None,
        section: Section::Text,
        faults: Vec::new(),
    };
    reader.read(at);
    let faqs = reader.faqs.map(|(at, questions)| {
        let questions = questions.into_iter().map(Question::into_node);
        Node::list(at, questions.collect())
    });
    Body {
        blocks: reader.blocks,
        faqs,
        faults: reader.faults,
    }
}

struct Reader<'a> {
    text: &'a str,
    has_faqs: bool,
    blocks: Vec<Node>,
    faqs: Option<(usize, Vec<Question>)>,
    section: Section,
    faults: Vec<Fault>,
}

/// Where blocks go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Text,
    Questions,
}

/// A directive whose end is not read yet, and what stands in it.
struct Opened {
    named: Named,
    inner: Vec<Piece>,
}

struct Question {
    at: usize,
    fields: Vec<Field>,
    answer: Vec<Node>,
}

impl Question {
    fn into_node(mut self) -> Node {
        let at = self.answer.first().map_or(self.at, |block| block.at);
        self.fields
            .push(Field::of(at, "answer", Node::list(at, self.answer)));
        Node::table(self.at, self.fields)
    }
}

impl Reader<'_> {
    /// Divides the text at its directives, and reads what stands between them.
    fn read(&mut self, from: usize) {
        let text = self.text;
        let mut open_fence: Option<(char, usize)> = None;
        let mut opened = Vec::new();
        let (mut start, mut at) = (from, from);
        for line in text[from..].split_inclusive('\n') {
            let here = at;
            at += line.len();
            match (open_fence, fence(line)) {
                (Some((sign, length)), Some((other, longer)))
                    if sign == other && longer >= length && line.trim().len() == longer =>
                {
                    open_fence = None;
                }
                (Some(_), _) => {}
                (None, found) => open_fence = found,
            }
            if open_fence.is_some() || !is_directive(line) {
                continue;
            }
            let pieces = self.pieces(start..here);
            start = at;
            self.put(&mut opened, pieces);
            match directive::read(line, here) {
                Err(fault) => self.faults.push(fault),
                Ok(Directive::Block(named)) => {
                    let block = self.named(named, Vec::new());
                    self.put(&mut opened, vec![Piece::Block(block)]);
                }
                Ok(Directive::Opening(named)) => {
                    let holds = opened
                        .last()
                        .map(|Opened { named, .. }| forms::holds(named.name()));
                    if let Some(Holds::One(_)) = holds {
                        self.unclosed(&mut opened);
                    }
                    opened.push(Opened {
                        named,
                        inner: Vec::new(),
                    });
                }
                Ok(Directive::End) => {
                    if let Some(Opened { named, inner }) = opened.pop() {
                        let pieces = self.fill(named, inner);
                        self.put(&mut opened, pieces);
                    } else {
                        let fix =
                            "Take it out, or write `:::` with the name of a block above what it closes.";
                        self.complain(here, "`:::` closes nothing here", fix);
                    }
                }
            }
        }
        let pieces = self.pieces(start..at);
        self.put(&mut opened, pieces);
        while !opened.is_empty() {
            self.unclosed(&mut opened);
        }
    }

    /// Adds parts to the innermost directive that is open, or to the text.
    fn put(&mut self, opened: &mut [Opened], pieces: Vec<Piece>) {
        match opened.last_mut() {
            Some(Opened { inner, .. }) => inner.extend(pieces),
            None => pieces.into_iter().for_each(|piece| self.add(piece)),
        }
    }

    fn complain(&mut self, at: usize, message: &str, fix: &str) {
        self.faults.push((at, Complaint::error(message, fix)));
    }

    /// Takes the innermost directive, which has no end, for one that ends here.
    fn unclosed(&mut self, opened: &mut Vec<Opened>) {
        if let Some(Opened { named, inner }) = opened.pop() {
            let fix = "Write `:::` in a line of its own below what belongs to it.";
            self.complain(named.at, "what is opened here is not closed", fix);
            self.put(opened, inner);
        }
    }

    /// The block that a directive makes of what stands between it and its end; or that alone, where it can't be.
    fn fill(&mut self, named: Named, inner: Vec<Piece>) -> Vec<Piece> {
        let name = named.name();
        let mut inner: Vec<_> = inner.into_iter().map(Piece::into_block).collect();
        let mut others = match (forms::holds(name), &mut inner[..]) {
            (_, []) => Vec::new(),
            // What nobody knows is complained of by its name.
            _ if !BlockFile::KINDS.contains(&name) => Vec::new(),
            (Holds::Blocks(field), [first, ..]) => {
                let at = first.at;
                vec![Field::of(at, field, Node::list(at, inner))]
            }
            (
                Holds::One(kind),
                [
                    Node {
                        content: Content::Table(fields),
                        ..
                    },
                ],
            ) if fields[0].value.content == Content::Text(kind.to_owned()) => fields.split_off(1),
            (Holds::One(kind), _) => {
                let message =
                    format!("between `:::{name}` and `:::` there has to be one {kind} and nothing else");
                self.complain(
                    named.at,
                    &message,
                    "Write `:::` right below the block that it adds to.",
                );
                return inner.into_iter().map(Piece::Block).collect();
            }
        };
        self.faults.extend(forms::settle(name, &mut others));
        vec![Piece::Block(self.named(named, others))]
    }

    fn named(&mut self, named: Named, others: Vec<Field>) -> Node {
        let (block, fault) = named.into_block(others);
        self.faults.extend(fault);
        block
    }

    /// Adds a part to the text, or to the questions.
    fn add(&mut self, piece: Piece) {
        let block = match piece {
            Piece::Heading(heading) if self.has_faqs && heading.is_of_faqs() => {
                self.section = Section::Questions;
                self.faqs.get_or_insert((heading.at, Vec::new()));
                let mut others = heading.fields.iter().filter(|field| !is_mark_of_faqs(field));
                if let Some(other) = others.next() {
                    let message = format!("the heading of the questions can't have `{}`", other.name);
                    self.complain(
                        other.at,
                        &message,
                        "Take it out: the questions are always at `#faqs`.",
                    );
                }
                return;
            }
            Piece::Heading(heading) => {
                if heading.level == 2 {
                    self.section = Section::Text;
                }
                match &mut self.faqs {
                    Some((_, questions)) if self.section == Section::Questions && heading.level == 3 => {
                        let mut fields = vec![Field::of(heading.words.at, "question", heading.words)];
                        fields.extend(heading.fields);
                        return questions.push(Question {
                            at: heading.at,
                            fields,
                            answer: Vec::new(),
                        });
                    }
                    _ => heading.into_block(),
                }
            }
            Piece::Block(block) => block,
        };
        let question = self.faqs.as_mut().map(|(_, questions)| questions.last_mut());
        match question.filter(|_| self.section == Section::Questions) {
            Some(Some(question)) => question.answer.push(block),
            Some(None) => {
                let fix = "Write the question above it as a heading: `### Why?`.";
                self.complain(block.at, "this stands before the first question", fix);
            }
            None => self.blocks.push(block),
        }
    }

    fn pieces(&mut self, range: Range<usize>) -> Vec<Piece> {
        let (pieces, faults) = blocks::read(self.text, range);
        self.faults.extend(faults);
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block_file::SourcePart;
    use crate::markdown;
    use dateline_model::{Inline, LinkTarget};
    use fastrand::Rng;
    use serde_json::Value;

    const PIECES: &[&str] = &[
        "word",
        "été",
        "판문점",
        "Zeile",
        " ",
        " ",
        " ",
        "\n",
        "\n",
        "\n",
        "\n\n",
        "\n\n",
        "# ",
        "## ",
        "### ",
        "#### ",
        "\n## FAQ\n",
        "\n### ",
        "> ",
        ">",
        "- ",
        "* ",
        "1. ",
        "7. ",
        "    ",
        "\t",
        "```",
        "```\n",
        "~~~\n",
        "| ",
        " |",
        "\n| --- |\n",
        "| - | :-: |",
        "![",
        "](",
        ")",
        "[",
        "]",
        "(x.jpg)",
        "(x.jpg \"",
        "\")",
        "\n::",
        "::quote{text=\"",
        "\n:::table[",
        "\n:::code[",
        "\n:::\n",
        ":::",
        "\"}",
        "{#",
        "}",
        "{.faq}",
        "{a=",
        "[^n]",
        "\n[^n]: ",
        "\n[ref]: https://a.example ",
        "<b>",
        "<div>\n",
        "<!-- ",
        " -->",
        "— ",
        "-- ",
        "---",
        "\n---\n",
        "===",
        "***",
        "\\",
        "\\|",
        "`",
        "**",
        "_",
        "&amp;",
        "<https://b.example>",
        "  \n",
        "+++",
    ];
    /// Signs, and what stands for itself in the values.
    const SIGNS: &[&str] = &[
        "x", "jpg", "quote", "text", "table", "code", "FAQ", "faq", "a", "n", "ref", "amp", "b", "div",
    ];

    /// What readers see of a text, with where its links lead; nothing if something is wrong with it.
    fn shown(part: SourcePart<'_>) -> Option<String> {
        let (SourcePart::Words(text)
        | SourcePart::Code(text)
        | SourcePart::Picture(text)
        | SourcePart::Media(text)
        | SourcePart::Story(text)
        | SourcePart::Page(text)) = part
        else {
            let SourcePart::Text(text) = part else { return None };
            let (mut sound, mut links) = (true, String::new());
            let mut resolve = |url: &str| {
                links.push_str(url);
                Some(LinkTarget::External(url.to_owned()))
            };
            let spans = markdown::inline(text, &mut resolve, &mut |_| sound = false);
            return sound.then(|| Inline::plain(&spans) + &links);
        };
        Some(text.to_owned())
    }

    /// All that readers see of a body; nothing if something is wrong with it.
    fn shown_of(body: Body) -> Option<String> {
        let faqs = body.faqs.map(Node::into_json);
        let mut blocks: Vec<_> = body.blocks.into_iter().map(Node::into_json).collect();
        let mut shown_words = String::new();
        for faq in faqs.iter().filter_map(Value::as_array).flatten() {
            let (question, id) = (faq["question"].as_str()?, &faq["id"]);
            shown_words.extend([question, " ", &id.to_string(), " "]);
            blocks.extend(faq["answer"].as_array()?.iter().cloned());
            if faq
                .as_object()?
                .keys()
                .any(|name| !["question", "id", "answer"].contains(&name.as_str()))
            {
                return None;
            }
        }
        for block in blocks {
            let typed: BlockFile = serde_json::from_value(block.clone()).ok()?;
            for (_, part) in typed.parts() {
                shown_words += &shown(part)?;
                shown_words.push(' ');
            }
            shown_words += &block["id"].to_string();
        }
        body.faults.is_empty().then_some(shown_words)
    }

    /// Files of all that Markdown knows, put together at random.
    #[test]
    fn whatever_passes_without_a_complaint_is_shown_to_the_last_word() {
        let mut random = Rng::with_seed(1);
        let mut passed = 0;
        for _ in 0..60_000 {
            let text: String = (0..=random.usize(..12))
                .map(|_| PIECES[random.usize(..PIECES.len())])
                .collect();
            let body = read(&text, 0, true);
            let has_faqs = body.faqs.is_some();
            let Some(shown) = shown_of(body) else {
                continue;
            };
            passed += 1;
            // Over the questions readers see the words of the interface, and not those of the heading that is marked.
            let parts = text
                .split("\n\n")
                .filter(|part| !(has_faqs && part.contains("{.faq}")));
            for word in parts
                .collect::<Vec<_>>()
                .join("\n\n")
                .split(|c: char| !c.is_alphabetic())
                .filter(|word| !word.is_empty())
            {
                assert!(
                    SIGNS.contains(&word) || shown.contains(word),
                    "`{word}` of {text:?} is not in {shown:?}"
                );
            }
        }
        assert!(passed > 5_000, "{passed}");
    }
}
