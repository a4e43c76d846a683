//! All that a newsroom may publish, put together from its files.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

use dateline_model::{Article, Section, Site, Slug, StaticPage};

use super::addresses::Addresses;
use super::assembler::{Assembler, Here};
use super::comments::StoryComments;
use super::dates::parse_date;
use super::file::{File, Files};
use super::languages;
use super::named_pictures::Pictures;
use super::pictures::Found;
use super::problem::Problem;
use super::redirects::Redirect;
use super::sections::sections;
use super::source::{PageSource, SiteFile, Status};

/// All content of a newsroom that may be published.
#[derive(Debug)]
pub struct Newsroom {
    /// The site.
    pub site: Site,
    /// The sections in their order, each with what it covers.
    pub sections: Vec<(Section, String)>,
    /// How many stories a page of a list has.
    pub page_size: usize,
    /// The slugs of the ranking.
    pub trending: Vec<Slug>,
    /// The published stories, newest first.
    pub articles: Vec<Article>,
    /// The pages that stand by themselves.
    pub pages: Vec<(Slug, StaticPage)>,
    /// The pictures that all these show, by their published paths.
    pub pictures: BTreeMap<String, Found>,
    /// The comments of the stories that have any, as far as they are known.
    pub comments: BTreeMap<Slug, StoryComments>,
    /// The addresses that moved, each with the one that it leads to in the end.
    pub redirects: Vec<Redirect>,
    /// The stories that are held back.
    pub held_back: Vec<HeldBack>,
}

/// A story that is not published yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBack {
    /// Its file.
    pub file: String,
    /// Its date, if that lies ahead; else it is a draft.
    pub until: Option<String>,
}

impl std::fmt::Display for HeldBack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.until {
            Some(date) => write!(f, "held back until {date}: {}", self.file),
            None => write!(f, "held back as a draft: {}", self.file),
        }
    }
}

impl Newsroom {
    /// The addresses of the servers that keep comments.
    pub fn comment_servers(&self) -> BTreeSet<&str> {
        let servers = self.comments.values().map(|story| story.settings.source.server());
        servers.collect()
    }

    /// Makes the newsroom of the files, and finds what is wrong between them.
    pub(super) fn assemble(
        folder: &Path,
        files: &Files,
        addresses: &Addresses,
        pictures: &Pictures,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let site_file = &files.site;
        let sections = sections(site_file, problems);
        let words = languages::words(&site_file.value.language).unwrap_or_else(languages::fallback);
        let stories = files.articles().collect();
        let mut assembler = Assembler {
            folder,
            addresses,
            words: &words,
            language: &site_file.value.language,
            articles: &stories,
            sections: &sections,
            pictures,
            used: BTreeMap::new(),
            problems,
        };
        let site = assembler.site(site_file);
        let trending = assembler.trending(site_file);
        let redirects = files.redirects.as_ref();
        let redirects = redirects.map_or_else(Vec::new, |file| assembler.redirects(file, site_file));
        // Each page by itself, on all processors; what was found is put together in their order.
        let made: Vec<_> = files
            .pages
            .par_iter()
            .map(|(slug, file)| {
                let mut problems = Vec::new();
                let mut assembler = Assembler {
                    used: BTreeMap::new(),
                    problems: &mut problems,
                    ..assembler
                };
                let made = assembler.page(slug, file, site_file);
                let used = assembler.used;
                (made, used, problems)
            })
            .collect();
        let mut newsroom = Self {
            site,
            page_size: site_file.value.page_size,
            trending,
            articles: Vec::new(),
            pages: Vec::new(),
            pictures: BTreeMap::new(),
            comments: BTreeMap::new(),
            redirects,
            held_back: Vec::new(),
            sections: sections.clone(),
        };
        for ((slug, _), (made, used, found)) in files.pages.iter().zip(made) {
            problems.extend(found);
            match made {
                Some(Made::HeldBack(held_back)) => newsroom.held_back.push(held_back),
                Some(Made::Article(article, comments)) => {
                    newsroom
                        .comments
                        .extend(comments.map(|found| (slug.clone(), found)));
                    newsroom.articles.push(*article);
                    newsroom.pictures.extend(used);
                }
                Some(Made::Static(page)) => {
                    newsroom.pages.push((slug.clone(), page));
                    newsroom.pictures.extend(used);
                }
                None => {}
            }
        }
        // By time, whatever offset it was written with; by slug where two are of one moment.
        newsroom.articles.sort_by_cached_key(|article| {
            let time = parse_date(&article.date_published.datetime);
            (Reverse(time), article.slug.clone())
        });
        newsroom
    }
}

/// What became of a file that makes a page.
enum Made {
    HeldBack(HeldBack),
    Article(Box<Article>, Option<StoryComments>),
    Static(StaticPage),
}

impl Assembler<'_> {
    /// Makes a page of its file, as far as that is sound.
    fn page(&mut self, slug: &Slug, file: &File<PageSource>, site: &File<SiteFile>) -> Option<Made> {
        let path = file.value.path(slug);
        self.problems.extend(self.addresses.conflict(&path, file));
        let page = self.addresses.page(&path)?;
        let here = Here::of(file, Some((&path, &page.anchors)));
        match &file.value {
            PageSource::Article(source) => {
                let article = self.article(slug, here, source);
                // What is held back is checked too, but nothing of it is kept.
                if page.held_back {
                    let is_draft = source.status == Status::Draft;
                    return Some(Made::HeldBack(HeldBack {
                        file: file.name.clone(),
                        until: (!is_draft).then(|| source.date_published.clone()),
                    }));
                }
                let comments = self.comments(slug, here, source, site);
                Some(Made::Article(Box::new(article?), comments))
            }
            PageSource::Static(source) => self.static_page(here, source).map(Made::Static),
        }
    }
}
