//! How a text is parsed, and what the parser drops.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::Prepared;
use crate::report::Notes;
use dateline_content::folder::one_line;

pub(super) fn parser_of(prepared: &Prepared) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH;
    Parser::new_ext(&prepared.text, options)
}

/// Notes the link definitions that no text refers to, which Markdown drops.
pub(super) fn note_unused_labels(parser: &Parser<'_>, prepared: &Prepared, notes: &mut Notes) {
    let mut used = BTreeSet::new();
    for event in parser_of(prepared) {
        if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = event {
            used.insert(one_line(&id).to_lowercase());
        }
    }
    let mut definitions: Vec<_> = parser.reference_definitions().iter().collect();
    definitions.sort_by_key(|(_, definition)| definition.span.start);
    for (label, definition) in definitions {
        if used.contains(&one_line(label).to_lowercase()) {
            notes.understood(label);
        } else {
            let source = prepared.restore(&prepared.text[definition.span.clone()]);
            let line = prepared.line(definition.span.start);
            notes.lost(line, format!("no text refers to `{}`", one_line(&source)));
        }
    }
}
