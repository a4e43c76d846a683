//! Every page of the site: as data, as what is to be said of it, and as files.

use dateline_content::Newsroom;
use dateline_content::dates::newest;
use dateline_model::head::Head;
use dateline_model::route::Route;
use dateline_model::{
    Article, ArticlePage, FORMAT, Front, Listing, NotFound, Page, PageData, Section, SectionPage, Site, Slug,
    StaticPage, Word,
};

use super::artifact::Artifact;
use super::document::Template;
use super::page_meta::{Kind, PageMeta, PlannedPage};
use super::relate::{related, trending};
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
            let document = template.render(page, card.as_ref())?;
            Ok(vec![document.into(), serde_json::to_vec(&page.data)?])
        })
    };
    pages.iter().zip(cards).map(files).collect()
}

/// All pages: the front page and the sections with their further pages, the stories, the pages that stand by
/// themselves, and the page for wrong addresses.
pub(super) fn all(newsroom: &Newsroom) -> Vec<PlannedPage<'_>> {
    let site = &newsroom.site;
    let mut pages = Vec::new();
    for (listing, articles) in listings(newsroom, None) {
        let number = page_number(site, &listing);
        let title = number.map_or_else(
            || site.title.clone(),
            |number| format!("{number} · {}", site.title),
        );
        let host = site.base_url.split("://").last().unwrap_or_default();
        pages.push(
            Basics {
                route: Route::Front(listing.page),
                title,
                description: &site.description,
                headline: &site.title,
                kind: Kind::Site,
                card: Some(("front", host.to_owned())),
                page: Page::Front(Front {
                    trending: trending(newsroom, None),
                    listing,
                }),
            }
            .plan(site, |meta| {
                meta.changed = newest(articles.iter().map(|article| article.changed()));
            }),
        );
    }
    for (section, description) in &newsroom.sections {
        for (listing, articles) in listings(newsroom, Some(section)) {
            let number = page_number(site, &listing).map(|number| format!(", {number}"));
            let route = |page| Route::Section(section.slug.clone(), page);
            pages.push(
                Basics {
                    route: route(listing.page),
                    title: format!("{}{} · {}", section.name, number.unwrap_or_default(), site.title),
                    description,
                    headline: &section.name,
                    kind: Kind::Page,
                    card: Some((section.slug.as_str(), description.clone())),
                    page: Page::Section(SectionPage {
                        section: section.clone(),
                        description: description.clone(),
                        listing,
                    }),
                }
                .plan(site, |meta| {
                    meta.breadcrumb = vec![(&site.title, Route::Front(1)), (&section.name, route(1))];
                    meta.section = Some(section);
                    meta.changed = newest(articles.iter().map(|article| article.changed()));
                }),
            );
        }
    }
    pages.extend(
        newsroom
            .articles
            .iter()
            .map(|article| of_article(newsroom, article)),
    );
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
            page: Page::NotFound(NotFound {
                trending: trending(newsroom, None),
            }),
        }
        .plan(site, |_| {}),
    );
    pages
}

fn of_article<'a>(newsroom: &'a Newsroom, article: &'a Article) -> PlannedPage<'a> {
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
        page: Page::Article(Box::new(ArticlePage {
            article: article.clone(),
            related: related(newsroom, article),
            trending: trending(newsroom, Some(article)),
            comments: comments.map(|story| story.settings.clone()),
        })),
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
        meta.changed = Some(article.changed());
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
        page: Page::Static(Box::new(page.clone())),
    };
    basics.plan(site, |meta| {
        meta.language = page.language.as_ref().unwrap_or(&site.language);
        meta.breadcrumb = vec![(&site.title, Route::Front(1)), (&page.title, route)];
        meta.picture = page.image.as_ref();
    })
}

/// What every page has.
struct Basics<'a> {
    route: Route,
    title: String,
    description: &'a str,
    headline: &'a str,
    kind: Kind,
    card: Option<(&'a str, String)>,
    page: Page,
}

impl<'a> Basics<'a> {
    /// Completes a page with what pages of its kind say besides.
    fn plan(self, site: &'a Site, complete: impl FnOnce(&mut PageMeta<'a>)) -> PlannedPage<'a> {
        let data = PageData {
            format: FORMAT,
            path: self.route.path(),
            title: self.title,
            description: self.description.to_owned(),
            page: self.page,
        };
        let mut meta = PageMeta {
            route: self.route,
            head: Head::of(site, &data),
            headline: self.headline,
            kind: self.kind,
            language: &site.language,
            breadcrumb: Vec::new(),
            section: None,
            picture: None,
            card: self.card,
            published: None,
            modified: None,
            changed: None,
            authors: &[],
            tags: &[],
            faqs: &[],
        };
        complete(&mut meta);
        PlannedPage {
            meta,
            data,
            snapshot: None,
        }
    }
}

fn page_number(site: &Site, listing: &Listing) -> Option<String> {
    let page = site.words.number(listing.page);
    (listing.page > 1).then(|| site.words.fill(Word::PageNumber, &[("page", &page)]))
}

/// The pages of a list, each with its stories. A list without stories has one page all the same.
fn listings<'a>(newsroom: &'a Newsroom, section: Option<&Section>) -> Vec<(Listing, Vec<&'a Article>)> {
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
    let teasers = |articles: &[&Article]| {
        let teasers = articles
            .iter()
            .map(|article| article.teaser(&newsroom.site.words));
        teasers.collect()
    };
    (1..)
        .zip(chunks)
        .map(|(page, articles)| {
            let listing = Listing {
                teasers: teasers(articles),
                page,
                pages,
            };
            (listing, articles.to_vec())
        })
        .collect()
}
