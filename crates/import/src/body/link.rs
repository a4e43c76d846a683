//! Links within running text.

use std::ops::Range;

use super::inline::{Frames, push};
use super::reader::Converter;
use super::tidy::without_links;
use super::write::{addresses, plain};
use crate::links::Resolution;
use dateline_model::{Inline, LinkTarget};

impl Converter<'_, '_> {
    pub(super) fn close_link(
        &mut self,
        frames: &mut Frames,
        url: &str,
        mut spans: Vec<Inline>,
        range: &Range<usize>,
    ) {
        let line = self.line(range);
        let source = self.context.prepared.restore(url);
        let address = self.context.prepared.address(url);
        let found = address.as_deref().map_or(Resolution::NotFound, |address| {
            self.context
                .links
                .resolve(address, self.context.path, self.context.address)
        });
        let to = match found {
            Resolution::Unchanged => address.unwrap_or_default(),
            Resolution::Address(to) => {
                self.notes
                    .changed(line, format!("the link to `{source}` now leads to {to}"));
                to
            }
            Resolution::WithoutAnchor(to) => {
                self.notes.changed(
                    line,
                    format!("the link to `{source}` now leads to {to}, which has no such anchor"),
                );
                to
            }
            Resolution::NotFound => {
                self.notes.lost(
                    line,
                    format!("the link to `{source}`, whose target was not found; its words are kept"),
                );
                return spans.into_iter().for_each(|span| push(frames, span));
            }
        };
        // Possible only if one of them is HTML.
        for inner in addresses(&spans) {
            self.notes.lost(line, format!("a link within a link: {inner}"));
        }
        spans = without_links(&spans);
        if plain(&spans).trim().is_empty() {
            spans = vec![Inline::Text(to.clone())];
            self.notes
                .changed(line, format!("a link without words now shows its address: {to}"));
        }
        push(
            frames,
            Inline::Link {
                to: LinkTarget::External(to),
                text: spans,
            },
        );
    }
}
