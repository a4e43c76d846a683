//! A text that is being read: where the reading stands, and what is known by then.

use std::iter::Peekable;
use std::ops::Range;
use std::path::Path;

use pulldown_cmark::OffsetIter;

use super::template_tags::Prepared;
use crate::links::Targets;
use crate::pictures::Pictures;
use crate::report::Notes;
use dateline_content::folder::one_line;
use dateline_content::source::BlockFile;

/// Deeper than anybody nests; what lies deeper loses its form and keeps its words.
pub(super) const DEEPEST: usize = 30;

/// What surrounds a text that is read.
pub(in super::super) struct Setting<'a> {
    /// The text.
    pub prepared: &'a Prepared,
    /// The headline. A first heading that repeats it is left out.
    pub title: &'a str,
    /// The file.
    pub file: &'a Path,
    /// The file's path below the folder of the import.
    pub path: &'a str,
    /// The article's address.
    pub address: &'a str,
    /// What its links can lead to.
    pub targets: &'a Targets,
}

/// Reads the events of a text into blocks.
pub(super) struct Reader<'a, 'p> {
    pub setting: &'a Setting<'a>,
    pub events: Peekable<OffsetIter<'a>>,
    pub notes: &'a mut Notes,
    pub pictures: &'a mut Pictures<'p>,
    pub skips_title: bool,
    /// The level of the text's highest headings.
    pub highest: u8,
    pub has_section: bool,
    pub ids: Vec<String>,
    pub footnotes: Vec<BlockFile>,
    pub unfinished: bool,
}

impl Reader<'_, '_> {
    pub(super) fn line(&self, range: &Range<usize>) -> usize {
        self.setting.prepared.line(range.start)
    }

    /// A piece of the source in one line, for a note.
    pub(super) fn source(&self, range: &Range<usize>) -> String {
        let text = &self.setting.prepared.text;
        one_line(
            &self
                .setting
                .prepared
                .restore(text.get(range.clone()).unwrap_or_default()),
        )
    }
}

pub(super) fn push_paragraph(blocks: &mut Vec<BlockFile>, text: String) {
    // Also where there is nothing but spaces that Markdown does not strip: those that don't break, for example.
    if !text.trim().is_empty() {
        blocks.push(BlockFile::Paragraph { text });
    }
}
