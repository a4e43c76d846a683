//! All that a newsroom may publish.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Article, CommentSource, Section, Site, Slug};

use super::comments::StoryComments;
use super::pictures::Found;
use super::redirects::Redirect;

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
    /// The pictures that they show, by their published paths.
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
        let servers = self.comments.values().map(|story| match &story.settings.source {
            CommentSource::Isso { url, .. } => url.as_str(),
            CommentSource::Mastodon { instance, .. } => instance.as_str(),
        });
        servers.collect()
    }
}
