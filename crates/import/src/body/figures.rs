//! Pictures, which are blocks of their own in an article.

use std::ops::Range;

use super::html;
use super::inline::{Frames, push};
use super::reader::Converter;
use super::write::write_plain;
use crate::pictures::{missing, placeholder, undescribed};
use dateline_content::WebAddress;
use dateline_content::block_file::{BlockFile, PictureFile};
use dateline_content::folder::one_line;
use dateline_model::{Inline, LinkTarget};

impl Converter<'_, '_> {
    pub(super) fn image(
        &mut self,
        frames: &mut Frames,
        figures: &mut Vec<BlockFile>,
        url: &str,
        alt: &str,
        title: &str,
        range: &Range<usize>,
    ) {
        let line = self.line(range);
        let url = self
            .context
            .prepared
            .address(url)
            .unwrap_or_else(|| self.context.prepared.restore(url));
        let title = self.context.prepared.restore(title);
        if let Some(figure) = self.figure(&url, alt, &title, line) {
            figures.push(figure);
        } else if url.starts_with("http")
            && let Ok(to) = WebAddress::read(&url)
        {
            // No longer shown, but still linked; within a link, the words belong to that link.
            let words = if alt.is_empty() { &url } else { alt };
            let text = Inline::Text(words.to_owned());
            let span = if frames.iter().any(|(open, _)| open.is_link()) {
                text
            } else {
                Inline::Link {
                    to: LinkTarget::External(to.into_ascii()),
                    text: vec![text],
                }
            };
            push(frames, span);
        }
    }

    /// The block of a picture, if its file can be copied; otherwise it is noted.
    pub(super) fn figure(&mut self, url: &str, alt: &str, caption: &str, line: usize) -> Option<BlockFile> {
        let file = match self.pictures.add(url, self.context.file) {
            Ok(file) => file,
            Err(why) => {
                self.notes
                    .lost(line, missing(url, &[Some(alt), Some(caption)], &why));
                return None;
            }
        };
        self.notes.understood(url);
        let mut alt = one_line(alt);
        if alt.is_empty() {
            alt = placeholder(&file);
            self.unfinished = true;
            self.notes.lost(line, undescribed(url));
        }
        Some(BlockFile::Figure(PictureFile {
            file,
            alt,
            caption: Some(write_plain(&one_line(caption))).filter(|caption| !caption.is_empty()),
            ..PictureFile::default()
        }))
    }

    pub(super) fn html_image(
        &mut self,
        frames: &mut Frames,
        figures: &mut Vec<BlockFile>,
        tag: &str,
        range: &Range<usize>,
    ) {
        let get = |name| html::attribute(tag, name).unwrap_or_default();
        let alt = self.context.prepared.restore(&get("alt"));
        self.image(frames, figures, &get("src"), &alt, &get("title"), range);
    }
}
