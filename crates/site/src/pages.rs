//! Every page of the site: as data, as what is to be said of it, and as files.

use std::sync::Arc;

use rayon::prelude::*;

use dateline_content::Newsroom;
use dateline_content::dates::newest;
use dateline_model::head::Head;
use dateline_model::route::Route;
use dateline_model::{
    Article, ArticlePage, Front, Listing, Moment, NotFound, Page, Section, SectionPage, Site, Slug,
    StaticPage, Word,
};

use super::artifact::Artifact;
use super::document::Template;
use super::page_meta::{Kind, PageMeta, PlannedPage};
use super::relate::Relations;
use super::social_card::SocialCard;

/// The documents of the pages, each with the data that lies beside it. `cards` are their social cards.
pub(super) fn artifacts<'a>(
    template: &'a Template,
    pages: &'a [PlannedPage<'a>],
    cards: &'a [Option<SocialCard>],
) -> Vec<Artifact<'a>> {
    let files = |(page, card): (&'a PlannedPage<'a>, &'a Option<SocialCard>)| {
        let route = &page.meta.route;
        Artifact::several(vec![route.file(), route.data_file()], move || {
            let data = page.data();
            let document = template.render(page, &data, card.as_ref())?;
            Ok(vec![document.into(), serde_json::to_vec(&data)?])
        })
    };
    pages.iter().zip(cards).map(files).collect()
}

/// All pages: the front page and the sections with their further pages, the stories, the pages that stand by
/// themselves, and the page for wrong addresses.
pub(super) fn all(newsroom: &Newsroom) -> Vec<PlannedPage<'_>> {
    let site = &newsroom.site;
    let relations = Arc::new(Relations::of(newsroom));
    let mut pages = Vec::new();
    for list in lists(newsroom, None) {
        let number = page_number(site, &list);
        let relations = relations.clone();
        let title = number.map_or_else(
            || site.title.clone(),
            |number| format!("{number} · {}", site.title),
        );
        let host = site.base_url.split("://").last().unwrap_or_default();
        pages.push(
            Basics {
                route: Route::Front(list.page),
                title,
                description: &site.description,
                headline: &site.title,
                kind: Kind::Site,
                card: Some(("front", host.to_owned())),
                changed: newest(list.articles.iter().map(|article| article.changed())),
                page: move || {
                    Page::Front(Front {
                        trending: relations.trending(None),
                        listing: list.listing(site),
                    })
                },
            }
            .plan(site, |_| {}),
        );
    }
    for (section, description) in &newsroom.sections {
        for list in lists(newsroom, Some(section)) {
            let number = page_number(site, &list).map(|number| format!(", {number}"));
            let route = |page| Route::Section(section.slug.clone(), page);
            pages.push(
                Basics {
                    route: route(list.page),
                    title: format!("{}{} · {}", section.name, number.unwrap_or_default(), site.title),
                    description,
                    headline: &section.name,
                    kind: Kind::Page,
                    card: Some((section.slug.as_str(), description.clone())),
                    changed: newest(list.articles.iter().map(|article| article.changed())),
                    page: move || {
                        Page::Section(SectionPage {
                            section: section.clone(),
                            description: description.clone(),
                            listing: list.listing(site),
                        })
                    },
                }
                .plan(site, |meta| {
                    meta.breadcrumb = vec![(&site.title, Route::Front(1)), (&section.name, route(1))];
                    meta.section = Some(section);
                }),
            );
        }
    }
    let articles = newsroom.articles.par_iter();
    pages.par_extend(articles.map(|article| of_article(newsroom, relations.clone(), article)));
    pages.extend(
        newsroom
            .pages
            .iter()
            .map(|(slug, page)| of_static_page(site, slug, page)),
    );
    pages.push(
        Basics {
            route: Route::NotFound,
            title: format!("{} · {}", site.words.get(Word::PageNotFound), site.title),
            description: &site.description,
            headline: &site.title,
            kind: Kind::NotFound,
            card: None,
            changed: None,
            page: move || {
                Page::NotFound(NotFound {
                    trending: relations.trending(None),
                })
            },
        }
        .plan(site, |_| {}),
    );
    pages
}

