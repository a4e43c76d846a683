//! What holds other blocks in Markdown and no more than text in an article: quotations, lists, tables, code.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::reader::{Reader, push_paragraph};
use super::write::{plain_of_markdown, write, write_plain};
use dateline_content::source::BlockFile;
use dateline_model::Inline;

impl Reader<'_, '_> {
    pub(super) fn quote(&mut self, blocks: &mut Vec<BlockFile>, mut inner: Vec<BlockFile>, line: usize) {
        let cite = cite_of(&mut inner);
        let count = inner.len();
        if count > 1 {
            self.notes.changed(
                line,
                format!("a quotation of {count} parts is as many blocks now"),
            );
        }
        let first = blocks.len();
        for block in inner {
            blocks.push(match block {
                BlockFile::Paragraph { text } => BlockFile::Quote { text, cite: None },
                BlockFile::Heading { text, .. } => {
                    self.notes.lost(
                        line,
                        format!("a heading in a quotation is quoted text now: {text}"),
                    );
                    BlockFile::Quote {
                        text: format!("**{}**", write_plain(&text)),
                        cite: None,
                    }
                }
                BlockFile::Quote { .. } => {
                    self.notes
                        .lost(line, "a quotation within a quotation is one of its own now");
                    block
                }
                other => {
                    self.notes
                        .lost(line, "what is no text in a quotation stands by itself now");
                    other
                }
            });
        }
        if let Some(cite) = cite {
            match blocks[first..]
                .iter_mut()
                .rev()
                .find(|block| matches!(block, BlockFile::Quote { .. }))
            {
                Some(BlockFile::Quote { cite: place, .. }) => *place = Some(cite),
                _ => push_paragraph(blocks, write_plain(&format!("— {cite}"))),
            }
        }
    }

    pub(super) fn list(
        &mut self,
        blocks: &mut Vec<BlockFile>,
        start: Option<u64>,
        line: usize,
        depth: usize,
    ) {
        let (mut items, mut others) = (Vec::new(), Vec::new());
        while let Some((Event::Start(Tag::Item), _)) = self
            .events
            .next_if(|(event, _)| matches!(event, Event::Start(Tag::Item)))
        {
            let inner = self.blocks(depth + 1);
            self.events.next();
            self.item(inner, &mut items, &mut others, line);
        }
        if let Some(start) = start.filter(|start| *start != 1) {
            self.notes.lost(
                line,
                format!("a numbered list began at {start} and begins at 1 now"),
            );
        }
        push_list(blocks, start.is_some(), items);
        blocks.append(&mut others);
    }

    /// Makes items of what stands in an item.
    pub(super) fn item(
        &mut self,
        inner: Vec<BlockFile>,
        items: &mut Vec<String>,
        others: &mut Vec<BlockFile>,
        line: usize,
    ) {
        let mut texts: Vec<String> = Vec::new();
        let mut parts = 0;
        for block in inner {
            parts += 1;
            match block {
                BlockFile::Paragraph { text } => texts.push(text),
                BlockFile::Quote { text, cite } => {
                    texts.push(text);
                    texts.extend(cite.map(|cite| write_plain(&format!("— {cite}"))));
                }
                BlockFile::Heading { text, .. } => {
                    self.notes.lost(
                        line,
                        format!("a heading in a list is text of the list now: {text}"),
                    );
                    texts.push(write_plain(&text));
                }
                BlockFile::List { items: nested, .. } => {
                    self.notes
                        .lost(line, "a list within a list is part of the outer one now");
                    push_item(items, &mut texts);
                    items.extend(nested);
                }
                other => {
                    self.notes
                        .changed(line, "a picture in a list stands below it now");
                    others.push(other);
                }
            }
        }
        if parts > 1 && texts.len() > 1 {
            self.notes
                .lost(line, "the paragraphs of a list's item are one now");
        }
        push_item(items, &mut texts);
    }

