//! The text of a page in Markdown, block by block: the same values as in JSON, with their places.
//!
//! Texts go over as they are written. What has no place within a text (HTML, a list within a list) goes over too, so
//! that it is complained of where texts are read, as in every file.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag};
use serde_json::Value;

use super::directive::{self, Directive, Fault, Named, in_brackets, is_directive};
use crate::markdown;
use crate::problem::Complaint;
use crate::source::BlockFile;
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

struct Question {
    at: usize,
    fields: Vec<Field>,
    answer: Vec<Node>,
}

impl Question {
    fn into_node(mut self) -> Node {
        let at = self.answer.first().map_or(self.at, |block| block.at);
        self.fields.push(field(at, "answer", Node::list(at, self.answer)));
        table(self.at, self.fields)
    }
}

/// A part of a text.
enum Piece {
    Block(Node),
    Heading(Heading),
}

struct Heading {
    at: usize,
    level: u8,
    words: Node,
    /// What stands in braces behind the words.
    fields: Vec<Field>,
}

impl Heading {
    fn into_block(self) -> Node {
        let mut fields = vec![field(self.words.at, "text", self.words)];
        if self.level != 2 {
            fields.push(field(self.at, "level", Node::of_json(self.at, self.level.into())));
        }
        fields.extend(self.fields);
        block(self.at, "heading", fields)
    }

    /// Whether it stands above the questions, as its words or a mark in braces say.
    fn is_of_faqs(&self) -> bool {
        let is_class = |field: &Field| field.name == "class" && field.value.content == text_of("faq");
        let is_called = |words: &str| {
            ["faq", "faqs"]
                .iter()
                .any(|name| words.eq_ignore_ascii_case(name))
        };
        self.level == 2
            && (self.fields.iter().any(is_class)
                || matches!(&self.words.content, Content::Text(words) if is_called(words)))
    }
}

fn text_of(text: &str) -> Content {
    Content::Text(text.to_owned())
}

fn field(at: usize, name: &str, value: Node) -> Field {
    Field {
        at,
        name: name.to_owned(),
        value,
    }
}

const fn table(at: usize, fields: Vec<Field>) -> Node {
    Node {
        at,
        content: Content::Table(fields),
    }
}

fn block(at: usize, kind: &str, mut fields: Vec<Field>) -> Node {
    fields.insert(0, field(at, "type", Node::text(at, kind)));
    table(at, fields)
}

fn paragraph(at: usize, text: impl Into<String>) -> Node {
    block(at, "paragraph", vec![field(at, "text", Node::text(at, text))])
}

/// What `CommonMark` takes for space around a text (section 2.1); the spaces of other scripts belong to it.
const SPACE: [char; 3] = [' ', '\t', '\n'];

/// The line that opens or closes a block of code.
fn fence(line: &str) -> Option<(char, usize)> {
    let unindented = line.trim_start_matches(' ');
    let sign = unindented
        .chars()
        .next()
        .filter(|sign| matches!(sign, '`' | '~'))?;
    let length = unindented.len() - unindented.trim_start_matches(sign).len();
    let is_fence = length >= 3 && line.len() - unindented.len() < 4;
    let may_open = sign == '~' || !unindented[length..].contains('`');
    (is_fence && may_open).then_some((sign, length))
}

