//! Every page of the site: in the plan, as data, as what is to be said of it, and as files.

use std::sync::Arc;

use rayon::prelude::*;

use dateline_content::{Digest, Newsroom, StandingPage, Story, WebAddress};
use dateline_model::bidi::balanced;
use dateline_model::route::Route;
use dateline_model::{
    ArticlePage, Front, NotFound, Page, PageData, Section, SectionPage, Site, StaticPage, Word,
};

use super::artifact::Artifact;
use super::comments::Elsewhere;
use super::document::Template;
use super::lists::{List, lists};
use super::options::Options;
use super::page_meta::{Kind, MadePage, PageMeta, PlannedPage};
use super::relate::Relations;
use super::social_card::{Nameplate, SocialCard};

/// The documents of the pages, each with the data that lies beside it.
pub(super) fn artifacts<'a>(
    newsroom: &'a Newsroom,
    template: &'a Template,
    pages: &'a [PlannedPage<'a>],
) -> Vec<Artifact<'a>> {
    let files = |page: &'a PlannedPage<'a>| {
        let paths = vec![page.route.file(), page.route.data_file()];
        let make = move || {
            let (data, snapshot) = page.data()?;
            let document = template.render(&meta(newsroom, page, &data), &data, snapshot.as_ref())?;
            Ok(vec![document.into(), serde_json::to_vec(&data)?])
        };
        let card = page.card.as_ref().map(|card| &card.file);
        Artifact::several(paths, &(page.inputs, card), make)
    };
    pages.iter().map(files).collect()
}

/// All pages: the front page and the sections with their further pages, the stories, the pages that stand by
/// themselves, and the page for wrong addresses.
pub(super) fn all<'a>(newsroom: &'a Newsroom, options: &'a Options) -> Vec<PlannedPage<'a>> {
    let planner = Planner {
        newsroom,
        options,
        relations: Arc::new(Relations::of(newsroom)),
    };
    let fronts = lists(newsroom, None).into_par_iter();
    let mut pages: Vec<_> = fronts.map(|list| planner.front(list)).collect();
    for section in &newsroom.sections {
        let lists = lists(newsroom, Some(&section.0)).into_par_iter();
        pages.par_extend(lists.map(|list| planner.section(section, list)));
    }
    pages.par_extend(newsroom.stories.par_iter().map(|story| planner.story(story)));
    pages.extend(newsroom.pages.iter().map(|page| planner.static_page(page)));
    pages.push(planner.not_found());
    pages
}

/// Plans pages.
struct Planner<'a> {
    newsroom: &'a Newsroom,
    options: &'a Options,
    relations: Arc<Relations<'a>>,
}

