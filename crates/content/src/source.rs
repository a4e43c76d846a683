//! The files that a newsroom writes, as types. Their documentation is what an editor shows while one types.
//! Stories are also written by `new` and by the import, in the order of the fields here; what says nothing is left out.
#![allow(missing_docs)] // A field's doc comment below is its help text in the JSON Schema.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use dateline_model::{Anchor, CommentSource, Label, ShareService, Slug};

use super::block_file::{BlockFile, PictureFile, is_default};
use super::brand_file::BrandFile;
use super::frame_file::{FooterFile, NavigationFile};
use super::front_file::FrontFile;
use super::lengths::{MOST_IN_A_LINE, MOST_IN_A_TEXT};
use super::newsletter_file::NewsletterFile;
use super::profile_file::ProfileFile;
use super::schema::{label_schema, schema_of, text_of_front_matter_schema, text_of_schema};
use super::structure::{Form, Structure};
use super::web_address::WebAddress;

/// The newspaper: its name, its sections, what stands on every page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Site")]
pub struct SiteFile {
    /// The schema of this file: `site.schema.json`.
    #[serde(rename = "$schema")]
    #[allow(dead_code)] // For editors alone.
    pub schema: Option<String>,
    /// The newspaper's name.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub title: String,
    /// What the newspaper is, in a sentence.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_TEXT))]
    pub description: String,
    /// Scheme and host that readers use, without a slash at the end: `https://dateline.example`. The host may have letters
    /// of any language.
    #[schemars(regex(pattern = r"^https?://[^/\s]+$"))]
    pub base_url: String,
    /// The path that the whole site lives under, with a slash at both ends: `/`, or `/paper/`.
    #[serde(default = "root")]
    #[schemars(regex(pattern = r"^/([A-Za-z0-9._~-]+/)*$"))]
    pub base_path: String,
    /// The language of the site, as a BCP 47 tag: `en`, `ko`, `ar`.
    #[schemars(regex(pattern = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"))]
    pub language: String,
    /// The time zone in which a date without a time is a day, by its name in the IANA database: `Europe/Berlin`.
    /// Without it, days are those of UTC.
    pub time_zone: Option<String>,
    /// How many stories a page of a list has. The first page has as many where no editor arranged it.
    #[serde(default = "page_size")]
    #[schemars(range(min = 2, max = 100))]
    pub page_size: usize,
    /// The sections.
    #[schemars(length(min = 1))]
    pub sections: Vec<SectionFile>,
    /// The links at the head of every page.
    #[serde(default)]
    pub navigation: Vec<NavigationFile>,
    /// What stands at the foot of every page.
    #[serde(default)]
    pub footer: FooterFile,
    /// What readers know the newspaper by: its colour, its icon, its logo, its accounts.
    #[serde(default)]
    pub brand: BrandFile,
    /// The newsletter, with the form in which readers ask for it.
    pub newsletter: Option<NewsletterFile>,
    /// Where stories can be shared to, in this order.
    #[serde(default = "share_targets")]
    #[schemars(schema_with = "share_targets_schema")]
    pub share_targets: Vec<ShareService>,
    /// How large the file of a picture may be, in megabytes.
    #[serde(default = "picture_megabytes")]
    #[schemars(range(min = 1, max = 200))]
    pub picture_megabytes: u64,
    /// Where readers' comments are kept. Where this is missing, no story has any.
    pub comments: Option<CommentsFile>,
    /// The slugs of the stories that trend, first the first. Where there are none, the newest are shown.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true), extend("x-names" = "articles"))]
    pub trending: Vec<String>,
}

/// A server that keeps comments. `docs/comments.md` tells how to set one up.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(tag = "provider", rename_all = "snake_case", deny_unknown_fields)]
pub enum CommentsFile {
    /// Isso, a comment server of one's own.
    Isso {
        /// The server's address: `https://comments.dateline.example`.
        #[schemars(regex(pattern = r"^https?://[^\s?#]+$"))]
        url: String,
        /// Whether a moderator reads each comment before it appears. The server's own setting decides; this
        /// tells readers of it.
        #[serde(default)]
        moderated: bool,
    },
    /// A server of the fediverse: the replies to a story's post are its comments. The story names its post.
    Mastodon {
        /// The server's address: `https://mastodon.example`.
        #[schemars(regex(pattern = r"^https?://[^/\s?#]+/?$"))]
        instance: String,
    },
}