impl Reader<'_> {
    /// Divides the text at its directives, and reads what stands between them.
    fn read(&mut self, from: usize) {
        let text = self.text;
        let mut open_fence: Option<(char, usize)> = None;
        // The directive that was opened, and what stands in it.
        let mut opened: Option<(Named, Vec<Piece>)> = None;
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
            match &mut opened {
                Some((_, inner)) => inner.extend(pieces),
                None => self.add_all(pieces),
            }
            match (directive::read(line, here), opened.take()) {
                (Err(fault), before) => {
                    self.faults.push(fault);
                    opened = before;
                }
                (Ok(Directive::Block(named)), before) => {
                    let block = self.named(named, Vec::new());
                    opened = before;
                    match &mut opened {
                        Some((_, inner)) => inner.push(Piece::Block(block)),
                        None => self.add(Piece::Block(block)),
                    }
                }
                (Ok(Directive::Opening(named)), before) => {
                    self.unclosed(before);
                    opened = Some((named, Vec::new()));
                }
                (Ok(Directive::End), Some((named, inner))) => self.fill(named, inner),
                (Ok(Directive::End), None) => {
                    let fix = "Take it out, or write `:::` with the name of a block above what it closes.";
                    self.complain(here, "`:::` closes nothing here", fix);
                }
            }
        }
        let pieces = self.pieces(start..at);
        match &mut opened {
            Some((_, inner)) => inner.extend(pieces),
            None => self.add_all(pieces),
        }
        self.unclosed(opened);
    }

    fn complain(&mut self, at: usize, message: &str, fix: &str) {
        self.faults.push((at, Complaint::error(message, fix)));
    }

    /// Takes a directive without its end for one that ends here.
    fn unclosed(&mut self, opened: Option<(Named, Vec<Piece>)>) {
        if let Some((named, inner)) = opened {
            let fix = "Write `:::` in a line of its own below the block that it adds to.";
            self.complain(named.at, "what is opened here is not closed", fix);
            self.add_all(inner);
        }
    }

    /// Adds what stands between a directive and its end.
    fn fill(&mut self, named: Named, mut inner: Vec<Piece>) {
        let Content::Text(name) = &named.name.content else {
            return;
        };
        let is_known = BlockFile::KINDS.contains(&name.as_str());
        let others = match (inner.pop(), inner.is_empty()) {
            (None, _) => Vec::new(),
            (Some(piece), true) => {
                let block = match piece {
                    Piece::Block(block) => block,
                    Piece::Heading(heading) => heading.into_block(),
                };
                match block.content {
                    Content::Table(mut fields) if fields[0].value.content == named.name.content => {
                        fields.remove(0);
                        fields
                    }
                    _ if !is_known => Vec::new(),
                    content => {
                        return self.misfilled(
                            named.at,
                            name,
                            vec![Piece::Block(Node {
                                at: block.at,
                                content,
                            })],
                        );
                    }
                }
            }
            (Some(_), false) if !is_known => Vec::new(),
            (Some(last), false) => {
                inner.push(last);
                return self.misfilled(named.at, name, inner);
            }
        };
        let block = self.named(named, others);
        self.add(Piece::Block(block));
    }

    fn misfilled(&mut self, at: usize, name: &str, inner: Vec<Piece>) {
        let message = format!("between `:::{name}` and `:::` there has to be one {name} and nothing else");
        self.complain(at, &message, "Write `:::` right below the block that it adds to.");
        self.add_all(inner);
    }

    fn named(&mut self, named: Named, others: Vec<Field>) -> Node {
        let (block, fault) = named.into_block(others);
        self.faults.extend(fault);
        block
    }

    fn add_all(&mut self, pieces: Vec<Piece>) {
        for piece in pieces {
            self.add(piece);
        }
    }

    /// Adds a part to the text, or to the questions.
    fn add(&mut self, piece: Piece) {
        let block = match piece {
            Piece::Heading(heading) if self.has_faqs && heading.is_of_faqs() => {
                self.section = Section::Questions;
                self.faqs.get_or_insert((heading.at, Vec::new()));
                let mut others = heading.fields.iter().filter(|field| field.name != "class");
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
                        let mut fields = vec![field(heading.words.at, "question", heading.words)];
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

    /// Reads Markdown that has no directives.
    fn pieces(&mut self, range: Range<usize>) -> Vec<Piece> {
        let base = range.start;
        let parser = Parser::new_ext(
            &self.text[range],
            Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES,
        );
        for (label, definition) in parser.reference_definitions().iter() {
            self.faults
                .push((base + definition.span.start, markdown::definition(label)));
        }
        let mut events = parser
            .into_offset_iter()
            .map(|(event, place)| (event, base + place.start..base + place.end));
        let mut pieces = Vec::new();
        while let Some((event, place)) = events.next() {
            match event {
                Event::Start(tag) => {
                    let mut depth = 1;
                    let inner = events.by_ref().take_while(|(event, _)| {
                        match event {
                            Event::Start(_) => depth += 1,
                            Event::End(_) => depth -= 1,
                            _ => {}
                        }
                        depth > 0
                    });
                    let inner: Vec<_> = inner.collect();
                    pieces.extend(self.piece(&tag, place, &inner));
                }
                Event::Rule => {
                    let fix = "Write a heading where a part begins. To show the signs, write `::paragraph{text=\"* * *\"}`.";
                    self.complain(place.start, "a text has no lines between its parts", fix);
                }
                _ => {}
            }
        }
        pieces
    }

    fn piece(
        &mut self,
        tag: &Tag<'_>,
        place: Range<usize>,
        inner: &[(Event<'_>, Range<usize>)],
    ) -> Option<Piece> {
        let at = place.start;
        let block = match tag {
            Tag::Heading { level, .. } => return Some(Piece::Heading(self.heading(place, *level))),
            Tag::Paragraph => match inner {
                [
                    (
                        Event::Start(Tag::Image {
                            link_type: LinkType::Inline,
                            dest_url,
                            title,
                            ..
                        }),
                        image,
                    ),
                    ..,
                    (Event::End(_), end),
                ] if image == end => self.figure(image.clone(), dest_url, title),
                _ => paragraph(at, self.joined(place)),
            },
            Tag::BlockQuote(_) => self.quote(place),
            Tag::List(start) => self.list(place, *start, inner),
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) => self.code(place, language, inner),
            // As in every text, four spaces at its beginning are complained of.
            Tag::CodeBlock(CodeBlockKind::Indented) => paragraph(at, format!("    {}", self.joined(place))),
            Tag::Table(alignments) => self.table(place, alignments),
            Tag::FootnoteDefinition(_) => {
                let fix = "Write what it says into the text, in brackets for example, and take out the sign that names it.";
                self.complain(at, "a text has no footnotes", fix);
                return None;
            }
            _ => paragraph(at, self.joined(place)),
        };
        Some(Piece::Block(block))
    }

    /// The text of a part, each line without what stands before it.
    fn joined(&mut self, place: Range<usize>) -> String {
        let lines = lines(self.text, place);
        self.text_of_lines(&lines)
    }

    fn text_of_lines(&mut self, lines: &[(usize, &str)]) -> String {
        if let Some((at, _)) = lines.iter().find(|(_, line)| is_directive(line)) {
            let fix =
                "Take out what stands before it. To show the colons, write a backslash before the first.";
            let message = "a line that begins with `::` is a block only at the very beginning of its line";
            self.complain(*at, message, fix);
        }
        let lines: Vec<_> = lines.iter().map(|(_, line)| *line).collect();
        lines.join("\n").trim_end_matches(SPACE).to_owned()
    }

    fn heading(&mut self, place: Range<usize>, level: HeadingLevel) -> Heading {
        let at = place.start;
        let source = self.text[place.clone()].trim_end_matches(SPACE);
        let (words_at, words) = if let Some((words, _)) = source.rsplit_once('\n') {
            // Its last line underlines it.
            (at, words.trim_end_matches(SPACE))
        } else {
            let words = source.trim_start_matches('#').trim_start_matches(SPACE);
            (at + source.len() - words.len(), words)
        };
        let (words, fields) = directive::divide(words, words_at);
        let unclosed = words.trim_end_matches('#');
        let is_closed = unclosed.is_empty() || unclosed.ends_with([' ', '\t']);
        let words = if is_closed {
            unclosed.trim_end_matches(SPACE)
        } else {
            words
        };
        let level = match level {
            HeadingLevel::H2 => 2,
            HeadingLevel::H3 => 3,
            HeadingLevel::H1 => {
                let fix = "Write `##` before a heading within the text; the headline is the field `title` above the text.";
                self.complain(at, "a heading with one `#` is no part of a text", fix);
                2
            }
            _ => {
                let fix = "Write `##` for a section of the text, `###` for a part of a section.";
                self.complain(at, "headings go no deeper than `###`", fix);
                3
            }
        };
        Heading {
            at,
            level,
            words: Node::text(words_at, words),
            fields,
        }
    }

    fn figure(&self, place: Range<usize>, file: &str, title: &str) -> Node {
        let at = place.start;
        let source = &self.text[place];
        let alt = in_brackets(&source[1..]).unwrap_or_default();
        let after = alt.len() + "![](".len();
        let mut fields = vec![
            field(at + after, "file", Node::text(at + after, file)),
            field(at + 2, "alt", Node::text(at + 2, alt)),
        ];
        if !title.is_empty() {
            let gap = source[after..].find(char::is_whitespace).unwrap_or_default();
            let quote = source[after + gap..].find(['"', '\'', '(']).unwrap_or_default();
            let at = at + after + gap + quote;
            fields.push(field(at, "caption", Node::text(at, title)));
        }
        block(at, "figure", fields)
    }

    /// A quotation; who said it stands in a paragraph of its own behind a dash.
    fn quote(&mut self, place: Range<usize>) -> Node {
        const DASHES: [&str; 3] = ["— ", "– ", "-- "];
        let at = place.start;
        let dash = |line: &str| {
            DASHES
                .iter()
                .find(|dash| line.starts_with(**dash))
                .map(|dash| dash.len())
        };
        let mut lines = lines(self.text, place);
        for (at, line) in &mut lines {
            if let Some(quoted) = line.strip_prefix('>') {
                let text = quoted.trim_start_matches(SPACE);
                *at += line.len() - text.len();
                *line = text;
            }
        }
        let blank = lines.iter().rposition(|(_, line)| line.is_empty());
        let cited = blank.and_then(|blank| Some((blank, dash(lines.get(blank + 1)?.1)?)));
        let mut fields = Vec::new();
        if let Some((blank, dash)) = cited.filter(|(blank, _)| *blank > 0) {
            let mut cite = lines.split_off(blank);
            cite.remove(0);
            let (at, line) = &mut cite[0];
            (*at, *line) = (*at + dash, &line[dash..]);
            let at = *at;
            fields.push(field(at, "cite", Node::text(at, self.text_of_lines(&cite))));
        } else if let [_, .., (at, last)] = lines[..]
            && dash(last).is_some()
        {
            let message =
                "the last line of a quotation begins with a dash, and is read as a part of its words";
            let fix = "If it says whose words they are, write a line with `>` alone above it; else join it to the line before.";
            self.faults.push((at, Complaint::warning(message, fix)));
        }
        let text = self.text_of_lines(&lines);
        let words_at = lines.first().map_or(at, |first| first.0);
        fields.insert(0, field(words_at, "text", Node::text(words_at, text)));
        block(at, "quote", fields)
    }

    fn list(&mut self, place: Range<usize>, start: Option<u64>, inner: &[(Event<'_>, Range<usize>)]) -> Node {
        let at = place.start;
        let mut end = at;
        let items = inner.iter().filter_map(|(event, place)| {
            // Those of lists within it are parts of their items.
            let is_item = matches!(event, Event::Start(Tag::Item)) && place.start >= end;
            is_item.then(|| {
                end = place.end;
                place.clone()
            })
        });
        let items: Vec<_> = items.collect();
        if let Some(start) = start.filter(|start| *start != 1) {
            // "1986. What a year." is a sentence, as at the beginning of every text.
            if items.len() == 1 {
                return paragraph(at, self.joined(place));
            }
            let message = format!("a numbered list begins with 1, and this one with {start}");
            let fix = "Number it from 1. If its lines are sentences, write a backslash before the dot behind each number.";
            self.complain(at, &message, fix);
        }
        let items = items.into_iter().map(|place| {
            let source = &self.text[place.clone()];
            let marker = source.trim_start_matches(|c: char| SPACE.contains(&c) || c.is_ascii_digit());
            let text = marker[1.min(marker.len())..].trim_start_matches(SPACE);
            let at = place.end - text.len();
            Node::text(at, self.joined(at..place.end))
        });
        let items = Node::list(at, items.collect());
        let mut fields = vec![field(at, "items", items)];
        if start.is_some() {
            fields.push(field(at, "ordered", Node::of_json(at, Value::Bool(true))));
        }
        block(at, "list", fields)
    }

    fn code(&mut self, place: Range<usize>, language: &str, inner: &[(Event<'_>, Range<usize>)]) -> Node {
        let at = place.start;
        if !language.is_empty() {
            let message =
                format!("what stands behind the signs that open a block of code is not shown: {language}");
            let fix =
                "Take it out; or write it above the block as a caption, `:::code[…]`, and `:::` below it.";
            self.faults.push((at, Complaint::warning(message, fix)));
        }
        let mut lines = self.text[place].trim_end().lines();
        let opening = lines.next().and_then(fence);
        let closing = lines.next_back().and_then(fence);
        let is_closed = opening
            .zip(closing)
            .is_some_and(|(one, other)| one.0 == other.0 && one.1 <= other.1);
        if !is_closed {
            self.complain(
                at,
                "a block of code is not closed",
                "Write ``` in a line of its own below it.",
            );
        }
        let text: String = inner
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Text(text) => Some(&**text),
                _ => None,
            })
            .collect();
        let words_at = inner.first().map_or(at, |(_, place)| place.start);
        let text = text.strip_suffix('\n').unwrap_or(&text);
        block(
            at,
            "code",
            vec![field(words_at, "text", Node::text(words_at, text))],
        )
    }

    fn table(&mut self, place: Range<usize>, alignments: &[Alignment]) -> Node {
        let at = place.start;
        if alignments.iter().any(|alignment| *alignment != Alignment::None) {
            let fix =
                "Write the line below the header without colons: a column of numbers is aligned as such.";
            let message = "how a column is aligned is not carried over";
            self.faults.push((at, Complaint::warning(message, fix)));
        }
        let rows = lines(self.text, place).into_iter();
        let mut rows = rows.map(|(at, line)| Node::list(at, cells(line, at)));
        let header = rows.next().unwrap_or_else(|| Node::list(at, Vec::new()));
        let rows: Vec<_> = rows.skip(1).collect();
        let rows_at = rows.first().map_or(at, |row| row.at);
        let fields = vec![
            field(header.at, "header", header),
            field(rows_at, "rows", Node::list(rows_at, rows)),
        ];
        block(at, "table", fields)
    }
}

/// The lines of a part with their places, without the spaces before them.
fn lines(text: &str, place: Range<usize>) -> Vec<(usize, &str)> {
    let mut at = place.start;
    let lines = text[place].trim_end_matches(SPACE).split('\n').map(|line| {
        let start = at;
        at += line.len() + 1;
        let unindented = line.trim_start_matches(SPACE);
        (start + line.len() - unindented.len(), unindented)
    });
    lines.collect()
}

/// The cells of a table's line, with their places. A bar with a backslash before it belongs to a cell.
fn cells(line: &str, at: usize) -> Vec<Node> {
    let inner = line.trim_end_matches(SPACE);
    let inner = inner.strip_prefix('|').unwrap_or(inner);
    let at = at + usize::from(line.starts_with('|'));
    let is_bar = |bar: &usize| !inner[..*bar].ends_with('\\');
    let bars: Vec<_> = inner
        .match_indices('|')
        .map(|(bar, _)| bar)
        .filter(is_bar)
        .collect();
    // The last one ends the line, or the line has none there.
    let ends = bars.iter().copied().filter(|bar| bar + 1 < inner.len());
    let last = bars.last().filter(|bar| *bar + 1 == inner.len());
    let mut start = 0;
    let cells = ends.chain([last.copied().unwrap_or(inner.len())]).map(|end| {
        let cell = &inner[start..end];
        let unindented = cell.trim_start_matches(SPACE);
        let at = at + end - unindented.len();
        start = end + 1;
        Node::text(at, unindented.trim_end_matches(SPACE).replace("\\|", "|"))
    });
    cells.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourcePart;
    use dateline_model::{Inline, LinkTarget};

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
        | SourcePart::Story(text)) = part
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
        let mut state = 1_u64;
        let mut random = move |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        let mut passed = 0;
        for _ in 0..60_000 {
            let text: String = (0..=random(12)).map(|_| PIECES[random(PIECES.len())]).collect();
            let Some(shown) = shown_of(read(&text, 0, true)) else {
                continue;
            };
            passed += 1;
            for word in text
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
