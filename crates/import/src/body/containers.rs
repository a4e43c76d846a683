//! Blocks that hold other blocks in Markdown but only text in an article: quotations, lists, tables, code.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::reader::{Converter, push_paragraph};
use super::write::{plain_of_markdown, write_plain};
use dateline_content::block_file::BlockFile;
use dateline_content::counted;

impl Converter<'_, '_> {
    pub(super) fn quote(&mut self, blocks: &mut Vec<BlockFile>, mut inner: Vec<BlockFile>, line: usize) {
        let cite = take_cite(&mut inner);
        let count = inner.len();
        if count > 1 {
            self.notes.changed(
                line,
                format!("a quotation of {count} parts is now {count} blocks"),
            );
        }
        let first = blocks.len();
        for block in inner {
            blocks.push(match block {
                BlockFile::Paragraph { text } => BlockFile::Quote { text, cite: None },
                BlockFile::Heading { text, .. } => {
                    self.notes.lost(
                        line,
                        format!("a heading in a quotation is now quoted text: {text}"),
                    );
                    BlockFile::Quote {
                        text: format!("**{}**", write_plain(&text)),
                        cite: None,
                    }
                }
                BlockFile::Quote { .. } => {
                    self.notes
                        .lost(line, "a quotation within a quotation is now separate");
                    block
                }
                other => {
                    self.notes
                        .lost(line, "a part of a quotation that is not text is now separate");
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
                Some(BlockFile::Quote { cite: slot, .. }) => *slot = Some(cite),
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
                format!("a numbered list that began at {start} now begins at 1"),
            );
        }
        push_list(blocks, start.is_some(), items);
        blocks.append(&mut others);
    }

    /// Turns the blocks in an item into items.
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
                        format!("a heading in a list is now text of the list: {text}"),
                    );
                    texts.push(write_plain(&text));
                }
                BlockFile::List { items: nested, .. } => {
                    self.notes
                        .lost(line, "a list within a list is now part of the outer one");
                    push_item(items, &mut texts);
                    items.extend(nested);
                }
                other => {
                    self.notes
                        .changed(line, "what is not text in a list is now below it");
                    others.push(other);
                }
            }
        }
        if parts > 1 && texts.len() > 1 {
            self.notes.lost(line, "the paragraphs of a list item are now one");
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
                    rows.push(std::mem::take(&mut cells));
                }
                _ => {}
            }
        }
        rows.retain(|row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty()));
        match rows.split_first() {
            // Only the corner above the names of rows may be empty.
            Some((header, rows))
                if !rows.is_empty() && header.iter().skip(1).all(|cell| !cell.trim().is_empty()) =>
            {
                blocks.push(BlockFile::Table {
                    caption: None,
                    row_headers: header[0].trim().is_empty(),
                    header: header.clone(),
                    rows: rows.to_vec(),
                });
            }
            _ => {
                let count = counted(rows.len(), "row");
                let message = format!("a table without heads of its columns is now a list of its {count}");
                self.notes.lost(line, message);
                push_list(blocks, false, rows.iter().map(|row| row.join(" | ")).collect());
            }
        }
        blocks.append(&mut others);
    }

    pub(super) fn code_block(&mut self, blocks: &mut Vec<BlockFile>, kind: &CodeBlockKind<'_>, line: usize) {
        let mut code = String::new();
        while let Some((Event::Text(part), _)) =
            self.events.next_if(|(event, _)| matches!(event, Event::Text(_)))
        {
            code.push_str(&part);
        }
        let code = self.context.prepared.restore(&code);
        let about = match kind {
            CodeBlockKind::Fenced(info) if !info.is_empty() => {
                format!(" ({})", self.context.prepared.restore(info))
            }
            _ => String::new(),
        };
        if code.trim().is_empty() {
            return self.notes.lost(line, format!("an empty code block{about}"));
        }
        if !about.is_empty() {
            self.notes
                .lost(line, format!("what a code block says of itself:{about}"));
        }
        blocks.push(BlockFile::Code {
            text: code.trim_end_matches('\n').to_owned(),
            caption: None,
        });
    }
}

/// The dashes that come before the name of the person quoted.
const DASHES: [&str; 4] = ["—", "–", "--", "―"];

/// Splits the last line off a quotation if it begins with a dash.
pub(super) fn split_last_line(inner: &mut Vec<BlockFile>, source: &str) {
    let line = source.trim_end().lines().last().unwrap_or_default();
    let line = line.trim_start_matches(['>', ' ', '\t']);
    let (Some(dash), Some(BlockFile::Paragraph { text })) = (
        DASHES.iter().find(|dash| line.starts_with(**dash)),
        inner.last_mut(),
    ) else {
        return;
    };
    let words = plain_of_markdown(line);
    let mut starts = text.match_indices(dash).map(|(start, _)| start);
    if let Some(start) = starts.find(|start| *start > 0 && plain_of_markdown(&text[*start..]) == words) {
        let last = text.split_off(start);
        text.truncate(text.trim_end().len());
        inner.push(BlockFile::Paragraph { text: last });
    }
}

/// Takes the last line of a quotation if it names the person quoted: `— Somebody`.
fn take_cite(inner: &mut Vec<BlockFile>) -> Option<String> {
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
