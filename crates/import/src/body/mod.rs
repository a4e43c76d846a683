//! The text of a Markdown file as the blocks of an article. What an article has no block for becomes a block that keeps
//! its words, and is noted.
//!
//! `template_tags` prepares the text. This file goes through its blocks; `headings`, `containers`, `html_tags` and
//! `html_elements` convert some of them, and `embeds` finds the pages of other hosts. `inline` and `figures` read the running text in them, and `write` writes it.

mod containers;
mod embeds;
mod escape;
mod figures;
mod headings;
mod html;
mod html_elements;
mod html_tags;
mod inline;
mod link;
mod parser;
mod reader;
mod template_tags;
mod tidy;
mod write;

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use super::heading_ids::SourceHeading;
use super::pictures::Pictures;
use super::report::Notes;
use containers::split_last_line;
use dateline_content::block_file::BlockFile;
use dateline_content::caseless;
use dateline_content::folder::one_line;
use embeds::is_of_files;
pub(super) use headings::headings;
use headings::level_of;
use inline::is_mark;
use parser::{note_unused_labels, parser_of};
pub(super) use reader::BodyContext;
use reader::{Converter, DEEPEST, push_paragraph};
pub(super) use template_tags::Prepared;
use write::words_of_text;
pub(super) use write::{plain_of_markdown, write_plain};

/// A converted text.
pub(super) struct Body {
    pub blocks: Vec<BlockFile>,
    /// The headings that the text had.
    pub headings: Vec<SourceHeading>,
    /// Whether a picture still needs a description.
    pub unfinished: bool,
}

/// Converts a text.
pub(super) fn read(context: &BodyContext<'_>, pictures: &mut Pictures<'_>, notes: &mut Notes) -> Body {
    let headings = headings(context.prepared);
    let title_index = headings
        .iter()
        .position(|(level, words)| *level == 1 && caseless(&one_line(words)) == caseless(context.title))
        .filter(|index| *index == 0);
    let levels = headings.iter().map(|(level, _)| *level);
    let highest = levels.skip(usize::from(title_index.is_some())).min().unwrap_or(2);
    let parser = parser_of(context.prepared);
    note_unused_labels(&parser, context.prepared, notes);
    let mut converter = Converter {
        context,
        events: parser.into_offset_iter().peekable(),
        notes,
        pictures,
        skips_title: title_index.is_some(),
        highest,
        has_section: false,
        headings: Vec::new(),
        ids: Vec::new(),
        footnotes: Vec::new(),
        unfinished: false,
    };
    let mut blocks = converter.blocks(0);
    while converter.events.next().is_some() {
        blocks.extend(converter.blocks(0)); // An end without a start, which should not occur.
    }
    blocks.append(&mut converter.footnotes);
    converter.name_headings(&mut blocks);
    Body {
        blocks,
        headings: converter.headings,
        unfinished: converter.unfinished,
    }
}

impl Converter<'_, '_> {
    /// Reads blocks up to the end of their container, which is left to the caller.
    fn blocks(&mut self, depth: usize) -> Vec<BlockFile> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.peek() {
            let range = range.clone();
            match event {
                Event::End(_) => break,
                Event::Rule => {
                    self.events.next();
                    blocks.push(BlockFile::Separator {});
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
                // In a tight list, text has no paragraph around it.
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
                .lost(line, "blocks that are nested too deeply are now one paragraph");
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
                let id = id.map(CowStr::into_string);
                self.heading(blocks, level_of(level), id, range, depth);
            }
            Tag::BlockQuote(_) => {
                let mut inner = self.blocks(depth + 1);
                split_last_line(
                    &mut inner,
                    self.context.prepared.text.get(range.clone()).unwrap_or_default(),
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
                for block in &mut inner {
                    if let BlockFile::Heading { text, .. } = block {
                        self.notes.lost(
                            line,
                            format!("a heading in a footnote is now a paragraph: {text}"),
                        );
                        let text = write_plain(text);
                        *block = BlockFile::Paragraph { text };
                    }
                }
                let label = write_plain(&format!("[{label}]"));
                match inner.first_mut() {
                    Some(BlockFile::Paragraph { text }) => *text = format!("{label} {text}"),
                    _ => inner.insert(0, BlockFile::Paragraph { text: label }),
                }
                self.notes.lost(line, "a footnote is now a paragraph at the end");
                self.footnotes.append(&mut inner);
            }
            Tag::Table(_) => self.table(blocks, line),
            Tag::Paragraph => self.paragraph(blocks),
            // Extensions that are not enabled; their content is read anyway.
            _ => blocks.append(&mut self.blocks(depth + 1)),
        }
        // A heading inside a list or a quotation does not start a section.
        self.has_section = has_section || self.has_section && depth == 0 && is_heading;
    }

    fn paragraph(&mut self, blocks: &mut Vec<BlockFile>) {
        let line = self
            .events
            .peek()
            .map_or(1, |(_, range)| self.context.prepared.line(range.start));
        let (spans, mut figures) = self.spans();
        if let Some(block) = self.lone_embed(&spans, line) {
            return blocks.push(block);
        }
        if let Some(shown) = words_of_text(&spans).filter(|words| is_of_files(words.trim())) {
            let fix = "it names no files that are here: show them with a `gallery` or an `embed` block";
            return self
                .notes
                .lost(line, format!("`{}` is left out; {fix}", shown.trim()));
        }
        let text = self.written(&spans, line);
        if !text.is_empty() && !figures.is_empty() {
            self.notes
                .changed(line, "a picture or an embed within a paragraph is now below it");
        }
        push_paragraph(blocks, text);
        blocks.append(&mut figures);
    }

    /// The words up to the end of the current block or description of a picture, which is left to the caller.
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
                    let line = self.context.prepared.line(range.start);
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
                    words.push_str(&self.context.prepared.restore(text));
                }
                _ => words.push(' '),
            }
            self.events.next();
        }
        one_line(&words)
    }
}
