//! Every page of the site, as data.

use dateline_model::route::Route;
use dateline_model::{ArticlePage, FORMAT, Front, Listing, NotFound, Page, PageData, Section, SectionPage};

use super::relate::{related, trending};
use dateline_content::Newsroom;

/// All pages, each with its address: the front page and the sections with their further pages, the
/// stories, and the page for wrong addresses.
pub(super) fn all(newsroom: &Newsroom) -> Vec<(Route, PageData)> {
    let mut pages = Vec::new();
    let mut push = |route: Route, page: Page| {
        let path = route.path();
        pages.push((
            route,
            PageData {
                format: FORMAT,
                path,
                page,
            },
        ));
    };
    for listing in listings(newsroom, None) {
        let front = Front {
            trending: trending(newsroom, None),
            listing,
        };
        push(Route::Front(front.listing.page), Page::Front(front));
    }
    for (section, description) in &newsroom.sections {
        for listing in listings(newsroom, Some(section)) {
            push(
                Route::Section(section.slug.clone(), listing.page),
                Page::Section(SectionPage {
                    section: section.clone(),
                    description: description.clone(),
                    listing,
                }),
            );
        }
    }
    for article in &newsroom.articles {
        let page = ArticlePage {
            article: article.clone(),
            related: related(newsroom, article),
            trending: trending(newsroom, Some(article)),
            comments: newsroom
                .comments
                .get(&article.slug)
                .map(|discussed| discussed.comments.clone()),
        };
        push(article.route(), Page::Article(Box::new(page)));
    }
    push(
        Route::NotFound,
        Page::NotFound(NotFound {
            trending: trending(newsroom, None),
        }),
    );
    pages
}

/// The pages of a list. A list without stories has one page all the same.
fn listings(newsroom: &Newsroom, section: Option<&Section>) -> Vec<Listing> {
    let articles = newsroom
        .articles
        .iter()
        .filter(|article| section.is_none_or(|section| *section == article.section));
    let teasers: Vec<_> = articles
        .map(|article| article.teaser(&newsroom.site.words))
        .collect();
    let mut chunks: Vec<_> = teasers.chunks(newsroom.page_size.max(1)).collect();
    if chunks.is_empty() {
        chunks.push(&[]);
    }
    let pages = u32::try_from(chunks.len()).unwrap_or(u32::MAX);
    (1..)
        .zip(chunks)
        .map(|(page, teasers)| Listing {
            teasers: teasers.to_vec(),
            page,
            pages,
        })
        .collect()
}
