//! Sentences of a template that nobody has replaced in a story that is to be published.

use super::assembler::{Assembler, Here};
use super::problem::{Problem, Severity};
use super::source::{ArticleFile, SourcePart, Status};
use crate::placeholders::is_placeholder;

impl Assembler<'_> {
    /// Warns of each; a draft may have them.
    pub(super) fn unwritten(&mut self, here: Here<'_>, source: &ArticleFile) {
        if source.status == Status::Draft {
            return;
        }
        let mut texts = vec![("/summary".to_owned(), source.summary.as_str())];
        let image = source.image.iter();
        texts.extend(image.map(|image| ("/image/alt".to_owned(), image.alt.as_str())));
        let answers = source.faqs.iter().enumerate();
        let answers = answers.map(|(index, faq)| (format!("/faqs/{index}/answer"), &faq.answer));
        for (list, blocks) in answers.chain([("/body".to_owned(), &source.body)]) {
            for (index, block) in blocks.iter().enumerate() {
                texts.extend(block.parts().into_iter().filter_map(|(place, part)| match part {
                    SourcePart::Text(text) | SourcePart::Words(text) => {
                        Some((format!("{list}/{index}{place}"), text))
                    }
                    SourcePart::Picture(_) | SourcePart::Story(_) => None,
                }));
            }
        }
        for (path, text) in texts.iter().filter(|(_, text)| is_placeholder(text)) {
            self.problems.push(Problem::at(
                Severity::Warning,
                here.file,
                here.text,
                path,
                &format!("this is the template's own sentence: {text}"),
                "Write yours in its place, or set \"status\": \"draft\" until it is written.",
            ));
        }
    }
}
