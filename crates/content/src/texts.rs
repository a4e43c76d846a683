//! From what a newsroom wrote to what readers get: each text into the model, with what is wrong in it.

use dateline_model::route::PAGE;
use dateline_model::{Article, Cited, Faq, Image, Note, PartId, Slug, StaticPage};

use super::anchors::{StoryAnchors, headings, questions};
use super::assembler::{Assembler, Here};
use super::block_file::BlockFile;
use super::dates::WrittenDate;
use super::problem::some_of;
use super::source::{ArticleFile, CitedFile, FaqFile, NoteFile, StaticPageFile};

impl Assembler<'_> {
    /// A story.
    pub(super) fn article(&mut self, slug: &Slug, here: Here<'_>, source: &ArticleFile) -> Option<Article> {
        let (path, anchors) = here.page?;
        let written = self.context.addresses.page(path);
        let unpublished = written.and_then(|written| written.unpublished);
        let section = self.context.section(&source.section);
        if section.is_none() && !here.is_faulty("/section") {
            let slugs = self.context.sections.iter();
            let slugs = some_of(slugs.map(|(section, _)| section.slug.as_str()));
            let fix = format!("Use one of: {slugs}; or add it to site.json.");
            self.error(
                here,
                "/section",
                &format!("there is no section `{}`", source.section),
                &fix,
            );
        }
        if slug.as_str() == PAGE {
            let message =
                format!("a story can't be called `{PAGE}`: further pages of its section live there");
            self.error(here, "", &message, "Rename the file.");
        }
        let published = self.date(here, "/date_published", &source.date_published);
        let modified = source
            .date_modified
            .as_ref()
            .and_then(|date| self.date(here, "/date_modified", date));
        if let (Some(published), Some(modified)) = (published, modified)
            && modified.is_before(published)
        {
            self.error(
                here,
                "/date_modified",
                "the story was changed before it was published",
                "Write the later date here, or remove the field.",
            );
        }
        let corrections = self.notes(here, "/corrections", &source.corrections, published);
        let updates = self.notes(here, "/updates", &source.updates, published);
        let modified = self.context.zone.latest(source.dates_modified());
        self.given_ids(here, &source.body, &source.faqs, anchors);
        self.check_glyphs(here, "/title", &source.title);
        let image = source
            .image
            .as_ref()
            .and_then(|image| self.picture(here, "/image", image, Image::IN_TEXT));
        let (opening, sections) = self.body(here, &source.body, anchors);
        let faqs = source
            .faqs
            .iter()
            .zip(&anchors.faqs)
            .enumerate()
            .map(|(index, (faq, id))| Faq {
                id: id.clone(),
                question: faq.question.clone(),
                answer: self.blocks(here, &format!("/faqs/{index}/answer"), &faq.answer),
            });
        let faqs = faqs.collect();
        let closing = source
            .closing
            .as_ref()
            .map(|text| self.inline(here, "/closing", text));
        Some(Article {
            slug: slug.clone(),
            section: section?.clone(),
            label: source.label,
            title: source.title.clone(),
            summary: source.summary.clone(),
            unpublished,
            date_published: published?.moment(&self.context.words),
            date_modified: modified.map(|date| date.moment(&self.context.words)),
            authors: self.byline(here, &source.authors),
            tags: source.tags.clone(),
            language: self.context.other_language(source.language.as_ref()),
            image,
            opening,
            sections,
            faqs,
            closing: closing.unwrap_or_default(),
            corrections,
            updates,
            sources: self.cited(here, &source.sources),
        })
    }

    /// Notes on a story that was published at a moment, in the order of their dates.
    fn notes(
        &mut self,
        here: Here<'_>,
        list: &str,
        notes: &[NoteFile],
        published: Option<WrittenDate>,
    ) -> Vec<Note> {
        let now = self.context.addresses.edition.now;
        let notes = notes.iter().enumerate().filter_map(|(index, note)| {
            let path = format!("{list}/{index}/date");
            let text = self.inline(here, &format!("{list}/{index}/text"), &note.text);
            let date = self.date(here, &path, &note.date)?;
            if published.is_some_and(|published| date.is_before(published)) {
                self.error(
                    here,
                    &path,
                    "the story was not published yet at this date",
                    "Write the date on which the published story was changed; what was changed before needs no note.",
                );
            } else if date.time > now && published.is_some_and(|published| published.time <= now) {
                self.warn(
                    here,
                    &path,
                    "this date lies in the future",
                    "Write the date on which the published story was changed.",
                );
            }
            let note = Note {
                date: date.moment(&self.context.words),
                text,
            };
            Some((date.time, note))
        });
        let mut notes: Vec<_> = notes.collect();
        notes.sort_by_key(|(time, _)| *time);
        notes.into_iter().map(|(_, note)| note).collect()
    }

    /// What a story rests on.
    fn cited(&mut self, here: Here<'_>, sources: &[CitedFile]) -> Vec<Cited> {
        let sources = sources.iter().enumerate().filter_map(|(index, source)| {
            let path = format!("/sources/{index}/url");
            Some(Cited {
                title: source.title.clone(),
                url: self.address(here, &path, &source.url, |address| Ok(address.into_ascii()))?,
                publisher: source.publisher.clone(),
            })
        });
        sources.collect()
    }

    /// A page that stands by itself.
    pub(super) fn static_page(&mut self, here: Here<'_>, source: &StaticPageFile) -> Option<StaticPage> {
        let (_, anchors) = here.page?;
        self.given_ids(here, &source.body, &[], anchors);
        self.check_glyphs(here, "/title", &source.title);
        let image = source.image.as_ref();
        let image = image.and_then(|image| self.picture(here, "/image", image, Image::IN_TEXT));
        let (opening, sections) = self.body(here, &source.body, anchors);
        Some(StaticPage {
            title: source.title.clone(),
            summary: source.summary.clone(),
            language: self.context.other_language(source.language.as_ref()),
            image,
            opening,
            sections,
        })
    }

    /// An id that the newsroom gave is a promise to those who link to it: it must be free.
    fn given_ids(&mut self, here: Here<'_>, body: &[BlockFile], faqs: &[FaqFile], anchors: &StoryAnchors) {
        let headings = headings(body).zip(&anchors.headings);
        for (named, place) in headings.chain(questions(faqs).zip(&anchors.faqs)) {
            let Some(id) = named.id else { continue };
            let (message, fix) = if id.chars().count() > Slug::MAX_LENGTH {
                ("the id is too long", "Write at most 100 characters.")
            } else if PartId::of(id).is_some() {
                ("a part of every page has this id", "Choose another id.")
            } else if id == place.as_str() {
                continue;
            } else {
                ("another place on the page has this id", "Choose another id.")
            };
            self.error(here, &format!("{}/id", named.path()), message, fix);
        }
    }
}