fn of_article<'a>(
    newsroom: &'a Newsroom,
    relations: Arc<Relations<'a>>,
    article: &'a Article,
) -> PlannedPage<'a> {
    let site = &newsroom.site;
    let comments = newsroom.comments.get(&article.slug);
    // The day alone: the card is not drawn again for a minute.
    let day = site.words.day(&article.date_published.datetime);
    let basics = Basics {
        route: article.route(),
        title: format!("{} · {}", article.title, site.title),
        description: &article.summary,
        headline: &article.title,
        kind: Kind::Article,
        card: Some((article.slug.as_str(), format!("{} · {day}", article.section.name))),
        changed: Some(article.changed()),
        page: move || {
            Page::Article(Box::new(ArticlePage {
                article: article.clone(),
                related: relations.related(article),
                trending: relations.trending(Some(article)),
                comments: comments.map(|story| story.settings.clone()),
            }))
        },
    };
    let mut planned = basics.plan(site, |meta| {
        let section = &article.section;
        meta.language = article.language(site);
        meta.breadcrumb = vec![
            (&site.title, Route::Front(1)),
            (&section.name, Route::Section(section.slug.clone(), 1)),
            (&article.title, article.route()),
        ];
        meta.section = Some(section);
        meta.picture = article.image.as_ref();
        meta.published = Some(&article.date_published);
        meta.modified = article.date_modified.as_ref();
        meta.authors = &article.authors;
        meta.tags = &article.tags;
        meta.faqs = &article.faqs;
    });
    planned.snapshot = comments.and_then(|story| story.snapshot.as_ref());
    planned
}

fn of_static_page<'a>(site: &'a Site, slug: &'a Slug, page: &'a StaticPage) -> PlannedPage<'a> {
    let route = Route::Static(slug.clone());
    let basics = Basics {
        route: route.clone(),
        title: format!("{} · {}", page.title, site.title),
        description: &page.summary,
        headline: &page.title,
        kind: Kind::Page,
        card: Some((slug.as_str(), page.summary.clone())),
        changed: None,
        page: move || Page::Static(Box::new(page.clone())),
    };
    basics.plan(site, |meta| {
        meta.language = page.language.as_ref().unwrap_or(&site.language);
        meta.breadcrumb = vec![(&site.title, Route::Front(1)), (&page.title, route)];
        meta.picture = page.image.as_ref();
    })
}

/// What every page has.
struct Basics<'a, P> {
    route: Route,
    title: String,
    description: &'a str,
    headline: &'a str,
    kind: Kind,
    card: Option<(&'a str, String)>,
    changed: Option<&'a Moment>,
    /// Makes what is on the page.
    page: P,
}

impl<'a, P: Fn() -> Page + Send + Sync + 'a> Basics<'a, P> {
    /// Completes a page with what pages of its kind say besides.
    fn plan(self, site: &'a Site, complete: impl FnOnce(&mut PageMeta<'a>)) -> PlannedPage<'a> {
        let canonical = (self.kind != Kind::NotFound).then(|| self.route.canonical(site));
        let mut meta = PageMeta {
            route: self.route,
            head: Head {
                title: self.title,
                description: self.description.to_owned(),
                canonical,
            },
            headline: self.headline,
            kind: self.kind,
            language: &site.language,
            breadcrumb: Vec::new(),
            section: None,
            picture: None,
            card: self.card,
            published: None,
            modified: None,
            changed: self.changed,
            authors: &[],
            tags: &[],
            faqs: &[],
        };
        complete(&mut meta);
        PlannedPage {
            meta,
            page: Box::new(self.page),
            snapshot: None,
        }
    }
}

/// One page of a list of stories.
struct List<'a> {
    articles: Vec<&'a Article>,
    page: u32,
    pages: u32,
}

impl List<'_> {
    fn listing(&self, site: &Site) -> Listing {
        let teasers = self.articles.iter().map(|article| article.teaser(&site.words));
        Listing {
            teasers: teasers.collect(),
            page: self.page,
            pages: self.pages,
        }
    }
}

fn page_number(site: &Site, list: &List<'_>) -> Option<String> {
    let page = site.words.number(list.page);
    (list.page > 1).then(|| site.words.fill(Word::PageNumber, &[("page", &page)]))
}

/// The pages of a list. A list without stories has one page all the same.
fn lists<'a>(newsroom: &'a Newsroom, section: Option<&Section>) -> Vec<List<'a>> {
    let articles = newsroom
        .articles
        .iter()
        .filter(|article| section.is_none_or(|section| *section == article.section));
    let articles: Vec<_> = articles.collect();
    let mut chunks: Vec<_> = articles.chunks(newsroom.page_size.max(1)).collect();
    if chunks.is_empty() {
        chunks.push(&[]);
    }
    let pages = u32::try_from(chunks.len()).unwrap_or(u32::MAX);
    let list = |(page, articles): (u32, &[&'a Article])| List {
        articles: articles.to_vec(),
        page,
        pages,
    };
    (1..).zip(chunks).map(list).collect()
}
