//! Headings: an article has two levels of them, and its headline is not among them.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::html;
use super::parser::parser_of;
use super::reader::Converter;
use super::template_tags::Prepared;
use super::write::{addresses, plain};
use crate::heading_ids::{Becomes, SourceHeading};
use dateline_content::anchor_name;
use dateline_content::block_file::BlockFile;
use dateline_content::folder::one_line;
use dateline_model::{Anchor, Inline};

impl Converter<'_, '_> {
    pub(super) fn heading(
        &mut self,
        blocks: &mut Vec<BlockFile>,
        level: u8,
        id: Option<String>,
        range: &Range<usize>,
        depth: usize,
    ) {
        let line = self.line(range);
        let (spans, mut figures) = self.spans();
        let words = one_line(&plain(&spans));
        let addresses: Vec<_> = addresses(&spans).iter().map(|to| format!(" ({to})")).collect();
        let source = format!("`{}`{}", self.source(range), addresses.concat());
        let is_title = std::mem::take(&mut self.skips_title);
        if !words.is_empty() {
            let ids = self.take_ids(id, range.start);
            self.headings.push(SourceHeading {
                line,
                words: words.clone(),
                ids,
                becomes: match depth {
                    _ if is_title => Becomes::Headline,
                    0 => Becomes::Heading,
                    _ => Becomes::Text,
                },
            });
        }
        if is_title {
            self.notes
                .changed(line, format!("{source} repeats the headline and is left out"));
            blocks.append(&mut figures);
            return;
        }
        if spans.iter().any(|span| !matches!(span, Inline::Text(_))) {
            self.notes
                .lost(line, format!("the markup in a heading: {source}"));
        }
        if words.is_empty() {
            if figures.is_empty() {
                self.notes.lost(line, "an empty heading");
            }
            blocks.append(&mut figures);
            return;
        }
        let mut new_level = (level - self.highest.min(level) + 2).min(3);
        if !self.has_section {
            new_level = 2;
        }
        self.has_section = true;
        if new_level != level {
            self.notes.changed(
                line,
                format!("the heading `{words}` was level {level} and is now level {new_level}"),
            );
        }
        blocks.push(BlockFile::Heading {
            text: words,
            level: new_level,
            id: None,
        });
        blocks.append(&mut figures);
    }

    /// The ids of a heading that begins at a place in the text: its own, and those of tags in it or before it, where no
    /// words stand between.
    fn take_ids(&mut self, own: Option<String>, start: usize) -> Vec<String> {
        let mut ids: Vec<_> = own.into_iter().collect();
        let mut end = start;
        for (start, id) in std::mem::take(&mut self.ids).into_iter().rev() {
            let between = self.context.prepared.text.get(start..end).unwrap_or_default();
            let is_words = |token| matches!(token, html::Token::Text(words) if !words.trim().is_empty());
            if html::tokens(between).into_iter().any(is_words) {
                break;
            }
            end = end.min(start);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// Gives the headings of an article the ids that they had.
    pub(super) fn name_headings(&mut self, blocks: &mut [BlockFile]) {
        let mut taken = BTreeSet::new();
        let mut slots = blocks.iter_mut().filter_map(|block| match block {
            BlockFile::Heading { id, .. } => Some(id),
            _ => None,
        });
        for heading in &self.headings {
            let mut slot = match heading.becomes {
                Becomes::Heading => slots.next(),
                Becomes::Headline | Becomes::Text => None,
            };
            for id in &heading.ids {
                let (line, words) = (heading.line, &heading.words);
                let name = Anchor::new(anchor_name(id));
                let name = name.filter(|name| slot.is_some() && taken.insert(name.clone()));
                if let Some(name) = name.map(|name| name.to_string())
                    && let Some(slot) = slot.take()
                {
                    if name == *id {
                        self.notes.understood(id);
                    } else {
                        let note = format!("the id `{id}` of the heading `{words}` is now `{name}`");
                        self.notes.changed(line, note);
                    }
                    *slot = Some(name);
                } else {
                    let note = format!("`{id}` can't be the id of the heading `{words}`");
                    self.notes.lost(line, note);
                }
            }
        }
    }
}

/// The headings of a text, each with its level and words.
pub(in super::super) fn headings(prepared: &Prepared) -> Vec<(u8, String)> {
    let mut headings: Vec<(u8, String)> = Vec::new();
    let mut inside = false;
    for event in parser_of(prepared) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                inside = true;
                headings.push((level_of(level), String::new()));
            }
            Event::End(TagEnd::Heading(_)) => inside = false,
            Event::Text(text) | Event::Code(text) if inside => {
                if let Some((_, words)) = headings.last_mut() {
                    words.push_str(&prepared.restore(&text));
                }
            }
            _ => {}
        }
    }
    headings
}

pub(super) const fn level_of(level: HeadingLevel) -> u8 {
    level as u8
}
