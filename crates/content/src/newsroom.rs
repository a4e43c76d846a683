//! All that a newsroom may publish, put together from its files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline_model::{Article, Section, Site, Slug, StaticPage};

use super::addresses::Addresses;
use super::assembler::{Assembler, Here};
use super::comments::StoryComments;
use super::dates::parse_date;
use super::file::Files;
use super::languages;
use super::named_pictures::Pictures;
use super::pictures::Found;
use super::problem::Problem;
use super::redirects::Redirect;
use super::sections::sections;
use super::source::{PageSource, Status};

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
        let mut assembler = Assembler {
            folder,
            addresses,
            words: &words,
            language: &site_file.value.language,
            articles: files.articles().collect(),
            sections: &sections,
            pictures,
            used: BTreeMap::new(),
            problems,
        };
        let site = assembler.site(site_file);
        let trending = assembler.trending(site_file);
        let redirects = files.redirects.as_ref();
        let redirects = redirects.map_or_else(Vec::new, |file| assembler.redirects(file, site_file));
        let mut articles = Vec::new();
        let mut pages = Vec::new();
        let mut used = BTreeMap::new();
        let mut comments = BTreeMap::new();
        let mut held_back = Vec::new();
        for (slug, file) in &files.pages {
            let path = file.value.path(slug);
            if let Some(problem) = addresses.conflict(&path, file) {
                assembler.problems.push(problem);
            }
            let Some(page) = addresses.page(&path) else {
                continue;
            };
            let here = Here::of(file, Some((&path, &page.anchors)));
            match &file.value {
                PageSource::Article(source) => {
                    let article = assembler.article(slug, here, source);
                    // What is held back is checked too, but nothing of it is kept.
                    if page.held_back {
                        let is_draft = source.status == Status::Draft;
                        held_back.push(HeldBack {
                            file: file.name.clone(),
                            until: (!is_draft).then(|| source.date_published.clone()),
                        });
                    } else {
                        let found = assembler.comments(slug, here, source, site_file);
                        comments.extend(found.map(|found| (slug.clone(), found)));
                        articles.extend(article);
                    }
                }
                PageSource::Static(source) => {
                    let made = assembler.static_page(here, source);
                    pages.extend(made.map(|made| (slug.clone(), made)));
                }
            }
            let found = std::mem::take(&mut assembler.used);
            if !page.held_back {
                used.extend(found);
            }
        }
        // By time, whatever offset it was written with; by slug where two are of one moment.
        let time_of = |article: &Article| parse_date(&article.date_published.datetime);
        articles.sort_by(|a, b| time_of(b).cmp(&time_of(a)).then_with(|| a.slug.cmp(&b.slug)));
        Self {
            site,
            sections,
            page_size: site_file.value.page_size,
            trending,
            articles,
            pages,
            pictures: used,
            comments,
            redirects,
            held_back,
        }
    }
}
