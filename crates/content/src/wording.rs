//! Texts that a reader would stumble over: sentences of a template that nobody has replaced, and signs of Markdown where
//! none is read.

use super::assembler::{Assembler, Here};
use super::block_file::SourcePart;
use super::source::{PageSource, Status};
use crate::markdown;
use crate::placeholders::is_placeholder;
use dateline_model::{Inline, LinkTarget};

impl Assembler<'_> {
    /// Warns of each; a draft may have them.
    pub(super) fn wording(&mut self, here: Here<'_>, source: &PageSource) {
        if source.story().is_some_and(|story| story.status == Status::Draft) {
            return;
        }
        let words = |place: &str, words| (place.to_owned(), SourcePart::Words(words));
        let (title, summary) = source.words();
        let mut parts = vec![words("/title", title), words("/summary", summary)];
        parts.extend(source.image().map(|image| words("/image/alt", &image.alt)));
        let faqs = source.faqs().iter().enumerate();
        parts.extend(
            faqs.clone()
                .map(|(index, faq)| words(&format!("/faqs/{index}/question"), &faq.question)),
        );
        let answers = faqs.map(|(index, faq)| (format!("/faqs/{index}/answer"), &faq.answer[..]));
        for (list, blocks) in answers.chain([("/body".to_owned(), source.body())]) {
            for (index, block) in blocks.iter().enumerate() {
                let below = |(place, part)| (format!("{list}/{index}{place}"), part);
                parts.extend(block.parts().into_iter().map(below));
            }
        }
        for (path, part) in parts {
            if let SourcePart::Text(text) | SourcePart::Words(text) = part
                && is_placeholder(text)
            {
                self.warn(
                    here,
                    &path,
                    &format!("this is the template's own sentence: {text}"),
                    "Write yours in its place, or set \"status\": \"draft\" until it is written.",
                );
            }
            if let SourcePart::Words(text) = part
                && has_marks(text)
            {
                self.warn(
                    here,
                    &path,
                    "Markdown is not read here, so its signs are shown as they are",
                    "Write the words without the signs.",
                );
            }
        }
    }
}

/// Whether a text would be bold, code or a link if it were Markdown. Single stars and underscores are used otherwise too.
fn has_marks(text: &str) -> bool {
    ["**", "__", "`", "](", "<"]
        .iter()
        .any(|sign| text.contains(sign))
        && markdown::inline(
            text,
            &mut |url| Some(LinkTarget::External(url.to_owned())),
            &mut |_| {},
        )
        .iter()
        .any(|span| !matches!(span, Inline::Text(_) | Inline::Emphasis(_)))
}