impl<'a> Planner<'a> {
    fn nameplate(&self) -> Nameplate<'a> {
        Nameplate::of(self.newsroom)
    }

    /// A page of the front page's list.
    fn front(&self, list: List<'a>) -> PlannedPage<'a> {
        let site = &self.newsroom.site;
        let relations = self.relations.clone();
        let trending = relations.trending(list.stories().map(|story| &story.slug));
        let host =
            || WebAddress::read(&site.base_url).map_or_else(|_| String::new(), |base| base.host_in_words());
        PlannedPage {
            route: Route::Front(list.page),
            kind: Kind::Site,
            changed: list.changed(),
            card: self.card(|| SocialCard::of_words(self.nameplate(), "front", &site.description, host())),
            inputs: Digest::of_value(&(
                list.inputs(&relations),
                relations.digests(trending.iter().copied()),
            )),
            make: Box::new(move || {
                Ok(MadePage {
                    title: match page_number(site, &list) {
                        Some(number) => format!("{number} · {}", site.title),
                        None => site.title.clone(),
                    },
                    description: site.description.clone(),
                    page: Page::Front(Front {
                        trending: relations.in_brief(&trending),
                        listing: list.listing(site),
                    }),
                    snapshot: None,
                })
            }),
        }
    }

    /// A page of a section's list.
    fn section(&self, (section, description): &'a (Section, String), list: List<'a>) -> PlannedPage<'a> {
        let site = &self.newsroom.site;
        let name = section.slug.as_str();
        PlannedPage {
            route: Route::Section(section.slug.clone(), list.page),
            kind: Kind::Page,
            changed: list.changed(),
            card: self
                .card(|| SocialCard::of_words(self.nameplate(), name, &section.name, description.clone())),
            inputs: Digest::of_value(&(section, description, list.inputs(&self.relations))),
            make: Box::new(move || {
                let number = page_number(site, &list).map(|number| format!(", {number}"));
                Ok(MadePage {
                    title: format!("{}{} · {}", section.name, number.unwrap_or_default(), site.title),
                    description: description.clone(),
                    page: Page::Section(SectionPage {
                        section: section.clone(),
                        description: description.clone(),
                        listing: list.listing(site),
                    }),
                    snapshot: None,
                })
            }),
        }
    }

    fn story(&self, story: &'a Story) -> PlannedPage<'a> {
        let Self {
            newsroom, options, ..
        } = *self;
        let (site, relations) = (&newsroom.site, self.relations.clone());
        let elsewhere = options.comments.as_ref();
        let related = relations.related(story);
        let neighbours = relations.neighbours(story);
        let trending = relations.trending(relations.slugs(&related).chain([&story.slug]));
        let inputs = (
            story.digest,
            elsewhere,
            relations.related_digests(story, &related),
            relations.digests(trending.iter().copied()),
            Digest::of_value(&neighbours),
        );
        let name = story.slug.as_str();
        let card = self.card(|| {
            let label = story.label.map(|label| site.words.get(label.word()));
            let kicker = label.into_iter().chain([&*story.section.name]);
            let kicker = kicker.collect::<Vec<_>>().join(" · ");
            if let Some(lead) = &story.image {
                return SocialCard::of_picture(newsroom, name, lead, &kicker);
            }
            // The day alone: the card is not drawn again for a minute.
            let day = site.words.day(&story.date_published.datetime);
            SocialCard::of_words(self.nameplate(), name, &story.title, format!("{kicker} · {day}"))
        });
        PlannedPage {
            route: story.route(),
            kind: Kind::Article,
            changed: Some(story.changed()),
            card,
            inputs: Digest::of_value(&inputs),
            make: Box::new(move || {
                let (article, comments) = newsroom.article(story)?;
                let comments = comments.and_then(|comments| Elsewhere::of(elsewhere, comments));
                let newsletter = newsroom.newsletter.clone();
                let newsletter = newsletter.filter(|_| !article.has_newsletter());
                Ok(MadePage {
                    title: format!("{} · {}", balanced(&article.title), site.title),
                    description: article.summary.clone(),
                    snapshot: comments.as_ref().and_then(|story| story.snapshot.clone()),
                    page: Page::Article(Box::new(ArticlePage {
                        article,
                        neighbours: neighbours.clone(),
                        related: relations.teasers(story, &related),
                        trending: relations.in_brief(&trending),
                        newsletter,
                        comments: comments.map(|story| story.settings),
                    })),
                })
            }),
        }
    }

    fn static_page(&self, page: &'a StandingPage) -> PlannedPage<'a> {
        let newsroom = self.newsroom;
        let (site, name) = (&newsroom.site, page.slug.as_str());
        PlannedPage {
            route: Route::Static(page.slug.clone()),
            kind: Kind::Page,
            changed: None,
            card: self.card(|| match &page.image {
                Some(lead) => SocialCard::of_picture(newsroom, name, lead, ""),
                None => SocialCard::of_words(self.nameplate(), name, &page.title, page.summary.clone()),
            }),
            inputs: page.digest,
            make: Box::new(move || {
                let page: StaticPage = newsroom.static_page(page)?;
                Ok(MadePage {
                    title: format!("{} · {}", balanced(&page.title), site.title),
                    description: page.summary.clone(),
                    page: Page::Static(Box::new(page)),
                    snapshot: None,
                })
            }),
        }
    }

    fn not_found(&self) -> PlannedPage<'a> {
        let (site, relations) = (&self.newsroom.site, self.relations.clone());
        let trending = relations.trending(std::iter::empty());
        PlannedPage {
            route: Route::NotFound,
            kind: Kind::NotFound,
            changed: None,
            card: None,
            inputs: Digest::of_value(&relations.digests(trending.iter().copied())),
            make: Box::new(move || {
                Ok(MadePage {
                    title: format!("{} · {}", site.words.get(Word::PageNotFound), site.title),
                    description: site.description.clone(),
                    page: Page::NotFound(NotFound {
                        trending: relations.in_brief(&trending),
                    }),
                    snapshot: None,
                })
            }),
        }
    }

    /// The social card of a page, if such cards are wanted.
    fn card(&self, card: impl FnOnce() -> SocialCard<'a>) -> Option<SocialCard<'a>> {
        self.options.cards.then(card)
    }
}

/// What is to be said of a page that was made.
pub(super) fn meta<'a>(
    newsroom: &'a Newsroom,
    planned: &'a PlannedPage<'_>,
    data: &'a PageData,
) -> PageMeta<'a> {
    let site = &newsroom.site;
    let front = || (&*site.title, Route::Front(1));
    let of_any = PageMeta::of(newsroom, planned, data);
    match &data.page {
        Page::Front(_) | Page::NotFound(_) => of_any,
        Page::Section(page) => PageMeta {
            headline: &page.section.name,
            breadcrumb: vec![
                front(),
                (&page.section.name, Route::Section(page.section.slug.clone(), 1)),
            ],
            section: Some(&page.section),
            ..of_any
        },
        Page::Static(page) => PageMeta {
            headline: &page.title,
            language: page.language.as_ref().unwrap_or(&site.language),
            breadcrumb: vec![front(), (&page.title, planned.route.clone())],
            ..of_any
        },
        Page::Article(page) => {
            let article = &page.article;
            let section = &article.section;
            PageMeta {
                headline: &article.title,
                language: article.language(site),
                breadcrumb: vec![
                    front(),
                    (&section.name, Route::Section(section.slug.clone(), 1)),
                    (&article.title, planned.route.clone()),
                ],
                section: Some(section),
                label: article.label,
                published: Some(&article.date_published),
                modified: article.date_modified.as_ref(),
                authors: &article.authors,
                tags: &article.tags,
                recordings: article.recordings().collect(),
                faqs: &article.faqs,
                corrections: &article.corrections,
                sources: &article.sources,
                ..of_any
            }
        }
    }
}

fn page_number(site: &Site, list: &List<'_>) -> Option<String> {
    let page = site.words.number(list.page);
    (list.page > 1).then(|| site.words.fill(Word::PageNumber, &[("page", &page)]))
}