impl CommentsFile {
    /// The server as a story's page names it. A story without a post on Mastodon has no comments there.
    pub(crate) fn source(&self, status: Option<&String>) -> Option<CommentSource> {
        let server = |address: &str| WebAddress::read(address).and_then(WebAddress::into_server).ok();
        match self {
            Self::Isso { url, moderated } => Some(CommentSource::Isso {
                url: server(url)?,
                moderated: *moderated,
            }),
            Self::Mastodon { instance } => Some(CommentSource::Mastodon {
                instance: server(instance)?,
                status: status?.clone(),
            }),
        }
    }
}

/// A section of the newspaper.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionFile {
    /// Its name for readers.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub name: String,
    /// Its name in addresses: lower-case letters, digits and single hyphens.
    #[schemars(regex(pattern = Slug::PATTERN))]
    pub slug: String,
    /// Its place among the sections, smallest first.
    pub order: i32,
    /// What it covers, in a sentence.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_TEXT))]
    pub description: String,
}

/// A story. The file's name is its slug.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Article")]
pub struct ArticleFile {
    /// The schema of this file: `../article.schema.json`, or in Markdown `../article.front-matter.schema.json`.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// `draft` keeps the story out of everything that is published.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = Status::default()))]
    pub status: Status,
    /// What kind of story it is, where that is not plain news: readers see it above the headline, in their language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "label_schema")]
    pub label: Option<Label>,
    /// The headline.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub title: String,
    /// The standfirst: one or two sentences, which search results and link previews show too.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_TEXT))]
    pub summary: String,
    /// The slug of the section that the story stands in.
    #[schemars(extend("x-names" = "sections"))]
    pub section: String,
    /// When it is published, as RFC 3339 (`2026-11-20T09:30:00+00:00`) or as a day in the newspaper's time zone
    /// (`2026-11-20`). Until then it is held back.
    #[schemars(extend("anyOf" = [{ "format": "date-time" }, { "format": "date" }]))]
    pub date_published: String,
    /// When it was last changed in substance, as RFC 3339 or as a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("anyOf" = [{ "format": "date-time" }, { "format": "date" }]))]
    pub date_modified: Option<String>,
    /// The byline: each the slug of a file in `authors/`, or a name.
    #[schemars(length(min = 1))]
    pub authors: Vec<BylineFile>,
    /// What the story is about; stories that share tags are offered to each other's readers, who see the tag as it is written: `North Korea`.
    #[serde(default)]
    #[schemars(inner(regex(pattern = r"\S")), extend("uniqueItems" = true))]
    pub tags: Vec<String>,
    /// The language of the text, where it is not the site's (BCP 47).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"))]
    pub language: Option<String>,
    /// The picture at the head of the story.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<PictureFile>,
    /// The text, block by block.
    #[schemars(length(min = 1))]
    pub body: Vec<BlockFile>,
    /// Questions that readers ask, each with its answer.
    #[serde(default)]
    pub faqs: Vec<FaqFile>,
    /// Whether readers can comment on the story.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = CommentsState::default()))]
    pub comments: CommentsState,
    /// The id of the newspaper's post about the story, where comments are the replies to it (Mastodon):
    /// the number at the end of the post's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^[A-Za-z0-9]+$"))]
    pub mastodon_status: Option<String>,
    /// A last line after the questions, in inline Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
    pub closing: Option<String>,
    /// What was wrong in the story and was put right. The head of the story says that there is something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<NoteFile>,
    /// What was added to the story since it was published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub updates: Vec<NoteFile>,
    /// What the story rests on: documents, data, other reports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<CitedFile>,
}

impl ArticleFile {
    /// The dates on which it was changed since it was published.
    pub(crate) fn dates_modified(&self) -> impl Iterator<Item = &String> {
        let notes = self.corrections.iter().chain(&self.updates);
        self.date_modified.iter().chain(notes.map(|note| &note.date))
    }
}

/// A note on a story that was published before.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteFile {
    /// When the story was changed, as RFC 3339 (`2026-11-20T09:30:00+00:00`) or as a day (`2026-11-20`).
    #[schemars(extend("anyOf" = [{ "format": "date-time" }, { "format": "date" }]))]
    pub date: String,
    /// What was changed, in inline Markdown. Of a correction: what was wrong, and what is right.
    #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
    pub text: String,
}

/// Something that a story rests on.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CitedFile {
    /// What it is called.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub title: String,
    /// Its whole address.
    #[schemars(regex(pattern = r"^https?://"))]
    pub url: String,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub publisher: Option<String>,
}

