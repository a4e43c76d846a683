//! What is known of a newsroom when its files are assembled: all that a file may ask about others.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use dateline_model::{Section, Slug, Teaser, Word, Words};

use super::addresses::Addresses;
use super::dates::Zone;
use super::digest::Digest;
use super::file::File;
use super::languages::{self, OwnWords};
use super::named_files::{Media, Pictures};
use super::page_file::PageFile;
use super::problem::Problem;
use super::profiles::Profiles;
use super::sections::sections;
use super::source::SiteFile;

/// What is known of a newsroom.
pub(super) struct Context {
    /// The content folder.
    pub(super) folder: PathBuf,
    pub(super) site: File<SiteFile>,
    /// The newspaper's.
    pub(super) zone: Zone,
    /// The digest of the site's own file, and of the words that it gets.
    pub(super) site_digest: Digest,
    /// The sections in their order, each with what it covers.
    pub(super) sections: Vec<(Section, String)>,
    /// Their places in that list.
    places_of_sections: HashMap<String, usize>,
    /// The words of the site's language.
    pub(super) words: Words,
    /// Whether these are in that language.
    pub(super) has_words: bool,
    pub(super) addresses: Addresses,
    /// Every picture that a page names.
    pub(super) pictures: Pictures,
    /// The authors that have files.
    pub(super) profiles: Profiles,
    /// Every recording, and every file of captions, that a page names.
    pub(super) media: Media,
    /// The files that make pages, of all kinds.
    pub(super) pages: Vec<PageFile>,
    /// The places of the stories in that list.
    stories: HashMap<Slug, usize>,
}

impl Context {
    /// Puts it together.
    pub(super) fn of(
        folder: &Path,
        site: File<SiteFile>,
        (profiles, pages): (Profiles, Vec<PageFile>),
        addresses: Addresses,
        (pictures, media): (Pictures, Media),
        own_words: &OwnWords,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let stories = pages.iter().enumerate();
        let stories = stories.filter(|(_, page)| page.brief.story.is_some());
        let sections = sections(&site, problems);
        let places_of_sections = sections.iter().enumerate();
        let places_of_sections =
            places_of_sections.map(|(place, (section, _))| (section.slug.to_string(), place));
        let own_language = languages::words(&site.value.language, own_words);
        Self {
            folder: folder.to_owned(),
            site_digest: Digest::of_value(&(&site.text.content, &own_language)),
            places_of_sections: places_of_sections.collect(),
            sections,
            has_words: own_language.is_some(),
            words: own_language.unwrap_or_else(languages::fallback),
            stories: stories.map(|(place, page)| (page.slug.clone(), place)).collect(),
            zone: Zone::of(site.value.time_zone.as_ref()),
            site,
            addresses,
            pictures,
            profiles,
            media,
            pages,
        }
    }

    /// The letters that the newspaper writes its headlines in, and those of all else that is known without its texts.
    pub(super) fn letters(&self) -> (BTreeSet<char>, BTreeSet<char>) {
        let letters = |texts: Vec<&str>| -> BTreeSet<char> {
            let signs = texts.into_iter().flat_map(str::chars);
            signs.filter(|sign| sign.is_alphabetic()).collect()
        };
        let site = &self.site.value;
        let pages = self.pages.iter().map(|page| &page.brief);
        let own: Vec<_> = pages
            .filter(|page| self.other_language(page.language.as_ref()).is_none())
            .collect();
        let titles = own.iter().map(|page| &*page.title).chain([&*site.title]);
        let titles = letters(titles.collect());
        let summaries = own.iter().map(|page| &*page.summary);
        let words = Word::ALL.iter().map(|word| self.words.get(*word));
        let mut texts = letters(summaries.chain(words).collect());
        texts.extend(&titles);
        (titles, texts)
    }

    /// The section of a slug.
    pub(super) fn section(&self, slug: &str) -> Option<&Section> {
        let place = self.places_of_sections.get(slug)?;
        Some(&self.sections[*place].0)
    }

    /// The language of a text, where it is not the site's.
    pub(super) fn other_language(&self, language: Option<&String>) -> Option<String> {
        language
            .cloned()
            .filter(|language| *language != self.site.value.language)
    }

    /// A story as a pointer in a text shows it.
    pub(super) fn teaser(&self, slug: &Slug) -> Option<Teaser> {
        let brief = &self.pages[*self.stories.get(slug)?].brief;
        let story = brief.story.as_ref()?;
        Some(Teaser {
            slug: slug.clone(),
            section: self.section(&story.section)?.clone(),
            label: story.label,
            title: brief.title.clone(),
            summary: brief.summary.clone(),
            date_published: self.zone.read(&story.date_published)?.day(&self.words),
            language: self.other_language(brief.language.as_ref()),
            image: None,
        })
    }
}
