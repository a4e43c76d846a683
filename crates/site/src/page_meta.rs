//! What is to be said of a page wherever it is told of: in its head, to networks and search engines, in sitemaps.
//!
//! It is made with the page (`pages.rs`). Those who read it do not know the kinds of page.

use dateline_model::head::Head;
use dateline_model::route::Route;
use dateline_model::{Author, CommentThread, FORMAT, Faq, Moment, Page, PageData, Picture, Section};

/// A page with all that is told of it.
pub(super) struct PlannedPage<'a> {
    pub(super) meta: PageMeta<'a>,
    /// Makes what is on the page. Of an archive only few pages are in memory at a time.
    pub(super) page: Box<dyn Fn() -> Page + Send + Sync + 'a>,
    /// The comments that the page carries.
    pub(super) snapshot: Option<&'a CommentThread>,
}

impl PlannedPage<'_> {
    /// The data of the page.
    pub(super) fn data(&self) -> PageData {
        let head = &self.meta.head;
        PageData {
            format: FORMAT,
            path: self.meta.route.path(),
            title: head.title.clone(),
            description: head.description.clone(),
            page: (self.page)(),
        }
    }
}

/// What is to be said of a page.
pub(super) struct PageMeta<'a> {
    /// Its address.
    pub(super) route: Route,
    /// What its `<head>` says.
    pub(super) head: Head,
    /// What it is called where the site is named beside it.
    pub(super) headline: &'a str,
    /// What search engines take it for.
    pub(super) kind: Kind,
    /// The language of its text (BCP 47).
    pub(super) language: &'a str,
    /// The steps from the front page to here, the page itself included.
    pub(super) breadcrumb: Vec<(&'a str, Route)>,
    /// The section whose feeds it names.
    pub(super) section: Option<&'a Section>,
    /// The picture at its head.
    pub(super) picture: Option<&'a Picture>,
    /// The social card without a picture: its name, and the line at its foot. A page without one has no card.
    pub(super) card: Option<(&'a str, String)>,
    /// When it was first published, for what has a date.
    pub(super) published: Option<&'a Moment>,
    /// When it was changed in substance after that.
    pub(super) modified: Option<&'a Moment>,
    /// When anything on it was published or changed last, as sitemaps tell it.
    pub(super) changed: Option<&'a Moment>,
    /// Who wrote it.
    pub(super) authors: &'a [Author],
    /// What it is about.
    pub(super) tags: &'a [String],
    /// Questions that it answers.
    pub(super) faqs: &'a [Faq],
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