    pub(super) fn table(&mut self, blocks: &mut Vec<BlockFile>, line: usize) {
        let (mut rows, mut cells) = (Vec::new(), Vec::new());
        let mut others = Vec::new();
        while self
            .events
            .peek()
            .is_some_and(|(event, _)| *event != Event::End(TagEnd::Table))
        {
            match self.events.next() {
                Some((Event::Start(Tag::TableCell), _)) => {
                    let (text, mut figures) = self.text();
                    cells.push(text);
                    others.append(&mut figures);
                }
                Some((Event::End(TagEnd::TableRow | TagEnd::TableHead), _)) => {
                    let row = std::mem::take(&mut cells).join(" | ");
                    if !row
                        .trim_matches(|c: char| c.is_whitespace() || c == '|')
                        .is_empty()
                    {
                        rows.push(row);
                    }
                }
                _ => {}
            }
        }
        self.notes
            .lost(line, format!("a table is a list of its {} rows now", rows.len()));
        push_list(blocks, false, rows);
        blocks.append(&mut others);
    }

    pub(super) fn code_block(&mut self, blocks: &mut Vec<BlockFile>, kind: &CodeBlockKind<'_>, line: usize) {
        let mut code = String::new();
        while let Some((Event::Text(part), _)) =
            self.events.next_if(|(event, _)| matches!(event, Event::Text(_)))
        {
            code.push_str(&part);
        }
        let code = self.setting.prepared.restore(&code);
        let about = match kind {
            CodeBlockKind::Fenced(info) if !info.is_empty() => {
                format!(" ({})", self.setting.prepared.restore(info))
            }
            _ => String::new(),
        };
        let span = |line: &str| write(&[Inline::Code(line.to_owned())]).text;
        let mut lines: Vec<_> = code
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(span)
            .collect();
        match lines.len() {
            0 => self.notes.lost(line, format!("an empty block of code{about}")),
            1 => {
                self.notes
                    .lost(line, format!("a block of code{about} is a paragraph now"));
                push_paragraph(blocks, lines.remove(0));
            }
            count => {
                self.notes.lost(
                    line,
                    format!("a block of code{about} is a list of its {count} lines now"),
                );
                push_list(blocks, false, lines);
            }
        }
    }
}

/// The signs that stand before the name of who said something.
const DASHES: [&str; 4] = ["—", "–", "--", "―"];

/// Makes a paragraph of its own of a quotation's last line, where that begins with a dash.
pub(super) fn part_last_line(inner: &mut Vec<BlockFile>, source: &str) {
    let line = source.trim_end().lines().last().unwrap_or_default();
    let line = line.trim_start_matches(['>', ' ', '\t']);
    let (Some(dash), Some(BlockFile::Paragraph { text })) = (
        DASHES.iter().find(|dash| line.starts_with(**dash)),
        inner.last_mut(),
    ) else {
        return;
    };
    let words = plain_of_markdown(line);
    let mut places = text.match_indices(dash).map(|(place, _)| place);
    if let Some(place) = places.find(|place| *place > 0 && plain_of_markdown(&text[*place..]) == words) {
        let last = text.split_off(place);
        text.truncate(text.trim_end().len());
        inner.push(BlockFile::Paragraph { text: last });
    }
}

/// The last line of a quotation, where it names who said it: `— Somebody`.
fn cite_of(inner: &mut Vec<BlockFile>) -> Option<String> {
    let [_, .., BlockFile::Paragraph { text }] = &inner[..] else {
        return None;
    };
    let words = plain_of_markdown(text);
    let dash = DASHES.iter().find_map(|dash| words.strip_prefix(dash))?;
    let name = dash.trim();
    if name.is_empty() || text.contains("](") {
        return None;
    }
    let name = name.to_owned();
    inner.pop();
    Some(name)
}

fn push_list(blocks: &mut Vec<BlockFile>, ordered: bool, items: Vec<String>) {
    if !items.is_empty() {
        blocks.push(BlockFile::List { ordered, items });
    }
}

fn push_item(items: &mut Vec<String>, texts: &mut Vec<String>) {
    let text = std::mem::take(texts).join(" ");
    if !text.trim().is_empty() {
        items.push(text);
    }
}
