//! Running text: the content of a paragraph, a heading or a cell as typed spans, and the pictures in it.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::reader::{Converter, DEEPEST};
use super::template_tags::{self, Piece};
use super::write::{plain, write};
use dateline_content::block_file::BlockFile;
use dateline_content::folder::one_line;
use dateline_model::Inline;

/// Markup that is open while a text is read, and becomes a span when it is closed.
pub(super) enum Open {
    Strong,
    Emphasis,
    Code,
    Link {
        url: String,
        range: Range<usize>,
    },
    /// Markup that articles don't have.
    Unmarked,
    /// An HTML tag, with its meaning.
    Html(String, Box<Open>),
}

impl Open {
    pub(super) fn is_link(&self) -> bool {
        match self {
            Self::Link { .. } => true,
            Self::Html(_, open) => open.is_link(),
            _ => false,
        }
    }
}

pub(super) type Frames = Vec<(Open, Vec<Inline>)>;

impl Converter<'_, '_> {
    /// Reads running text up to the next block or end; returns it as inline Markdown, with the pictures in it.
    pub(super) fn text(&mut self) -> (String, Vec<BlockFile>) {
        let line = self
            .events
            .peek()
            .map_or(1, |(_, range)| self.context.prepared.line(range.start));
        let (spans, figures) = self.spans();
        (self.written(&spans, line), figures)
    }

    pub(super) fn written(&mut self, spans: &[Inline], line: usize) -> String {
        let written = write(spans);
        if written.lost_marks {
            self.notes.lost(
                line,
                format!("emphasis that Markdown can't express: {}", plain(spans)),
            );
        }
        written.text
    }

    /// The same, as spans.
    pub(super) fn spans(&mut self) -> (Vec<Inline>, Vec<BlockFile>) {
        let mut frames: Frames = vec![(Open::Unmarked, Vec::new())];
        let mut figures = Vec::new();
        let mut noted_break = false;
        // How many marks are open.
        let mut depth = 0;
        while let Some((event, range)) = self.events.next_if(|(event, _)| is_running(event, depth)) {
            let line = self.line(&range);
            match event {
                Event::Start(Tag::Image {
                    link_type,
                    dest_url,
                    title,
                    id,
                }) => {
                    if link_type == LinkType::Reference {
                        self.notes.understood(&*id);
                    }
                    let alt = self.words_until_end();
                    self.events.next();
                    self.image(&mut frames, &mut figures, &dest_url, &alt, &title, &range);
                }
                Event::Start(tag) => {
                    depth += 1;
                    let open = if frames.len() > DEEPEST {
                        let source = self.source(&range);
                        self.notes.lost(
                            line,
                            format!("markup nested too deeply; the words are kept: `{source}`"),
                        );
                        Open::Unmarked
                    } else {
                        self.open(tag, &range)
                    };
                    frames.push((open, Vec::new()));
                }
                Event::End(_) => {
                    depth -= 1;
                    // HTML tags that were opened inside and not closed end here.
                    while matches!(frames.last(), Some((Open::Html(..), _))) {
                        self.close(&mut frames);
                    }
                    self.close(&mut frames);
                }
                Event::Text(text) => self.push_text(&mut frames, &mut figures, &text, line),
                Event::Code(code) => push(&mut frames, Inline::Code(self.context.prepared.restore(&code))),
                Event::InlineMath(_) | Event::DisplayMath(_) => {
                    let source = self.source(&range);
                    self.notes
                        .lost(line, format!("a formula is kept as written: `{source}`"));
                    push(&mut frames, Inline::Text(source));
                }
                Event::FootnoteReference(label) => push(&mut frames, Inline::Text(format!("[{label}]"))),
                Event::SoftBreak => push(&mut frames, Inline::Text(" ".to_owned())),
                Event::HardBreak => {
                    push(&mut frames, Inline::Text(" ".to_owned()));
                    if !std::mem::replace(&mut noted_break, true) {
                        self.notes
                            .lost(line, "a line break within a paragraph is now a space");
                    }
                }
                Event::TaskListMarker(done) => {
                    self.notes.lost(line, "the checkbox of a task is now text");
                    push(
                        &mut frames,
                        Inline::Text(if done { "[x] " } else { "[ ] " }.to_owned()),
                    );
                }
                Event::InlineHtml(source) => self.html(&mut frames, &mut figures, &source, &range),
                _ => {}
            }
        }
        while frames.len() > 1 {
            self.close(&mut frames);
        }
        (frames.pop().map(|(_, spans)| spans).unwrap_or_default(), figures)
    }

