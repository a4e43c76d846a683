//! A text that is being converted: how far the conversion is, and what is known by then.

use std::iter::Peekable;
use std::ops::Range;
use std::path::Path;

use pulldown_cmark::OffsetIter;

use super::template_tags::Prepared;
use crate::heading_ids::SourceHeading;
use crate::links::LinkResolver;
use crate::pictures::Pictures;
use crate::report::Notes;
use dateline_content::block_file::BlockFile;
use dateline_content::folder::one_line;

/// Deeper than anybody nests; what is nested deeper keeps only its words.
pub(super) const DEEPEST: usize = 30;

/// What the conversion of a text has to know of its article.
pub(in super::super) struct BodyContext<'a> {
    pub prepared: &'a Prepared,
    /// The headline. A first heading that repeats it is left out.
    pub title: &'a str,
    pub file: &'a Path,
    /// The file's path within the imported folder.
    pub path: &'a str,
    pub address: &'a str,
    pub links: &'a LinkResolver,
}

/// Converts the events of a text to blocks.
pub(super) struct Converter<'a, 'p> {
    pub context: &'a BodyContext<'a>,
    pub events: Peekable<OffsetIter<'a>>,
    pub notes: &'a mut Notes,
    pub pictures: &'a mut Pictures<'p>,
    pub skips_title: bool,
    /// The level of the text's highest headings.
    pub highest: u8,
    pub has_section: bool,
    /// The headings that were read.
    pub headings: Vec<SourceHeading>,
    /// The ids of HTML tags since the last heading, each with the place of its tag.
    pub ids: Vec<(usize, String)>,
    pub footnotes: Vec<BlockFile>,
    pub unfinished: bool,
}

impl Converter<'_, '_> {
    pub(super) fn line(&self, range: &Range<usize>) -> usize {
        self.context.prepared.line(range.start)
    }

    /// A piece of the source on one line, for a note.
    pub(super) fn source(&self, range: &Range<usize>) -> String {
        let text = &self.context.prepared.text;
        one_line(
            &self
                .context
                .prepared
                .restore(text.get(range.clone()).unwrap_or_default()),
        )
    }
}

pub(super) fn push_paragraph(blocks: &mut Vec<BlockFile>, text: String) {
    // Spaces that Markdown does not strip, such as no-break spaces, don't make a paragraph either.
    if !text.trim().is_empty() {
        blocks.push(BlockFile::Paragraph { text });
    }
}