/// A page that stands by itself, such as "About us". The file's name is its address.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Page")]
pub struct StaticPageFile {
    /// The schema of this file: `../page.schema.json`, or in Markdown `../page.front-matter.schema.json`.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The headline.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub title: String,
    /// What the page tells, in one or two sentences, which search results and link previews show too.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_TEXT))]
    pub summary: String,
    /// The language of the text, where it is not the site's (BCP 47).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"))]
    pub language: Option<String>,
    /// The picture at the head of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<PictureFile>,
    /// The text, block by block.
    #[schemars(length(min = 1))]
    pub body: Vec<BlockFile>,
}

/// A file that makes a page of its own, whose name is its slug.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum PageSource {
    /// A story.
    Article(Box<ArticleFile>),
    /// A page that stands by itself.
    Static(Box<StaticPageFile>),
}

impl PageSource {
    /// The story, if it is one.
    pub(crate) const fn story(&self) -> Option<&ArticleFile> {
        match self {
            Self::Article(article) => Some(article),
            Self::Static(_) => None,
        }
    }

    /// What it says of its schema.
    pub(crate) const fn schema_mut(&mut self) -> &mut Option<String> {
        match self {
            Self::Article(article) => &mut article.schema,
            Self::Static(page) => &mut page.schema,
        }
    }

    /// The headline, and what the page tells in a sentence or two.
    pub(crate) fn words(&self) -> (&str, &str) {
        match self {
            Self::Article(article) => (&article.title, &article.summary),
            Self::Static(page) => (&page.title, &page.summary),
        }
    }

    /// The language of the text, where it is not the site's.
    pub(crate) const fn language(&self) -> Option<&String> {
        match self {
            Self::Article(article) => article.language.as_ref(),
            Self::Static(page) => page.language.as_ref(),
        }
    }

    /// The text, block by block.
    pub(crate) fn body(&self) -> &[BlockFile] {
        match self {
            Self::Article(article) => &article.body,
            Self::Static(page) => &page.body,
        }
    }

    /// The questions that the page answers.
    pub(crate) fn faqs(&self) -> &[FaqFile] {
        match self {
            Self::Article(article) => &article.faqs,
            Self::Static(_) => &[],
        }
    }

    /// The picture at the head of the page.
    pub(crate) const fn image(&self) -> Option<&PictureFile> {
        match self {
            Self::Article(article) => article.image.as_ref(),
            Self::Static(page) => page.image.as_ref(),
        }
    }
}

/// A kind of files that make pages.
pub(crate) struct PageKind {
    /// Where they lie in the content folder, or in a folder below it.
    pub(crate) folder: &'static str,
    /// Whether the folder has to be there.
    pub(crate) is_required: bool,
    /// What problems call one of them.
    pub(crate) noun: &'static str,
    /// Whether they have questions with answers.
    pub(crate) has_faqs: bool,
    pub(crate) form: Form<PageSource>,
}

/// All kinds of files that make pages.
pub(crate) static KINDS: [PageKind; 2] = [
    PageKind {
        folder: "articles",
        is_required: true,
        noun: "story",
        has_faqs: true,
        form: Form {
            structure: LazyLock::new(|| Structure::new(schema_of::<ArticleFile>())),
            of_text: |text| serde_json::from_str(text).map(PageSource::Article),
            of_json: |json| serde_json::from_value(json).map(PageSource::Article),
        },
    },
    PageKind {
        folder: "pages",
        is_required: false,
        noun: "page",
        has_faqs: false,
        form: Form {
            structure: LazyLock::new(|| Structure::new(schema_of::<StaticPageFile>())),
            of_text: |text| serde_json::from_str(text).map(PageSource::Static),
            of_json: |json| serde_json::from_value(json).map(PageSource::Static),
        },
    },
];

/// The schema of a kind of files.
pub struct ContentSchema {
    /// The name of its file in the content folder.
    pub name: &'static str,
    /// What it describes.
    pub(crate) describes: Described<'static>,
    /// What makes its text.
    pub text: fn() -> String,
}

impl ContentSchema {
    /// The schema itself.
    pub(crate) fn value(&self) -> serde_json::Value {
        serde_json::from_str(&(self.text)()).unwrap_or_default()
    }
}