    pub(super) fn open(&mut self, tag: Tag<'_>, range: &Range<usize>) -> Open {
        let line = self.line(range);
        match tag {
            Tag::Strong => Open::Strong,
            Tag::Emphasis => Open::Emphasis,
            Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            } => {
                if !title.is_empty() {
                    self.notes.lost(line, format!("the title of a link: {title}"));
                }
                if link_type == LinkType::Reference {
                    self.notes.understood(&*id);
                }
                let url = if link_type == LinkType::Email {
                    format!("mailto:{dest_url}")
                } else {
                    dest_url.into_string()
                };
                Open::Link {
                    url,
                    range: range.clone(),
                }
            }
            _ => {
                let source = self.source(range);
                self.notes.lost(
                    line,
                    format!("markup that articles don't have; its words are kept: `{source}`"),
                );
                Open::Unmarked
            }
        }
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self, frames: &mut Frames) {
        if frames.len() < 2 {
            return;
        }
        let Some((mut open, spans)) = frames.pop() else {
            return;
        };
        if let Open::Html(_, inner) = open {
            open = *inner;
        }
        match open {
            Open::Strong => push(frames, Inline::Strong(spans)),
            Open::Emphasis => push(frames, Inline::Emphasis(spans)),
            Open::Code => push(frames, Inline::Code(plain(&spans))),
            Open::Link { url, range } => self.close_link(frames, &url, spans, &range),
            Open::Unmarked | Open::Html(..) => spans.into_iter().for_each(|span| push(frames, span)),
        }
    }

    /// Reads a tag of a site generator.
    fn template_tag(&mut self, figures: &mut Vec<BlockFile>, tag: &str, line: usize) {
        let shown = one_line(tag);
        if let Some((url, alt, caption)) = template_tags::figure(tag) {
            self.notes
                .changed(line, format!("`{shown}` is read as a picture"));
            figures.extend(self.figure(&url, &alt, &caption, line));
        } else if let Some(block) =
            template_tags::video(tag).and_then(|(address, title)| self.embed(&address, &title, None, line))
        {
            self.notes.changed(line, format!("`{shown}` is read as an embed"));
            figures.push(block);
        } else {
            self.notes.lost(line, format!("`{shown}`"));
        }
    }

    pub(super) fn push_text(
        &mut self,
        frames: &mut Frames,
        figures: &mut Vec<BlockFile>,
        text: &str,
        line: usize,
    ) {
        for piece in self.context.prepared.pieces(text) {
            match piece {
                Piece::Text(text) => push(frames, Inline::Text(text.to_owned())),
                Piece::Tag(tag) => self.template_tag(figures, tag, line),
            }
        }
    }
}

/// Whether an event belongs to a running text with this many open marks.
fn is_running(event: &Event<'_>, depth: usize) -> bool {
    match event {
        Event::Start(tag) => is_mark(tag),
        Event::End(_) => depth > 0,
        Event::Html(_) | Event::Rule => false,
        _ => true,
    }
}

/// Whether a tag marks a part of a running text; all others are blocks.
pub(super) fn is_mark(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

pub(super) fn push(frames: &mut Frames, span: Inline) {
    if let Some((_, spans)) = frames.last_mut() {
        spans.push(span);
    }
}
