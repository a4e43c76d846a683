//! The text of a Markdown file as the blocks of an article. What is no block of an article becomes one that keeps its
//! words, and is noted.
//!
//! `template_tags` prepares the text; this file goes through its blocks, `headings`, `containers` and `html_tags` know
//! what becomes of some of them, and `inline` with `figures` reads the running text within, which `write` writes.

mod containers;
mod escape;
mod figures;
mod headings;
mod html;
mod html_tags;
mod inline;
mod link;
mod parser;
mod reader;
mod template_tags;
mod tidy;
mod write;

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::pictures::Pictures;
use super::report::Notes;
use containers::part_last_line;
use dateline_content::folder::one_line;
use dateline_content::source::BlockFile;
pub(super) use headings::headings;
use headings::level_of;
use inline::is_mark;
use parser::{note_unused_labels, parser_of};
pub(super) use reader::Setting;
use reader::{DEEPEST, Reader, push_paragraph};
pub(super) use template_tags::Prepared;
pub(super) use write::{plain_of_markdown, write_plain};

/// A text, read.
pub(super) struct Body {
    pub blocks: Vec<BlockFile>,
    /// Whether a picture waits for its description.
    pub unfinished: bool,
}

/// Reads a text.
pub(super) fn read(setting: &Setting<'_>, pictures: &mut Pictures<'_>, notes: &mut Notes) -> Body {
    let headings = headings(setting.prepared);
    let title_place = headings
        .iter()
        .position(|(level, words)| {
            *level == 1 && one_line(words).to_lowercase() == setting.title.to_lowercase()
        })
        .filter(|place| *place == 0);
    let levels = headings.iter().map(|(level, _)| *level);
    let highest = levels.skip(usize::from(title_place.is_some())).min().unwrap_or(2);
    let parser = parser_of(setting.prepared);
    note_unused_labels(&parser, setting.prepared, notes);
    let mut reader = Reader {
        setting,
        events: parser.into_offset_iter().peekable(),
        notes,
        pictures,
        skips_title: title_place.is_some(),
        highest,
        has_section: false,
        ids: Vec::new(),
        footnotes: Vec::new(),
        unfinished: false,
    };
    let mut blocks = reader.blocks(0);
    while reader.events.next().is_some() {
        blocks.extend(reader.blocks(0)); // An end without a beginning; there should be none.
    }
    blocks.append(&mut reader.footnotes);
    Body {
        blocks,
        unfinished: reader.unfinished,
    }
}

impl Reader<'_, '_> {
    /// Reads blocks up to the end of what holds them. That end is left to the caller.
    fn blocks(&mut self, depth: usize) -> Vec<BlockFile> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.peek() {
            let range = range.clone();
            match event {
                Event::End(_) => break,
                Event::Rule => {
                    self.events.next();
                    let line = self.line(&range);
                    self.notes.lost(line, "a line between paragraphs");
                }
                Event::Html(_) => {
                    let Some((Event::Html(html), _)) = self.events.next() else {
                        break;
                    };
                    self.html_block(&mut blocks, &html, &range);
                }
                Event::Start(tag) if !is_mark(tag) => {
                    let tag = tag.clone();
                    self.events.next();
                    self.block(&mut blocks, tag, &range, depth);
                    self.events.next();
                }
                // A tight list has its text with no paragraph around it.
                _ => self.paragraph(&mut blocks),
            }
        }
        blocks
    }

    /// Reads one block, up to its end.
    fn block(&mut self, blocks: &mut Vec<BlockFile>, tag: Tag<'_>, range: &Range<usize>, depth: usize) {
        let line = self.line(range);
        let (has_section, is_heading) = (self.has_section, matches!(tag, Tag::Heading { .. }));
        if depth > DEEPEST {
            let words = self.words_until_end();
            self.notes
                .lost(line, "what is nested too deep is one paragraph now");
            push_paragraph(blocks, write_plain(&words));
            return;
        }
        match tag {
            Tag::Heading {
                level,
                id,
                classes,
                attrs,
            } => {
                if !classes.is_empty() || !attrs.is_empty() {
                    let source = self.source(range);
                    self.notes
                        .lost(line, format!("attributes of a heading: `{source}`"));
                }
                match id {
                    Some(id) if depth > 0 => {
                        self.notes.lost(line, format!("the id `{id}` of a heading"));
                        self.heading(blocks, level_of(level), None, range);
                    }
                    id => self.heading(blocks, level_of(level), id.as_deref(), range),
                }
            }
            Tag::BlockQuote(_) => {
                let mut inner = self.blocks(depth + 1);
                part_last_line(
                    &mut inner,
                    self.setting.prepared.text.get(range.clone()).unwrap_or_default(),
                );
                self.quote(blocks, inner, line);
            }
            Tag::CodeBlock(kind) => self.code_block(blocks, &kind, line),
            Tag::HtmlBlock => {
                let mut html = String::new();
                while let Some((Event::Html(part) | Event::Text(part), _)) = self
                    .events
                    .next_if(|(event, _)| matches!(event, Event::Html(_) | Event::Text(_)))
                {
                    html.push_str(&part);
                }
                self.html_block(blocks, &html, range);
            }
            Tag::List(start) => self.list(blocks, start, line, depth),
            Tag::FootnoteDefinition(label) => {
                let mut inner = self.blocks(depth + 1);
                let label = write_plain(&format!("[{label}]"));
                match inner.first_mut() {
                    Some(BlockFile::Paragraph { text }) => *text = format!("{label} {text}"),
                    _ => inner.insert(0, BlockFile::Paragraph { text: label }),
                }
                self.notes.lost(line, "a footnote is a paragraph at the end now");
                self.footnotes.append(&mut inner);
            }
            Tag::Table(_) => self.table(blocks, line),
            Tag::Paragraph => self.paragraph(blocks),
            // What these options do not ask for; its content is read all the same.
            _ => blocks.append(&mut self.blocks(depth + 1)),
        }
        // A heading inside a list or a quotation opens no section.
        self.has_section = has_section || self.has_section && depth == 0 && is_heading;
    }

    fn paragraph(&mut self, blocks: &mut Vec<BlockFile>) {
        let line = self
            .events
            .peek()
            .map_or(1, |(_, range)| self.setting.prepared.line(range.start));
        let (text, mut figures) = self.text();
        if !text.is_empty() && !figures.is_empty() {
            self.notes
                .changed(line, "a picture within a paragraph stands below it now");
        }
        push_paragraph(blocks, text);
        blocks.append(&mut figures);
    }

    /// The words of everything up to the end of what is at hand: a block, or the description of a picture. That end is
    /// left to the caller.
    fn words_until_end(&mut self) -> String {
        let mut words = String::new();
        let mut depth = 0;
        while let Some((event, range)) = self.events.peek() {
            let range = range.clone();
            match event {
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
                    depth += 1;
                    let line = self.setting.prepared.line(range.start);
                    self.notes
                        .lost(line, format!("the address `{dest_url}` {title}").trim());
                }
                Event::Start(_) => depth += 1,
                Event::Text(text)
                | Event::Code(text)
                | Event::Html(text)
                | Event::InlineHtml(text)
                | Event::InlineMath(text)
                | Event::DisplayMath(text)
                | Event::FootnoteReference(text) => {
                    words.push_str(&self.setting.prepared.restore(text));
                }
                _ => words.push(' '),
            }
            self.events.next();
        }
        one_line(&words)
    }
}
