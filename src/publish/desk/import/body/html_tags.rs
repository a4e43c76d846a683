//! HTML in Markdown: what it means is kept where an article has it too, its words always, its tags in the report.

use std::ops::Range;

use super::html;
use super::inline::{Frames, Open, push};
use super::write::write_plain;
use super::{DEEPEST, Reader, push_paragraph};
use crate::model::Inline;
use crate::publish::content::source::BlockFile;
use crate::publish::desk::newsroom::one_line;

impl Reader<'_, '_> {
    pub(super) fn html(
        &mut self,
        frames: &mut Frames,
        figures: &mut Vec<BlockFile>,
        source: &str,
        range: &Range<usize>,
    ) {
        let line = self.line(range);
        let shown = self.source(range);
        let name = match html::pieces(source).into_iter().next() {
            Some(html::Piece::Tag { name, .. }) => name,
            _ => String::new(),
        };
        let open = match name.as_str() {
            "b" | "strong" => Open::Strong,
            "i" | "em" => Open::Emphasis,
            "a" => Open::Link {
                url: html::attribute(source, "href").unwrap_or_default(),
                range: range.clone(),
            },
            closing if closing.starts_with('/') => {
                if matches!(frames.last(), Some((Open::Html(name, _), _)) if *name == closing[1..]) {
                    self.notes.understood(shown);
                    self.close(frames);
                } else {
                    self.notes.lost(line, format!("HTML: `{shown}`"));
                }
                return;
            }
            "br" => {
                self.notes.lost(line, format!("`{shown}` is a space now"));
                return push(frames, Inline::Text(" ".to_owned()));
            }
            "img" => {
                figures.extend(self.figure_of_html(source, line));
                return self
                    .notes
                    .changed(line, format!("`{shown}` is read as a picture"));
            }
            _ => return self.notes.lost(line, format!("HTML: `{shown}`")),
        };
        if frames.len() > DEEPEST {
            return self.notes.lost(line, format!("HTML: `{shown}`"));
        }
        if name == "a" {
            self.notes.changed(line, format!("`{shown}` is read as a link"));
        } else {
            self.notes.understood(shown);
        }
        frames.push((Open::Html(name, Box::new(open)), Vec::new()));
    }

    pub(super) fn html_block(&mut self, blocks: &mut Vec<BlockFile>, html: &str, range: &Range<usize>) {
        let line = self.line(range);
        let prepared = self.setting.prepared;
        let (mut text, mut tags) = (String::new(), Vec::new());
        let mut figures = Vec::new();
        let mut texts = Vec::new();
        for piece in html::pieces(html) {
            match piece {
                html::Piece::Text(words) => {
                    text.push_str(&html_escape::decode_html_entities(
                        &self.without_tags(words, line),
                    ));
                }
                html::Piece::Hidden(source) => tags.push(source),
                html::Piece::Tag { source, name } => {
                    tags.push(source);
                    if name == "img" {
                        figures.extend(self.figure_of_html(source, line));
                    } else if !is_inline(name.trim_start_matches('/')) {
                        texts.push(std::mem::take(&mut text));
                    }
                }
            }
        }
        texts.push(text);
        if !tags.is_empty() {
            let tags: Vec<_> = tags
                .iter()
                .map(|tag| format!("`{}`", one_line(&prepared.restore(tag))))
                .collect();
            self.notes.lost(line, format!("HTML: {}", tags.join(" ")));
        }
        for text in texts {
            push_paragraph(blocks, write_plain(&one_line(&text)));
        }
        blocks.append(&mut figures);
    }
}

fn is_inline(name: &str) -> bool {
    [
        "a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong",
        "sub", "sup", "time", "u",
    ]
    .contains(&name)
}
