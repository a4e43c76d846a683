//! The article that a Markdown file becomes.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::body::{self, Body, BodyContext, plain_of_markdown, write_plain};
use super::document::Document;
use super::heading_ids::SourceHeading;
use super::links::LinkResolver;
use super::options::Options;
use super::pictures::{Pictures, missing, placeholder, undescribed};
use super::report::Notes;
use dateline_content::block_file::{BlockFile, PictureFile};
use dateline_content::folder::{ContentFolder, SCHEMA, one_line};
use dateline_content::placeholders;
use dateline_content::source::{ArticleFile, BylineFile, CommentsState, Status};

/// The greatest length of a summary that is taken from the text, in characters.
const SUMMARY: usize = 300;

impl Document {
    /// Makes the article, with the headings that its text had and the notes about it.
    pub(super) fn article(
        &self,
        links: &LinkResolver,
        pictures: &mut Pictures<'_>,
        options: &Options,
        newsroom: &ContentFolder,
    ) -> (ArticleFile, Vec<SourceHeading>, Notes) {
        let mut notes = self.notes.clone();
        let context = BodyContext {
            prepared: &self.prepared,
            title: &self.title,
            file: &self.file,
            path: &self.path,
            address: &self.address(),
            links,
        };
        let Body {
            mut blocks,
            headings,
            unfinished,
        } = body::read(&context, pictures, &mut notes);
        let mut draft = self.metadata.draft || unfinished;
        let image = self.lead_picture(pictures, &mut notes, &mut draft);
        if blocks.is_empty() {
            draft = true;
            notes.lost(1, "it has no text, so it is a draft");
            blocks.push(BlockFile::Paragraph {
                text: placeholders::NO_TEXT.to_owned(),
            });
        }
        let summary = self.summary(&blocks, &mut notes);
        let published = self.metadata.published.unwrap_or_else(|| {
            draft = true;
            notes.lost(1, "it has no date, so it is a draft dated today");
            options.now
        });
        let authors = if self.metadata.authors.is_empty() {
            let byline = newsroom.byline(&options.authors);
            let names: Vec<_> = byline.iter().map(BylineFile::who).collect();
            notes.changed(
                1,
                format!("it names no author; the byline is {}", names.join(", ")),
            );
            byline
        } else {
            let authors = self.metadata.authors.iter().cloned();
            authors.map(|author| newsroom.author(author)).collect()
        };
        let article = ArticleFile {
            schema: Some(SCHEMA.to_owned()),
            status: if draft { Status::Draft } else { Status::Published },
            label: None,
            title: self.title.clone(),
            summary,
            section: self.section.clone(),
            date_published: moment(published),
            date_modified: self.metadata.modified.map(moment),
            authors,
            tags: self.metadata.tags.clone(),
            language: self
                .metadata
                .language
                .clone()
                .filter(|language| *language != newsroom.site.language),
            image,
            body: blocks,
            faqs: Vec::new(),
            comments: CommentsState::default(),
            mastodon_status: None,
            closing: None,
            corrections: Vec::new(),
            updates: Vec::new(),
            sources: Vec::new(),
        };
        (article, headings, notes)
    }

    fn summary(&self, blocks: &[BlockFile], notes: &mut Notes) -> String {
        if let Some(summary) = &self.metadata.summary {
            return summary.clone();
        }
        let text = blocks.iter().find_map(|block| match block {
            BlockFile::Paragraph { text } | BlockFile::Quote { text, .. } => Some(plain_of_markdown(text)),
            _ => None,
        });
        notes.changed(1, "there is no summary; the beginning of the text is used");
        beginning(text.as_deref().unwrap_or(&self.title))
    }

    fn lead_picture(
        &self,
        pictures: &mut Pictures<'_>,
        notes: &mut Notes,
        draft: &mut bool,
    ) -> Option<PictureFile> {
        let lead = self.metadata.lead_picture.as_ref()?;
        let address = self
            .prepared
            .address(&lead.url)
            .unwrap_or_else(|| lead.url.clone());
        let file = match pictures.add(&address, &self.file) {
            Ok(file) => file,
            Err(why) => {
                let words = [
                    Some(lead.alt.as_str()),
                    lead.caption.as_deref(),
                    lead.credit.as_deref(),
                ];
                notes.lost(lead.line, missing(&lead.url, &words, &why));
                return None;
            }
        };
        let mut alt = lead.alt.clone();
        if alt.is_empty() {
            *draft = true;
            alt = placeholder(&file);
            notes.lost(lead.line, undescribed(&lead.url));
        }
        Some(PictureFile {
            file,
            alt,
            caption: lead.caption.as_deref().map(write_plain),
            credit: lead.credit.clone(),
            ..PictureFile::default()
        })
    }
}

fn moment(moment: OffsetDateTime) -> String {
    let moment = moment.replace_nanosecond(0).unwrap_or(moment);
    moment.format(&Rfc3339).unwrap_or_default()
}

/// The first sentences of a text, as many as fit into a summary.
fn beginning(text: &str) -> String {
    let text = one_line(text);
    let Some((room, _)) = text.char_indices().nth(SUMMARY) else {
        return text;
    };
    let start = &text[..room];
    let ends = [". ", "! ", "? ", "。", "؟ "]
        .iter()
        .filter_map(|end| start.rfind(end).map(|at| at + end.trim_end().len()));
    match ends.max() {
        Some(end) => start[..end].to_owned(),
        None => format!("{}…", start.rsplit_once(' ').map_or(start, |(words, _)| words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_whole_sentences_if_they_fit() {
        assert_eq!(beginning("One.  Two."), "One. Two.");
        let long = format!("One sentence. {}", "word ".repeat(100));
        assert_eq!(beginning(&long), "One sentence.");
        assert!(beginning(&"판문점 ".repeat(100)).ends_with("판문점…"));
    }
}
