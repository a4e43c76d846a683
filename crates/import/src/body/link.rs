//! Links within running text.

use std::ops::Range;

use super::inline::{Frames, push};
use super::reader::Reader;
use super::tidy::without_links;
use super::write::{addresses, plain};
use crate::links::Link;
use dateline_model::{Inline, LinkTarget};

impl Reader<'_, '_> {
    pub(super) fn close_link(
        &mut self,
        frames: &mut Frames,
        url: &str,
        mut spans: Vec<Inline>,
        range: &Range<usize>,
    ) {
        let line = self.line(range);
        let source = self.setting.prepared.restore(url);
        let address = self.setting.prepared.address(url);
        let found = address.as_deref().map_or(Link::Nowhere, |address| {
            self.setting
                .targets
                .resolve(address, self.setting.path, self.setting.address)
        });
        let to = match found {
            Link::Same => address.unwrap_or_default(),
            Link::To(to) => {
                self.notes
                    .changed(line, format!("the link to `{source}` leads to {to}"));
                to
            }
            Link::WithoutPlace(to) => {
                self.notes.changed(
                    line,
                    format!("the link to `{source}` leads to {to}, which has no such place"),
                );
                to
            }
            Link::Nowhere => {
                self.notes.lost(
                    line,
                    format!(
                        "the link to `{source}`, which is not among what is imported; its words are kept"
                    ),
                );
                return spans.into_iter().for_each(|span| push(frames, span));
            }
        };
        // Only where one of them is of HTML.
        for inner in addresses(&spans) {
            self.notes.lost(line, format!("a link within a link: {inner}"));
        }
        spans = without_links(&spans);
        if plain(&spans).trim().is_empty() {
            spans = vec![Inline::Text(to.clone())];
            self.notes
                .changed(line, format!("a link without words shows its address: {to}"));
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
