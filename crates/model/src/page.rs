//! The data of a page: all that its components need, in one value.

use serde::{Deserialize, Serialize};

use super::{
    Article, Block, BodySection, CommentSettings, Container, Inline, Newsletter, Picture, Related, Section,
    Slug, Teaser,
};
use crate::wire::FromJson;

/// The version of the shape below. An app that meets a higher one knows that the site was
/// published by a newer release, and says so instead of guessing.
pub const FORMAT: u32 = 4;

/// What lies at `<page>/index.json`, and inside `<page>/index.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct PageData {
    /// The version of this shape: [`FORMAT`].
    pub format: u32,
    /// The page's path below the base path: `/news/`.
    pub path: String,
    /// The title of the window.
    pub title: String,
    /// What the page tells, in a sentence or two.
    pub description: String,
    /// The page itself.
    pub page: Page,
}

/// Every kind of page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
#[serde(rename_all = "snake_case")]
pub enum Page {
    /// The front page and its further pages.
    Front(Front),
    /// A section and its further pages.
    Section(SectionPage),
    /// A story.
    Article(Box<ArticlePage>),
    /// A page that stands by itself, such as "About us".
    Static(Box<StaticPage>),
    /// What a host shows where there is nothing.
    NotFound(NotFound),
}

/// The front page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Front {
    /// The stories.
    pub listing: Listing,
    /// The ranking that the newsroom keeps, without what the page shows.
    pub trending: Vec<Teaser>,
}

/// A section's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct SectionPage {
    /// The section.
    pub section: Section,
    /// What it covers.
    pub description: String,
    /// Its stories.
    pub listing: Listing,
}

/// A story's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct ArticlePage {
    /// The story.
    pub article: Article,
    /// The stories before and after it in its section.
    pub neighbours: Neighbours,
    /// "You may also like".
    pub related: Vec<Related>,
    /// "More trending".
    pub trending: Vec<Teaser>,
    /// The form for the newsletter, where it stands below every story.
    pub newsletter: Option<Newsletter>,
    /// What readers say, where the newsroom wants to hear it.
    pub comments: Option<CommentSettings>,
}

/// The stories before and after another one in its section, by their dates.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Neighbours {
    /// The one that was published before it.
    pub previous: Option<Neighbour>,
    /// The one that was published after it.
    pub next: Option<Neighbour>,
}

/// A story of the same section, by its headline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Neighbour {
    /// Its name in its address.
    pub slug: Slug,
    /// The headline.
    pub title: String,
    /// The language of the headline, where it is not the site's (BCP 47).
    pub language: Option<String>,
}

/// A page that stands by itself: it has no date and no byline, and no list or feed has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct StaticPage {
    /// Its headline.
    pub title: String,
    /// What it tells, in a sentence or two.
    pub summary: String,
    /// The language of the text, where it is not the site's (BCP 47).
    pub language: Option<String>,
    /// The picture at its head.
    pub image: Option<Picture>,
    /// What stands before the first heading.
    pub opening: Vec<Block>,
    /// The headed sections.
    pub sections: Vec<BodySection>,
}

/// The page for an address with nothing behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct NotFound {
    /// What to read instead.
    pub trending: Vec<Teaser>,
}

/// One page of a list of stories. The first is made of what an editor wants there, or of the newest; what it does not show
/// stands on the further ones, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Listing {
    /// News that is breaking, above all else.
    pub breaking: Vec<Inline>,
    /// What the page is made of.
    pub containers: Vec<Container>,
    /// Which page it is, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
}

impl Page {
    /// Whether the page may stand at any address, as a host's answer to a wrong one.
    pub const fn is_not_found(&self) -> bool {
        matches!(self, Self::NotFound(_))
    }
}
