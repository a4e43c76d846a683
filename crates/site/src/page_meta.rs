//! A page of the plan, and what is to be said of it wherever it is told of: in its head, to networks and search engines.
//!
//! Both are made in `pages.rs`. Those who read them do not know the kinds of page.

use anyhow::Result;
use dateline_content::{Digest, Newsroom};
use dateline_model::head::Head;
use dateline_model::route::Route;
use dateline_model::{
    Author, Cited, CommentThread, FORMAT, Faq, Label, Moment, Note, Page, PageData, Recording, Section,
};

use super::social_card::SocialCard;

/// A page before it is made. Of an archive only few pages are in memory at a time.
pub(super) struct PlannedPage<'a> {
    /// Its address.
    pub(super) route: Route,
    /// What search engines take it for.
    pub(super) kind: Kind,
    /// When anything on it was published or changed last, as sitemaps tell it.
    pub(super) changed: Option<&'a Moment>,
    /// The picture that stands for it where its link is shown.
    pub(super) card: Option<SocialCard<'a>>,
    /// Of all that it is made from, apart from what all pages have.
    pub(super) inputs: Digest,
    pub(super) make: Box<Make<'a>>,
}

type Make<'a> = dyn Fn() -> Result<MadePage> + Send + Sync + 'a;

/// What is on a page.
pub(super) struct MadePage {
    /// The title of its window.
    pub(super) title: String,
    /// What it tells, in a sentence or two.
    pub(super) description: String,
    pub(super) page: Page,
    /// The comments that it carries.
    pub(super) snapshot: Option<CommentThread>,
}

impl PlannedPage<'_> {
    /// The data of the page, and the comments that it carries.
    pub(super) fn data(&self) -> Result<(PageData, Option<CommentThread>)> {
        let made = (self.make)()?;
        let data = PageData {
            format: FORMAT,
            path: self.route.path(),
            title: made.title,
            description: made.description,
            page: made.page,
        };
        Ok((data, made.snapshot))
    }
}

/// What is to be said of a page.
pub(super) struct PageMeta<'a> {
    /// Its address.
    pub(super) route: &'a Route,
    /// What its `<head>` says.
    pub(super) head: Head,
    /// What it is called where the site is named beside it.
    pub(super) headline: &'a str,
    /// What search engines take it for.
    pub(super) kind: Kind,
    /// The picture that stands for it where its link is shown.
    pub(super) card: Option<&'a SocialCard<'a>>,
    /// The language of its text (BCP 47).
    pub(super) language: &'a str,
    /// The steps from the front page to here, the page itself included.
    pub(super) breadcrumb: Vec<(&'a str, Route)>,
    /// The section whose feeds it names.
    pub(super) section: Option<&'a Section>,
    /// What kind of story it is.
    pub(super) label: Option<Label>,
    /// When it was first published, for what has a date.
    pub(super) published: Option<&'a Moment>,
    /// When it was changed in substance after that.
    pub(super) modified: Option<&'a Moment>,
    /// Who wrote it.
    pub(super) authors: &'a [Author],
    /// What it is about.
    pub(super) tags: &'a [String],
    /// Videos, and recordings of sound.
    pub(super) recordings: Vec<&'a Recording>,
    /// Questions that it answers.
    pub(super) faqs: &'a [Faq],
    /// What was wrong in it, and was put right.
    pub(super) corrections: &'a [Note],
    /// What it rests on.
    pub(super) sources: &'a [Cited],
}

impl<'a> PageMeta<'a> {
    /// What is said of any page: its name, and nothing besides.
    pub(super) fn of(newsroom: &'a Newsroom, planned: &'a PlannedPage<'_>, data: &'a PageData) -> Self {
        let site = &newsroom.site;
        Self {
            route: &planned.route,
            head: Head::of(site, data),
            headline: &site.title,
            kind: planned.kind,
            card: planned.card.as_ref(),
            language: &site.language,
            breadcrumb: Vec::new(),
            section: None,
            label: None,
            published: None,
            modified: None,
            authors: &[],
            tags: &[],
            recordings: Vec::new(),
            faqs: &[],
            corrections: &[],
            sources: &[],
        }
    }
}

/// What search engines and networks take a page for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The whole site.
    Site,
    /// A page that is neither of the others.
    Page,
    /// A story.
    Article,
    /// A stand-in for whatever was not found: nobody is to find it.
    NotFound,
}
