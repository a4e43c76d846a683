//! All that a newsroom may publish: an index of its stories, and the way to their texts.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::{Result, bail};
use rayon::prelude::*;
use time::OffsetDateTime;

use dateline_model::{Article, Frame, Newsletter, Section, Site, Slug, StaticPage};

use super::assembler::{Assembler, Here};
use super::brand::{Brand, FoundLogo};
use super::comments::StoryComments;
use super::context::Context;
use super::dates::parse_published;
use super::digest::Digest;
use super::due::Due;
use super::file::File;
use super::front::{FrontPlan, FrontSource};
use super::media;
use super::memory::{Memory, Remembered};
use super::most_read::MostRead;
use super::newsletter_file::NewsletterPlace;
use super::page_file::PageFile;
use super::pictures::Found;
use super::printed::Printed;
use super::problem::{Problem, Severity};
use super::redirects::Redirect;
use super::rights;
use super::source::{PageSource, RedirectsFile, Status};
use super::story::{StandingPage, Story};
use super::trace::Trace;
use super::web_address::WebAddress;

/// All content of a newsroom that may be published. Memory grows with its index, and not with its texts.
pub struct Newsroom {
    /// The site.
    pub site: Site,
    /// What readers know the newspaper by.
    pub brand: Brand,
    /// What stands around every page.
    pub frame: Frame,
    /// The form for the newsletter that stands below every story.
    pub newsletter: Option<Newsletter>,
    /// The hosts that forms are sent to.
    pub form_hosts: BTreeSet<String>,
    /// The sections in their order, each with what it covers.
    pub sections: Vec<(Section, String)>,
    /// How many stories a page of a list has.
    pub page_size: usize,
    /// The slugs of the ranking; one may be that of a story that is gone.
    pub trending: Vec<Slug>,
    /// The published stories, newest first.
    pub stories: Vec<Story>,
    /// The pages that stand by themselves.
    pub pages: Vec<StandingPage>,
    /// The pictures that all these show, by their published paths.
    pub pictures: BTreeMap<String, Found>,
    /// The recordings in them, and their captions, by their published paths.
    pub media: BTreeMap<String, media::Found>,
    /// The hosts whose players they may show.
    pub players: BTreeSet<String>,
    /// The addresses that moved, each with the one that it leads to in the end.
    pub redirects: Vec<Redirect>,
    /// The stories that are held back.
    pub held_back: Vec<HeldBack>,
    /// How the first pages of sections are arranged, and that of the front page, which is of none.
    pub fronts: BTreeMap<Option<Slug>, FrontPlan>,
    /// When something goes from them.
    dues: Vec<Due>,
    pub(super) context: Context,
    /// What the files asked, in the order of the context's.
    traces: Vec<Arc<Trace>>,
}

/// A story that is not published yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBack {
    /// Its file.
    pub file: String,
    /// Its date as it is written, and when that is, if it lies ahead; else the story is a draft.
    pub until: Option<(String, OffsetDateTime)>,
}

impl std::fmt::Display for HeldBack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let file = Printed(&self.file);
        match &self.until {
            Some((date, _)) => write!(f, "held back until {date}: {file}"),
            None => write!(f, "held back as a draft: {file}"),
        }
    }
}

impl Newsroom {
    /// The first such moment.
    pub fn next_due(&self) -> Option<Due> {
        let waiting = self.held_back.iter().filter_map(|story| {
            let (date, time) = story.until.clone()?;
            let file = story.file.clone();
            Some(Due { file, date, time })
        });
        waiting
            .chain(self.dues.iter().cloned())
            .min_by_key(|due| due.time)
    }

    /// Reads the article of a story, with its comments as far as they are known.
    pub fn article(&self, story: &Story) -> Result<(Article, Option<StoryComments>)> {
        match self.page(story.place)? {
            Made::Article(article, comments) => Ok((*article, comments)),
            Made::Static(_) => bail!("{} is not a story", story.slug),
        }
    }

    /// Reads a page that stands by itself.
    pub fn static_page(&self, page: &StandingPage) -> Result<StaticPage> {
        match self.page(page.place)? {
            Made::Static(page) => Ok(page),
            Made::Article(..) => bail!("{} is a story", page.slug),
        }
    }