/// What a schema describes, by its place in the content folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Described<'a> {
    /// One file.
    File(&'a str),
    /// The files of a folder.
    Folder(&'a str),
    /// What stands above the text in the Markdown files of a folder.
    FrontMatter(&'a str),
}

/// The schemas.
pub const SCHEMAS: [ContentSchema; 9] = [
    ContentSchema {
        name: "article.schema.json",
        describes: Described::Folder("articles"),
        text: text_of_schema::<ArticleFile>,
    },
    ContentSchema {
        name: "article.front-matter.schema.json",
        describes: Described::FrontMatter("articles"),
        text: text_of_front_matter_schema::<ArticleFile>,
    },
    ContentSchema {
        name: "author.schema.json",
        describes: Described::Folder("authors"),
        text: text_of_schema::<ProfileFile>,
    },
    ContentSchema {
        name: "front.schema.json",
        describes: Described::File("front.json"),
        text: text_of_schema::<FrontFile>,
    },
    ContentSchema {
        name: "front.schema.json",
        describes: Described::Folder("fronts"),
        text: text_of_schema::<FrontFile>,
    },
    ContentSchema {
        name: "page.schema.json",
        describes: Described::Folder("pages"),
        text: text_of_schema::<StaticPageFile>,
    },
    ContentSchema {
        name: "page.front-matter.schema.json",
        describes: Described::FrontMatter("pages"),
        text: text_of_front_matter_schema::<StaticPageFile>,
    },
    ContentSchema {
        name: "redirects.schema.json",
        describes: Described::File("redirects.json"),
        text: text_of_schema::<RedirectsFile>,
    },
    ContentSchema {
        name: "site.schema.json",
        describes: Described::File("site.json"),
        text: text_of_schema::<SiteFile>,
    },
];

/// Whether a story may be published.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    Published,
    Draft,
}

/// What readers can do about comments on a story.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CommentsState {
    /// They are shown, and more are taken.
    #[default]
    Open,
    /// They are shown.
    Closed,
    /// There are none.
    None,
}

/// Somebody named in the byline.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum BylineFile {
    /// The slug of a file in `authors/`: `ann-author`.
    Profile(#[schemars(extend("x-names" = "authors"))] String),
    /// Somebody who has no file there.
    Name(AuthorFile),
}

impl BylineFile {
    /// The slug of a file in `authors/`, if it is one.
    pub(crate) fn profile(&self) -> Option<&String> {
        match self {
            Self::Profile(slug) => Some(slug),
            Self::Name(_) => None,
        }
    }

    /// Whom it names, by slug or by name.
    pub fn who(&self) -> &str {
        match self {
            Self::Profile(slug) => slug,
            Self::Name(author) => &author.name,
        }
    }
}

/// Somebody who has no file in `authors/`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuthorFile {
    /// A person's or a desk's name.
    #[schemars(regex(pattern = r"\S"))]
    pub name: String,
    /// Whether it is a desk of the newspaper and not a person: search engines tell them apart.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = false))]
    pub desk: bool,
    /// An address that tells more of the author, for search engines.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^https?://"))]
    pub url: Option<String>,
}

/// A question and its answer.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FaqFile {
    /// The question.
    #[schemars(regex(pattern = r"\S"))]
    pub question: String,
    /// The answer, block by block (headings have no place in it).
    #[schemars(length(min = 1), extend("x-without" = ["heading"]))]
    pub answer: Vec<BlockFile>,
    /// The name of the answer in addresses, where it should outlive a change of the question's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = Anchor::PATTERN))]
    pub id: Option<String>,
}

/// The addresses that moved: whoever follows an old link arrives at the new address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Redirects")]
pub struct RedirectsFile {
    /// The schema of this file: `redirects.schema.json`.
    #[serde(rename = "$schema")]
    #[allow(dead_code)] // For editors alone.
    pub schema: Option<String>,
    /// One entry for each old address. Entries stay for good: old links do too.
    pub redirects: Vec<RedirectFile>,
}

/// An address that moved.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RedirectFile {
    /// The old address, as a path of this site: `/news/old-story/`, or `/2019/story.html` or `/rss.xml` from an
    /// earlier site.
    #[schemars(regex(pattern = r"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+(/|\.(html?|xml))$"))]
    pub from: String,
    /// The new one: a path of this site (`/politics/new-story/`), or a whole address (`https://…`).
    #[schemars(regex(pattern = r"^(/|https://)[A-Za-z0-9._~/?#&=%+,@:\[\]\u0080-\uFFFF-]*$"))]
    pub to: String,
}

fn root() -> String {
    "/".to_owned()
}

const fn page_size() -> usize {
    24
}

const fn picture_megabytes() -> u64 {
    20
}

fn share_targets() -> Vec<ShareService> {
    ShareService::ALL.to_vec()
}

fn share_targets_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let names = ShareService::ALL.map(ShareService::as_str);
    schemars::json_schema!({
        "type": "array",
        "items": { "type": "string", "enum": names },
        "uniqueItems": true,
    })
}
