//! The headings and answers of a site that was published, as its pages have them.

use std::fs;
use std::path::Path;

use dateline_content::{Newsroom, Place, Places, Problem};
use dateline_model::route::DATA_FILE;
use dateline_model::{Block, BodySection, Page, PageData};

/// Adds to the problems of a newsroom a warning of each place that is called otherwise than in a site, where one stands.
pub fn add_moved_places(problems: &mut Vec<Problem>, newsroom: &Newsroom, site: &Path) {
    problems.extend(newsroom.moved_places(|path| published_places(site, path)));
    problems.sort();
}

/// The places of the page at a path of a site, if one of this release stands there.
fn published_places(site: &Path, path: &str) -> Option<Places> {
    let file = site.join(path.trim_start_matches('/')).join(DATA_FILE);
    let data: PageData = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    let (sections, faqs) = match data.page {
        Page::Article(page) => (page.article.sections, page.article.faqs),
        Page::Static(page) => (page.sections, Vec::new()),
        Page::Front(_) | Page::Section(_) | Page::NotFound(_) => return None,
    };
    let faqs = faqs.into_iter().map(|faq| Place {
        id: faq.id,
        words: faq.question,
    });
    Some(Places {
        headings: sections.into_iter().flat_map(headings).collect(),
        faqs: faqs.collect(),
    })
}

fn headings(section: BodySection) -> impl Iterator<Item = Place> {
    let own = Place {
        id: section.id,
        words: section.heading,
    };
    let subheadings = section.blocks.into_iter().filter_map(|block| match block {
        Block::Subheading { id, text } => Some(Place { id, words: text }),
        _ => None,
    });
    std::iter::once(own).chain(subheadings)
}
