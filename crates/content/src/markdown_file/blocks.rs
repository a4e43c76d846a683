//! Blocks in Markdown as the values that JSON has for them, with their places.
//!
//! Texts go over as they are written. What has no place within a text (HTML, a list within a list) goes over too, so
//! that it is complained of where texts are read, as in every file.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag};
use serde_json::Value;

use super::directive::{self, is_directive};
use super::forms::Fault;
use crate::markdown;
use crate::problem::Complaint;
use crate::tree::{Content, Field, Node};

/// Reads a part of a text that has no directives.
pub(super) fn read(text: &str, range: Range<usize>) -> (Vec<Piece>, Vec<Fault>) {
    let mut reader = Reader {
        text,
        faults: Vec::new(),
    };
    let pieces = reader.pieces(range);
    (pieces, reader.faults)
}

/// A part of a text.
pub(super) enum Piece {
    Block(Node),
    Heading(Heading),
}

pub(super) struct Heading {
    pub(super) at: usize,
    pub(super) level: u8,
    pub(super) words: Node,
    /// What stands in braces behind the words.
    pub(super) fields: Vec<Field>,
}

impl Piece {
    pub(super) fn into_block(self) -> Node {
        match self {
            Self::Block(block) => block,
            Self::Heading(heading) => heading.into_block(),
        }
    }
}

impl Heading {
    pub(super) fn into_block(self) -> Node {
        let mut fields = vec![Field::of(self.words.at, "text", self.words)];
        if self.level != 2 {
            fields.push(Field::of(
                self.at,
                "level",
                Node::of_json(self.at, self.level.into()),
            ));
        }
        fields.extend(self.fields);
        block(self.at, "heading", fields)
    }

    /// Whether it stands above the questions, as its words or a mark in braces say.
    pub(super) fn is_of_faqs(&self) -> bool {
        let is_called = |words: &str| {
            ["faq", "faqs"]
                .iter()
                .any(|name| words.eq_ignore_ascii_case(name))
        };
        self.level == 2
            && (self.fields.iter().any(is_mark_of_faqs)
                || matches!(&self.words.content, Content::Text(words) if is_called(words)))
    }
}

/// Whether a field marks the heading of the questions: `{.faq}`.
pub(super) fn is_mark_of_faqs(field: &Field) -> bool {
    field.name == "class" && field.value.content == Content::Text("faq".to_owned())
}

fn block(at: usize, kind: &str, mut fields: Vec<Field>) -> Node {
    fields.insert(0, Field::of(at, "type", Node::text(at, kind)));
    Node::table(at, fields)
}

fn paragraph(at: usize, text: impl Into<String>) -> Node {
    block(at, "paragraph", vec![Field::of(at, "text", Node::text(at, text))])
}

/// What `CommonMark` takes for space around a text (section 2.1); the spaces of other scripts belong to it.
const SPACE: [char; 3] = [' ', '\t', '\n'];

/// The line that opens or closes a block of code.
pub(super) fn fence(line: &str) -> Option<(char, usize)> {
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

struct Reader<'a> {
    text: &'a str,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn complain(&mut self, at: usize, message: &str, fix: &str) {
        self.faults.push((at, Complaint::error(message, fix)));
    }

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
                Event::Rule => pieces.push(Piece::Block(block(place.start, "separator", Vec::new()))),
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
                    words @ ..,
                    (Event::End(_), end),
                ] if image == end => self.figure(image.clone(), (dest_url, title), words),
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
            let words = source.trim_start_matches(SPACE).trim_start_matches('#');
            let words = words.trim_start_matches(SPACE);
            (at + source.len() - words.len(), words)
        };
        let (words, fields) = directive::divide(words, words_at);
        self.faults.extend(directive::twin(&fields));
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

    fn figure(
        &self,
        place: Range<usize>,
        (file, title): (&str, &str),
        words: &[(Event<'_>, Range<usize>)],
    ) -> Node {
        let at = place.start;
        let words_at = at + "![".len();
        let end = words.last().map_or(words_at, |(_, words)| words.end);
        let end = end + self.text[end..place.end].find("](").unwrap_or_default();
        let file_at = end + "](".len();
        let mut fields = vec![
            Field::of(file_at, "file", Node::text(file_at, file)),
            Field::of(words_at, "alt", Node::text(words_at, &self.text[words_at..end])),
        ];
        if !title.is_empty() {
            let source = &self.text[file_at..place.end];
            let gap = source.find(char::is_whitespace).unwrap_or_default();
            let quote = source[gap..].find(['"', '\'', '(']).unwrap_or_default();
            let at = file_at + gap + quote;
            fields.push(Field::of(at, "caption", Node::text(at, title)));
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
            fields.push(Field::of(at, "cite", Node::text(at, self.text_of_lines(&cite))));
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
        fields.insert(0, Field::of(words_at, "text", Node::text(words_at, text)));
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
        let mut fields = vec![Field::of(at, "items", items)];
        if start.is_some() {
            fields.push(Field::of(at, "ordered", Node::of_json(at, Value::Bool(true))));
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
            vec![Field::of(words_at, "text", Node::text(words_at, text))],
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
            Field::of(header.at, "header", header),
            Field::of(rows_at, "rows", Node::list(rows_at, rows)),
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
