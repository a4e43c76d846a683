//! Headings: an article has two levels of them, and its headline is not among them.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::parser::parser_of;
use super::reader::Converter;
use super::template_tags::Prepared;
use super::write::{addresses, plain};
use dateline_content::folder::one_line;
use dateline_content::source::BlockFile;
use dateline_model::PartId;
use dateline_model::{Inline, Slug, slugify};

impl Converter<'_, '_> {
    pub(super) fn heading(
        &mut self,
        blocks: &mut Vec<BlockFile>,
        level: u8,
        id: Option<&str>,
        range: &Range<usize>,
    ) {
        let line = self.line(range);
        let (spans, mut figures) = self.spans();
        let words = one_line(&plain(&spans));
        let addresses: Vec<_> = addresses(&spans).iter().map(|to| format!(" ({to})")).collect();
        let source = format!("`{}`{}", self.source(range), addresses.concat());
        if std::mem::take(&mut self.skips_title) {
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
        let id = id.and_then(|id| self.id(id, &words, line));
        self.ids.insert(slugify(&words));
        blocks.push(BlockFile::Heading {
            text: words,
            level: new_level,
            id,
        });
        blocks.append(&mut figures);
    }

    pub(super) fn id(&mut self, id: &str, words: &str, line: usize) -> Option<String> {
        if Slug::new(id).is_err() || PartId::of(id).is_some() || self.ids.contains(id) {
            self.notes
                .lost(line, format!("`{id}` can't be the id of the heading `{words}`"));
            return None;
        }
        self.notes.understood(id);
        self.ids.insert(id.to_owned());
        (id != slugify(words)).then(|| id.to_owned())
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
