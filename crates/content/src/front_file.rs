//! What an editor writes of the front page, and of the first page of a section. As in `source`, doc comments are the help
//! that editors show.
#![allow(missing_docs)] // A field's doc comment below is its help text in the JSON Schema.

use schemars::JsonSchema;
use serde::Deserialize;

use dateline_model::Label;

use super::lengths::{MOST_IN_A_LINE, MOST_IN_A_TEXT};
use super::schema::label_schema;

/// The front page, or the first page of a section. What it does not show stands on the pages after it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Front")]
pub struct FrontFile {
    /// The schema of this file: `front.schema.json`, or `../front.schema.json` in `fronts/`.
    #[serde(rename = "$schema")]
    #[allow(dead_code)] // For editors alone.
    pub schema: Option<String>,
    /// A strip above all else.
    pub breaking: Option<BreakingFile>,
    /// What the page is made of, from top to bottom. Without it, the page is made of the newest stories.
    #[serde(default)]
    #[schemars(length(min = 1))]
    pub containers: Vec<ContainerFile>,
}

/// News that is breaking.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BreakingFile {
    /// What has happened, in a line.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub text: String,
    /// Where there is more: a path of this site such as `/news/a-story/`, or a whole address.
    #[schemars(regex(pattern = r"\S"))]
    pub to: String,
    /// When the strip goes, as RFC 3339 (`2026-11-20T18:00:00+00:00`), or the last day on which it stands (`2026-11-20`).
    #[schemars(extend("anyOf" = [{ "format": "date-time" }, { "format": "date" }]))]
    pub until: Option<String>,
}

/// A part of the page. No story stands twice on it: what one container shows, the next ones are not filled with.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schemars(deny_unknown_fields)]
pub enum ContainerFile {
    /// One large story.
    Lead(FilledFile),
    /// A large story, and up to five beside it.
    LeadWithRelated(FilledFile),
    /// Cards in rows that are always full. Stories without a picture are packed as headlines.
    Grid(FilledFile),
    /// Headlines alone.
    Headlines(FilledFile),
    /// A numbered list, first the first.
    Ranking(FilledFile),
    /// Opinions, each with its author.
    Opinion(FilledFile),
    /// The newest stories of a section, under its name.
    Section {
        /// The slug of the section.
        #[schemars(extend("x-names" = "sections"))]
        section: String,
        /// How it looks: `grid` by default.
        look: Option<LookFile>,
        #[serde(flatten)]
        stories: StoriesFile,
    },
    /// The newest stories about a topic, under its name.
    Topic {
        /// The tag, as stories have it.
        #[schemars(regex(pattern = r"\S"))]
        topic: String,
        /// How it looks: `grid` by default.
        look: Option<LookFile>,
        #[serde(flatten)]
        stories: StoriesFile,
    },
    /// The newest stories by an author, under the author's name.
    Author {
        /// The slug of a file in `authors/`.
        #[schemars(extend("x-names" = "authors"))]
        author: String,
        /// How it looks: `grid` by default.
        look: Option<LookFile>,
        #[serde(flatten)]
        stories: StoriesFile,
    },
    /// The form for the newsletter of `site.json`.
    Newsletter {
        /// When it goes, as RFC 3339, or the last day on which it stands.
        #[schemars(extend("anyOf" = [{ "format": "date-time" }, { "format": "date" }]))]
        until: Option<String>,
    },
    /// Some words to readers.
    Notice {
        /// What stands above the words.
        #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
        title: Option<String>,
        /// The words, in inline Markdown.
        #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_TEXT), extend("contentMediaType" = "text/markdown"))]
        text: String,
        /// Where the title leads: a path of this site, or a whole address.
        #[schemars(regex(pattern = r"\S"))]
        to: Option<String>,
        /// When it goes, as RFC 3339, or the last day on which it stands.
        #[schemars(extend("anyOf" = [{ "format": "date-time" }, { "format": "date" }]))]
        until: Option<String>,
    },
}

/// Stories that an editor chose, and a rule for more.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FilledFile {
    #[serde(flatten)]
    pub stories: StoriesFile,
    /// Which stories fill the container up after those that were chosen. Without it, these stand alone.
    pub fill: Option<FillFile>,
}

/// Stories in a container.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct StoriesFile {
    /// What stands above the stories.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub title: Option<String>,
    /// Where the title leads: a path of this site such as `/sport/`, or a whole address.
    #[schemars(regex(pattern = r"\S"))]
    pub to: Option<String>,
    /// Stories that an editor chose, in their order: each a slug, or more than that.
    #[serde(default)]
    pub items: Vec<ItemFile>,
    /// How many stories there are when the container is filled up, those included that were chosen.
    #[schemars(range(min = 1, max = 12))]
    pub count: Option<usize>,
    /// When the container goes, as RFC 3339 (`2026-11-20T18:00:00+00:00`), or the last day on which it stands
    /// (`2026-11-20`).
    #[schemars(extend("anyOf" = [{ "format": "date-time" }, { "format": "date" }]))]
    pub until: Option<String>,
}

/// A story that an editor chose.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum ItemFile {
    /// Its slug.
    Slug(#[schemars(extend("x-names" = "articles"))] String),
    /// Its slug, and how it stands here.
    Pinned(PinnedFile),
}

/// A story, and how it stands here.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PinnedFile {
    /// Its slug.
    #[schemars(extend("x-names" = "articles"))]
    pub slug: String,
    /// A headline for this place alone.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub title: Option<String>,
    /// How large it is among the others of a grid: `large` has more room, `small` is a headline.
    pub size: Option<SizeFile>,
    /// When it goes, as RFC 3339, or the last day on which it stands.
    #[schemars(extend("anyOf" = [{ "format": "date-time" }, { "format": "date" }]))]
    pub until: Option<String>,
}

/// How large a story is among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SizeFile {
    /// With more room than others.
    Large,
    /// A headline.
    Small,
}

/// How the stories of a section, a topic or an author look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LookFile {
    /// A large one, and others beside it.
    LeadWithRelated,
    /// Cards in rows.
    Grid,
    /// Headlines alone.
    Headlines,
    /// A numbered list.
    Ranking,
    /// Opinions, each with its author.
    Opinion,
}

/// A rule that fills a container up.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(tag = "from", rename_all = "snake_case", deny_unknown_fields)]
pub enum FillFile {
    /// The newest stories; on the page of a section, its own.
    Newest {},
    /// The ranking of `site.json`, and then the newest.
    Trending {},
    /// The newest of a section.
    Section {
        /// Its slug.
        #[schemars(extend("x-names" = "sections"))]
        section: String,
    },
    /// The newest about a topic.
    Topic {
        /// The tag, as stories have it.
        #[schemars(regex(pattern = r"\S"))]
        topic: String,
    },
    /// The newest by an author.
    Author {
        /// The slug of a file in `authors/`.
        #[schemars(extend("x-names" = "authors"))]
        author: String,
    },
    /// The newest of a kind, such as `opinion`.
    Label {
        /// The kind, as stories have it.
        #[schemars(schema_with = "label_schema")]
        label: Label,
    },
}