    /// What a story points to, by the slugs of stories.
    pub fn links(&self, story: &Story) -> impl Iterator<Item = &str> {
        self.traces[story.place].links()
    }

    fn page(&self, place: usize) -> Result<Made> {
        let page = &self.context.pages[place];
        let mut problems = Vec::new();
        let made = page
            .read(&mut problems)
            .and_then(|file| Assembler::new(&self.context, &mut problems).page(page, &file));
        // It was without a fault when it was checked: by now there is another, or no file.
        made.ok_or_else(|| {
            let problems = problems
                .iter()
                .filter(|problem| problem.severity == Severity::Error);
            let problems: Vec<_> = problems.map(|problem| &*problem.message).collect();
            anyhow::anyhow!("{} can't be published: {}", page.name(), problems.join("; "))
        })
    }

    /// What was found out, for the next time.
    pub fn memory(&self) -> Memory {
        let pages = self.context.pages.iter().zip(&self.traces);
        Memory::of(pages.map(|(page, trace)| {
            let remembered = Remembered {
                stamp: page.stamp,
                digest: page.digest,
                brief: page.brief.clone(),
                trace: trace.clone(),
            };
            (page.name(), remembered)
        }))
    }

    /// Makes the newsroom of what its files say in brief, and finds what is wrong between them. What was remembered of a
    /// file with the same bytes is taken as it is while all that it asked is as it was.
    pub(super) fn assemble(
        context: Context,
        redirects: Option<&File<RedirectsFile>>,
        fronts: &[FrontSource],
        style: String,
        mut remembered: BTreeMap<usize, Arc<Trace>>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let most_read = MostRead::read(&context.folder, problems);
        let mut assembler = Assembler::new(&context, problems);
        let site = assembler.site(&context.site);
        let brand = assembler.brand(Here::of(&context.site, None), &context.site.value.brand, style);
        // What readers chose, and then what the newsroom did.
        let mut trending = most_read.map_or_else(Vec::new, |most_read| most_read.stories);
        let chosen = assembler.trending(&context.site);
        trending.extend(
            chosen
                .into_iter()
                .filter(|slug| !trending.contains(slug))
                .collect::<Vec<_>>(),
        );
        assembler.authors();
        let form_hosts = assembler.newsletter();
        let form_hosts = form_hosts.iter().flat_map(|of| WebAddress::read(&of.action));
        let form_hosts = form_hosts.map(|action| action.origin()).collect();
        let newsletter = assembler.newsletter_at(NewsletterPlace::Stories);
        let redirects = redirects.map_or_else(Vec::new, |file| assembler.redirects(file));
        let (fronts, dues) = assembler.fronts(fronts);
        // Each page by itself, on all processors; what was found is put together in their order.
        let kept: Vec<_> = (0..context.pages.len())
            .map(|place| remembered.remove(&place))
            .collect();
        let checked: Vec<_> = kept
            .into_par_iter()
            .enumerate()
            .map(
                |(place, kept)| match kept.filter(|trace| trace.is_clean && trace.holds(&context)) {
                    Some(trace) => (Some(trace), Vec::new()),
                    None => check_page(&context, &context.pages[place]),
                },
            )
            .collect();
        let mut newsroom = Self {
            site,
            brand,
            frame: Frame::default(),
            page_size: context.site.value.page_size,
            trending,
            stories: Vec::new(),
            pages: Vec::new(),
            pictures: BTreeMap::new(),
            media: BTreeMap::new(),
            players: BTreeSet::new(),
            newsletter,
            form_hosts,
            redirects,
            held_back: Vec::new(),
            fronts,
            dues,
            sections: context.sections.clone(),
            traces: Vec::new(),
            context,
        };
        for (place, (trace, found)) in checked.into_iter().enumerate() {
            problems.extend(found);
            // Without one the page has errors, and there is no newsroom.
            if let Some(trace) = trace {
                newsroom.add(place, &trace);
                newsroom.traces.push(trace);
            }
        }
        // By time, whatever offset it was written with; by slug where two are of one moment.
        newsroom.stories.sort_by_cached_key(|story| {
            let time = parse_published(&story.date_published);
            (Reverse(time), story.slug.clone())
        });
        newsroom.complete(problems);
        newsroom
    }

