//! A story.

use serde::{Deserialize, Serialize};

use super::route::{Route, whole_target};
use super::{
    Account, Anchor, Block, BlockPart, Image, Inline, Label, Moment, NavigationLink, Network, Picture,
    Recording, Section, Site, Slug,
};
use crate::wire::FromJson;

/// A story as it is published. Field names follow JSON Feed 1.1 where it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Article {
    /// Its name in its address.
    pub slug: Slug,
    /// The section that it stands in.
    pub section: Section,
    /// What kind of story it is, where that is not plain news.
    pub label: Option<Label>,
    /// The headline.
    pub title: String,
    /// The standfirst.
    pub summary: String,
    /// Why readers don't get it yet, if they don't.
    pub unpublished: Option<Unpublished>,
    /// When it was first published.
    pub date_published: Moment,
    /// When it was last changed in substance, corrected, or added to.
    pub date_modified: Option<Moment>,
    /// The byline.
    pub authors: Vec<Author>,
    /// What it is about, for finding related stories.
    pub tags: Vec<String>,
    /// The language of the text, where it is not the site's (BCP 47).
    pub language: Option<String>,
    /// The picture at its head.
    pub image: Option<Picture>,
    /// What stands before the first heading.
    pub opening: Vec<Block>,
    /// The headed sections.
    pub sections: Vec<BodySection>,
    /// Frequently asked questions.
    pub faqs: Vec<Faq>,
    /// A last line, after the questions.
    pub closing: Vec<Inline>,
    /// What was wrong in it and was put right, the latest last.
    pub corrections: Vec<Note>,
    /// What was added to it, the latest last.
    pub updates: Vec<Note>,
    /// What it rests on.
    pub sources: Vec<Cited>,
}

impl Article {
    /// When it was last changed in substance: at the latest when it was published.
    pub fn changed(&self) -> &Moment {
        self.date_modified.as_ref().unwrap_or(&self.date_published)
    }

    /// Its blocks with what they hold, in the order in which they are read.
    pub fn parts(&self) -> impl Iterator<Item = BlockPart<'_>> {
        let of_sections = self.sections.iter().flat_map(|section| &section.blocks);
        let of_answers = self.faqs.iter().flat_map(|faq| &faq.answer);
        let blocks = self.opening.iter().chain(of_sections).chain(of_answers);
        blocks.flat_map(Block::parts)
    }

    /// The recordings in it.
    pub fn recordings(&self) -> impl Iterator<Item = &Recording> {
        self.parts().filter_map(|part| match part {
            BlockPart::Recording(recording) => Some(recording),
            _ => None,
        })
    }

    /// About how long it takes to read without the questions, in minutes: 238 words of an alphabet (Brysbaert, "How many
    /// words do we read per minute?", 2019), or 500 characters of Chinese, Japanese or Korean.
    pub fn reading_minutes(&self) -> u32 {
        const WORDS: usize = 238;
        const CHARACTERS: usize = 500;
        let of_sections = self.sections.iter().flat_map(|section| &section.blocks);
        let (mut words, mut characters) = (0, 0);
        let mut count = |text: &str| {
            let is_wide = |c: char| ('\u{1100}'..='\u{11ff}').contains(&c) || c >= '\u{2e80}';
            let wide = text.chars().filter(|c| is_wide(*c)).count();
            characters += wide;
            words += text
                .split(|c: char| c.is_whitespace() || is_wide(c))
                .filter(|word| !word.is_empty())
                .count();
        };
        for part in self.opening.iter().chain(of_sections).flat_map(Block::parts) {
            match part {
                BlockPart::Text(spans) => count(&Inline::plain(spans)),
                BlockPart::Words(text) => count(text),
                BlockPart::Picture(_) | BlockPart::Recording(_) | BlockPart::Story(_) => {}
            }
        }
        let minutes = (words * CHARACTERS + characters * WORDS).div_ceil(WORDS * CHARACTERS);
        u32::try_from(minutes.max(1)).unwrap_or(u32::MAX)
    }

    /// The story's address.
    pub fn route(&self) -> Route {
        Route::Article(self.section.slug.clone(), self.slug.clone())
    }

    /// Whether the form for the newsletter stands in the text.
    pub fn has_newsletter(&self) -> bool {
        let sections = self.sections.iter().flat_map(|section| &section.blocks);
        let mut blocks = self.opening.iter().chain(sections);
        blocks.any(|block| matches!(block, Block::Newsletter(_)))
    }

    /// The language of the text: its own, or that of the site (BCP 47).
    pub fn language<'a>(&'a self, site: &'a Site) -> &'a str {
        self.language.as_ref().unwrap_or(&site.language)
    }
}

/// Why a story is only for the newsroom's own eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, FromJson)]
#[serde(rename_all = "lowercase")]
pub enum Unpublished {
    /// It is being written.
    Draft,
    /// It is dated in the future.
    Embargoed,
}

/// Somebody named in the byline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Author {
    /// A person's or a desk's name.
    pub name: String,
    /// Whether it is a desk of the newspaper and not a person. Search engines ask; the app does not.
    #[serde(skip)]
    pub desk: bool,
    /// An address that tells more of the author. It is for search engines, too.
    #[serde(skip)]
    pub url: Option<String>,
    /// What the newspaper says of the author, if it does.
    pub profile: Option<Profile>,
}

/// What the newspaper says of an author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Profile {
    /// The author's name in addresses.
    pub slug: Slug,
    /// What the author is at the newspaper.
    pub role: Option<String>,
    /// A portrait. It stands beside the name, so it has no words of its own.
    pub picture: Option<Image>,
    /// Who the author is.
    pub bio: Vec<Inline>,
    /// Where there is more: pages, accounts, a mailbox.
    pub links: Vec<NavigationLink>,
    /// The accounts among these. Networks ask for their names; the app does not.
    #[serde(skip)]
    pub accounts: Vec<Account>,
}

impl Author {
    /// The addresses of pages that tell more of the author, the best first.
    pub fn pages(&self, site: &Site) -> impl Iterator<Item = String> {
        let links = self.profile.iter().flat_map(|profile| &profile.links);
        let links = links.map(|link| whole_target(site, &link.to));
        let links = links.filter(|address| address.starts_with("http"));
        self.url.iter().cloned().chain(links)
    }

    /// The author's account on a network, as it is called there.
    pub fn handle(&self, network: Network) -> Option<&String> {
        let accounts = &self.profile.as_ref()?.accounts;
        Account::handle(accounts, network)
    }
}

/// What the newsroom says of a story that was published before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Note {
    /// When.
    pub date: Moment,
    /// What.
    pub text: Vec<Inline>,
}

/// Something that a story rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Cited {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// Who published it.
    pub publisher: Option<String>,
}

/// A headed section of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct BodySection {
    /// The id of the section on its page; it stays the same while the heading does.
    pub id: Anchor,
    /// The heading.
    pub heading: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// A question that readers ask, and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Faq {
    /// The id of the answer on its page.
    pub id: Anchor,
    /// The question.
    pub question: String,
    /// The answer: whatever a body can hold.
    pub answer: Vec<Block>,
}
