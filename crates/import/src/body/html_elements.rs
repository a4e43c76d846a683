//! Elements of HTML that are a block as a whole: pictures with captions, galleries, embeds, link cards and pull quotes, as
//! WordPress, Ghost and others write them. One that holds more than its block can is left to be read tag by tag.

use std::ops::Range;

use super::html::{self, Token};
use super::inline::{Frames, Open, push};
use super::reader::Converter;
use super::write::plain_of_markdown;
use dateline_content::block_file::{BlockFile, PictureFile};
use dateline_content::folder::one_line;
use dateline_model::Inline;

impl Converter<'_, '_> {
    /// The block of the element that begins with the first of some tokens, and how many tokens the element has.
    pub(super) fn element(
        &mut self,
        tokens: &[Token<'_>],
        range: &Range<usize>,
    ) -> Option<(BlockFile, usize)> {
        let Token::Tag { source, name } = tokens.first()? else {
            return None;
        };
        let classes = html::attribute(source, "class").unwrap_or_default();
        let is = |class: &str| classes.split_whitespace().any(|found| found == class);
        if name != "figure" && !CARDS.iter().any(|class| is(class)) {
            return None;
        }
        let tokens = &tokens[..html::length(tokens)];
        let (block, what) = if is("wp-block-gallery") || is("blocks-gallery-grid") || is("kg-gallery-card") {
            (self.html_gallery(tokens, range)?, "a gallery")
        } else if is("wp-block-pullquote") {
            (self.html_pull_quote(tokens, range)?, "a pull quote")
        } else if is("kg-bookmark-card") {
            (self.html_bookmark(tokens, range)?, "a link card")
        } else if is("wp-block-embed") || is("kg-embed-card") {
            (self.html_embed(tokens, range)?, "an embed")
        } else {
            (self.html_figure(tokens, range)?, "a picture with its caption")
        };
        let line = self.line(range);
        for token in tokens {
            match token {
                Token::Tag { source, name } => {
                    self.note_ids(source, name, range);
                    self.notes.understood(*source);
                }
                Token::Hidden(source) => self.notes.lost(line, format!("HTML: `{}`", one_line(source))),
                Token::Text(_) => {}
            }
        }
        let shown = one_line(source);
        self.notes.changed(line, format!("`{shown}` is read as {what}"));
        Some((block, tokens.len()))
    }

    fn html_gallery(&mut self, tokens: &[Token<'_>], range: &Range<usize>) -> Option<BlockFile> {
        if html::tags(tokens, "img").count() < 2 || !self.are_only_pictures(tokens) {
            return None;
        }
        let (mut pictures, mut caption) = (Vec::new(), None);
        let mut at = 1;
        while at < tokens.len() {
            let part = &tokens[at..at + html::length(&tokens[at..])];
            let is_picture = || html::tags(part, "img").count() == 1;
            at += match html::name(part) {
                "figure" | "li" | "img" if is_picture() => {
                    pictures.extend(self.html_picture(part, range));
                    part.len()
                }
                "figcaption" => {
                    caption = self.html_words(part, range);
                    part.len()
                }
                _ => 1,
            };
        }
        Some(BlockFile::Gallery { pictures, caption })
    }

    fn html_figure(&mut self, tokens: &[Token<'_>], range: &Range<usize>) -> Option<BlockFile> {
        let is_one = html::tags(tokens, "img").count() == 1 && self.are_only_pictures(tokens);
        is_one.then(|| self.html_picture(tokens, range).map(BlockFile::Figure))?
    }

    /// The one picture in some tokens, with its caption.
    fn html_picture(&mut self, tokens: &[Token<'_>], range: &Range<usize>) -> Option<PictureFile> {
        let tag = html::tags(tokens, "img").next()?;
        let get = |name| html::attribute(tag, name).unwrap_or_default();
        let block = self.figure(&get("src"), &get("alt"), &get("title"), self.line(range));
        let Some(BlockFile::Figure(picture)) = block else {
            return None;
        };
        let caption = html::inside(tokens, "figcaption");
        let caption = caption.and_then(|caption| self.html_words(&tokens[caption], range));
        if let Some(title) = picture.caption.as_ref().filter(|_| caption.is_some()) {
            self.notes
                .lost(self.line(range), format!("the title of a picture: {title}"));
        }
        Some(PictureFile {
            caption: caption.or(picture.caption),
            ..picture
        })
    }

    /// Whether there are only pictures that can be shown, their captions, and links to their files.
    fn are_only_pictures(&mut self, tokens: &[Token<'_>]) -> bool {
        let mut at = 1;
        while at < tokens.len() {
            let is_fine = match &tokens[at] {
                Token::Text(text) => text.trim().is_empty(),
                Token::Hidden(_) => true,
                Token::Tag { source, name } => match name.trim_start_matches('/') {
                    "figcaption" => {
                        at += html::length(&tokens[at..]);
                        continue;
                    }
                    "img" => {
                        let address = html::attribute(source, "src").unwrap_or_default();
                        self.pictures.add(&address, self.context.file).is_ok()
                    }
                    "a" => html::attribute(source, "href").is_none_or(|address| is_picture(&address)),
                    "figure" | "div" | "ul" | "li" | "p" | "picture" | "source" | "span" => true,
                    _ => false,
                },
            };
            if !is_fine {
                return false;
            }
            at += 1;
        }
        true
    }

    fn html_pull_quote(&mut self, tokens: &[Token<'_>], range: &Range<usize>) -> Option<BlockFile> {
        let cite = html::inside(tokens, "cite");
        let text = self.html_words(&html::without(tokens, cite.as_ref()), range)?;
        let cite = cite.and_then(|cite| self.html_words(&tokens[cite], range));
        Some(BlockFile::PullQuote {
            text,
            cite: cite.map(|cite| plain_of_markdown(&cite)),
        })
    }

    fn html_embed(&mut self, tokens: &[Token<'_>], range: &Range<usize>) -> Option<BlockFile> {
        let caption = html::inside(tokens, "figcaption");
        let page = html::without(tokens, caption.as_ref());
        let words = one_line(&html::text(&page));
        let frame = html::tags(&page, "iframe").next();
        let get = |name| frame.and_then(|frame| html::attribute(frame, name));
        // What a service wrote beside its frame, such as the words of a post, is not the address alone.
        let address = match get("src") {
            Some(address) => Some(address).filter(|_| words.is_empty()),
            None => Some(words).filter(|words| words.starts_with("http") && !words.contains(' ')),
        };
        let caption = caption.and_then(|caption| self.html_words(&tokens[caption], range));
        self.embed(
            &address?,
            &get("title").unwrap_or_default(),
            caption,
            self.line(range),
        )
    }

    /// A link card of Ghost. What it says of the page beside the title and a sentence is noted.
    fn html_bookmark(&mut self, tokens: &[Token<'_>], range: &Range<usize>) -> Option<BlockFile> {
        let line = self.line(range);
        let part = |class: &str| {
            let start = tokens.iter().position(|token| html::has_class(token, class))?;
            Some(start..start + html::length(&tokens[start..]))
        };
        let words = |part: Option<Range<usize>>| part.map(|part| one_line(&html::text(&tokens[part])));
        let address = html::tags(tokens, "a").find_map(|tag| html::attribute(tag, "href"))?;
        let title = words(part("kg-bookmark-title"))?;
        let caption = html::inside(tokens, "figcaption").or_else(|| part("kg-bookmark-description"));
        let caption = caption.and_then(|caption| self.html_words(&tokens[caption], range));
        let block = self.embed(&address, &title, caption, line)?;
        let has_caption = html::inside(tokens, "figcaption").is_some();
        let left_out = [
            has_caption.then_some("kg-bookmark-description"),
            Some("kg-bookmark-metadata"),
        ];
        for class in left_out.into_iter().flatten() {
            if let Some(words) = words(part(class)).filter(|words| !words.is_empty()) {
                self.notes
                    .lost(line, format!("a link card says beside its title: {words}"));
            }
        }
        Some(block)
    }

    /// Words with their marks, as inline Markdown; nothing where there are none.
    fn html_words(&mut self, tokens: &[Token<'_>], range: &Range<usize>) -> Option<String> {
        let (mut frames, mut figures): (Frames, _) = (vec![(Open::Unmarked, Vec::new())], Vec::new());
        for token in tokens {
            if !self.html_mark(&mut frames, &mut figures, token, range) {
                push(&mut frames, Inline::Text(" ".to_owned()));
            }
        }
        while frames.len() > 1 {
            self.close(&mut frames);
        }
        let line = self.line(range);
        if !figures.is_empty() {
            self.notes
                .lost(line, "a picture or an embed within a caption or a quotation");
        }
        let spans = frames.pop().map(|(_, spans)| spans).unwrap_or_default();
        let text = self.written(&spans, line);
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }
}

/// The classes of elements that are a block as a whole.
const CARDS: [&str; 7] = [
    "wp-block-gallery",
    "blocks-gallery-grid",
    "kg-gallery-card",
    "wp-block-pullquote",
    "kg-bookmark-card",
    "wp-block-embed",
    "kg-embed-card",
];

/// Whether an address is that of a picture's file.
fn is_picture(address: &str) -> bool {
    let place = address.split(['?', '#']).next().unwrap_or_default();
    let ending = place.rsplit('.').next().unwrap_or_default().to_lowercase();
    ["jpg", "jpeg", "png", "webp", "gif", "svg", "avif"].contains(&&*ending)
}