    /// Adds what depends on all that is published.
    fn complete(&mut self, problems: &mut Vec<Problem>) {
        let context = &self.context;
        let date = |story: &Story| story.date_published.datetime.clone();
        let years = self.stories.first().zip(self.stories.last());
        let years = years.map(|(last, first)| rights::years(&date(first), &date(last), &context.words));
        let logo = self.brand.logo.as_ref();
        let drawings = logo.into_iter().flat_map(FoundLogo::drawings);
        self.pictures
            .extend(drawings.map(|found| (found.image.path.clone(), found.clone())));
        let mut assembler = Assembler::new(context, problems);
        let here = Here::of(&context.site, None);
        self.frame = assembler.frame(here, &context.site.value, logo.map(FoundLogo::named), years);
    }

    /// Adds the page of a file.
    fn add(&mut self, place: usize, trace: &Trace) {
        let context = &self.context;
        let page = &context.pages[place];
        let written = context.addresses.page(&page.brief.path(&page.slug));
        if written.is_some_and(|written| written.held_back) {
            let story = page.brief.story.as_ref();
            let story = story.filter(|story| story.status != Status::Draft);
            return self.held_back.push(HeldBack {
                file: page.name(),
                until: story.and_then(|story| {
                    let date = &story.date_published;
                    Some((date.clone(), context.zone.read(date)?.time))
                }),
            });
        }
        let unpublished = written.and_then(|written| written.unpublished);
        let digest = Digest::of_value(&(page.digest, trace.digest, unpublished));
        if page.brief.story.is_some() {
            self.stories.extend(Story::of(context, place, digest));
        } else {
            self.pages.push(StandingPage::of(context, place, digest));
        }
        let authors = page.brief.story.iter().flat_map(|story| &story.authors);
        let authors = authors.filter_map(|author| context.profiles.get(author.profile()?)?.picture());
        let names = page.brief.pictures.iter().chain(authors);
        let found = names.filter_map(|name| context.pictures.get(name)).flatten();
        let media = page.brief.media.iter().filter_map(|name| context.media.get(name));
        let media = media.flatten().map(|found| (found.path.clone(), found.clone()));
        self.media.extend(media);
        self.players.extend(page.brief.players.iter().cloned());
        self.pictures
            .extend(found.map(|found| (found.image.path.clone(), found.clone())));
    }
}

/// What a file asks, if it makes a page that can be published, and what is wrong with it.
fn check_page(context: &Context, page: &PageFile) -> (Option<Arc<Trace>>, Vec<Problem>) {
    let mut problems = Vec::new();
    let Some(file) = page.read(&mut problems) else {
        return (None, problems);
    };
    let mut assembler = Assembler::new(context, &mut problems);
    let made = assembler.page(page, &file);
    let asked = assembler.asked;
    // What has an error is not published, and looked at again.
    let is_sound = problems.iter().all(|problem| problem.severity != Severity::Error);
    let trace = made.filter(|_| is_sound);
    let trace = trace.map(|_| Arc::new(Trace::of(asked, context, problems.is_empty())));
    (trace, problems)
}

/// What a file makes.
enum Made {
    Article(Box<Article>, Option<StoryComments>),
    Static(StaticPage),
}

impl Assembler<'_> {
    /// Makes a page of its file, as far as that is sound.
    fn page(&mut self, page: &PageFile, file: &File<PageSource>) -> Option<Made> {
        let path = page.brief.path(&page.slug);
        self.problems.extend(self.context.addresses.conflict(&path, file));
        let here = Here::of(file, Some((&path, &page.brief.anchors)));
        self.wording(here, &file.value);
        match &file.value {
            PageSource::Article(source) => {
                let article = self.article(&page.slug, here, source);
                let comments = self.comments(&page.slug, here, source);
                Some(Made::Article(Box::new(article?), comments))
            }
            PageSource::Static(source) => self.static_page(here, source).map(Made::Static),
        }
    }
}
