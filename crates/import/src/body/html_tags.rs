//! HTML in Markdown: its meaning is kept if an article can express it, its words always, its tags in the report.

use std::ops::Range;

use super::html;
use super::inline::{Frames, Open, push};
use super::reader::{Converter, DEEPEST, push_paragraph};
use dateline_content::block_file::BlockFile;
use dateline_content::folder::one_line;
use dateline_model::Inline;

impl Converter<'_, '_> {
    pub(super) fn html(
        &mut self,
        frames: &mut Frames,
        figures: &mut Vec<BlockFile>,
        source: &str,
        range: &Range<usize>,
    ) {
        let line = self.line(range);
        let shown = one_line(&self.context.prepared.restore(source));
        let name = match html::tokens(source).into_iter().next() {
            Some(html::Token::Tag { name, .. }) => name,
            _ => String::new(),
        };
        self.note_ids(source, &name, range);
        let open = match name.as_str() {
            "b" | "strong" => Open::Strong,
            "i" | "em" => Open::Emphasis,
            "code" => Open::Code,
            "a" if let Some(url) = html::attribute(source, "href") => Open::Link {
                url,
                range: range.clone(),
            },
            "iframe"
                if let Some(block) = html::attribute(source, "src").and_then(|address| {
                    let title = html::attribute(source, "title").unwrap_or_default();
                    self.embed(&address, &title, None, line)
                }) =>
            {
                figures.push(block);
                return self.notes.changed(line, format!("`{shown}` is read as an embed"));
            }
            "/iframe" => return self.notes.understood(shown),
            "video" | "audio" => {
                let fix = "put it on a host for such files, and show its page there with an `embed` block";
                return self.notes.lost(line, format!("`{shown}` is left out: {fix}"));
            }
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
                self.notes.lost(line, format!("`{shown}` is now a space"));
                return push(frames, Inline::Text(" ".to_owned()));
            }
            "img" => {
                let count = figures.len();
                self.html_image(frames, figures, source, range);
                return if figures.len() > count {
                    self.notes
                        .changed(line, format!("`{shown}` is read as a picture"));
                } else {
                    self.notes.lost(line, format!("HTML: `{shown}`"));
                };
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
        let mut tags = Vec::new();
        let (mut frames, mut figures): (Frames, _) = (vec![(Open::Unmarked, Vec::new())], Vec::new());
        let tokens = html::tokens(html);
        let mut rest = &tokens[..];
        while let Some(token) = rest.first() {
            if let Some((block, length)) = self.element(rest, range) {
                self.end_html_paragraph(blocks, &mut frames, line);
                blocks.append(&mut figures);
                blocks.push(block);
                rest = &rest[length..];
                continue;
            }
            rest = &rest[1..];
            if self.html_mark(&mut frames, &mut figures, token, range) {
                continue;
            }
            match token {
                html::Token::Text(_) => {}
                html::Token::Hidden(source) => tags.push(*source),
                html::Token::Tag { source, name } => {
                    self.note_ids(source, name, range);
                    tags.push(source);
                    if !WITHIN_LINES.contains(&name.trim_start_matches('/')) {
                        self.end_html_paragraph(blocks, &mut frames, line);
                        blocks.append(&mut figures);
                    }
                }
            }
        }
        self.end_html_paragraph(blocks, &mut frames, line);
        if !tags.is_empty() {
            let tags: Vec<_> = tags
                .iter()
                .map(|tag| format!("`{}`", one_line(&self.context.prepared.restore(tag))))
                .collect();
            self.notes.lost(line, format!("HTML: {}", tags.join(" ")));
        }
        blocks.append(&mut figures);
    }

    /// Reads a token that is words, or a tag that an article has an equivalent for; answers whether it is one.
    pub(super) fn html_mark(
        &mut self,
        frames: &mut Frames,
        figures: &mut Vec<BlockFile>,
        token: &html::Token<'_>,
        range: &Range<usize>,
    ) -> bool {
        match token {
            html::Token::Text(words) => {
                let words = one_space(&html_escape::decode_html_entities(words));
                self.push_text(frames, figures, &words, self.line(range));
                true
            }
            html::Token::Tag { source, name } if MARKS.contains(&name.trim_start_matches('/')) => {
                self.html(frames, figures, source, range);
                true
            }
            _ => false,
        }
    }

    /// Remembers the ids of a tag. Where it stands before a heading or in it, they are ids of that heading.
    pub(super) fn note_ids(&mut self, tag: &str, name: &str, range: &Range<usize>) {
        let attributes = ["id"].into_iter().chain((name == "a").then_some("name"));
        let ids = attributes.filter_map(|attribute| html::attribute(tag, attribute));
        self.ids.extend(ids.map(|id| (range.start, id)));
    }

    fn end_html_paragraph(&mut self, blocks: &mut Vec<BlockFile>, frames: &mut Frames, line: usize) {
        while frames.len() > 1 {
            self.close(frames);
        }
        if let Some((_, spans)) = frames.last_mut() {
            let spans = std::mem::take(spans);
            let text = self.written(&spans, line);
            push_paragraph(blocks, text);
        }
    }
}

/// A text with its white space collapsed to single spaces, as HTML shows it.
fn one_space(text: &str) -> String {
    let edge = |is_there: bool| if is_there { " " } else { "" };
    let before = edge(text.starts_with(char::is_whitespace));
    let words = one_line(text);
    let after = edge(text.ends_with(char::is_whitespace) && !words.is_empty());
    format!("{before}{words}{after}")
}

/// The tags that an article has an equivalent for, or that the report says more of.
const MARKS: [&str; 11] = [
    "a", "audio", "b", "br", "code", "em", "i", "iframe", "img", "strong", "video",
];

/// Other tags that do not end a paragraph.
const WITHIN_LINES: [&str; 13] = [
    "abbr", "cite", "kbd", "mark", "q", "s", "small", "span", "sub", "sup", "time", "u", "wbr",
];
