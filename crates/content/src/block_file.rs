//! The blocks that a body and an answer are made of, as a file writes them.
#![allow(missing_docs)] // A field's doc comment is its help text in the JSON Schema.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lengths::MOST_IN_A_LINE;
use dateline_model::{Anchor, TrackKind};

/// A block of the text.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum BlockFile {
    /// A paragraph.
    Paragraph {
        /// Inline Markdown: `**bold**`, `*italic*`, `` `code` ``, `[text](https://…)`, `[text](/section/slug/)`.
        #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
        text: String,
    },
    /// A heading.
    Heading {
        /// Its words.
        #[schemars(regex(pattern = r"\S"))]
        text: String,
        /// 2 opens a section of the text, 3 a part of a section.
        #[serde(default = "level_two", skip_serializing_if = "is_level_two")]
        #[schemars(range(min = 2, max = 3), extend("default" = 2))]
        level: u8,
        /// The name of the place in addresses, where it should outlive a change of the heading's words.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(regex(pattern = Anchor::PATTERN))]
        id: Option<String>,
    },
    /// A pointer to another story, at its place in the text.
    SeeAlso {
        /// The other story's slug.
        #[schemars(extend("x-names" = "articles"))]
        slug: String,
    },
    /// A quotation that stands by itself.
    Quote {
        /// The quoted words, in inline Markdown.
        #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
        text: String,
        /// Who said or wrote it.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(regex(pattern = r"\S"))]
        cite: Option<String>,
    },
    /// Words of the story, repeated in large letters to catch the eye.
    PullQuote {
        /// The words, in inline Markdown.
        #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
        text: String,
        /// Who said or wrote them.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(regex(pattern = r"\S"))]
        cite: Option<String>,
    },
    /// A list.
    List {
        /// Whether the items are numbered.
        #[serde(default, skip_serializing_if = "is_default")]
        #[schemars(extend("default" = false))]
        ordered: bool,
        /// The items, in inline Markdown.
        #[schemars(length(min = 1), inner(regex(pattern = r"\S")))]
        items: Vec<String>,
    },
    /// Numbers at a glance.
    Numbers {
        /// The numbers, from two to six or so.
        #[schemars(length(min = 1))]
        items: Vec<KeyNumberFile>,
        /// What they tell together, in inline Markdown.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
        caption: Option<String>,
    },
    /// A picture with its caption.
    Figure(PictureFile),
    /// Pictures beside each other, each of which readers can enlarge.
    Gallery {
        /// The pictures.
        #[schemars(length(min = 2))]
        pictures: Vec<PictureFile>,
        /// What they show together, in inline Markdown.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
        caption: Option<String>,
    },
    /// A table.
    Table {
        /// What the table shows, in inline Markdown.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
        caption: Option<String>,
        /// What stands at the heads of the columns, in inline Markdown.
        #[schemars(length(min = 1))]
        header: Vec<String>,
        /// The rows, each with as many cells as the header, in inline Markdown. A column of numbers is set as such.
        #[schemars(length(min = 1))]
        rows: Vec<Vec<String>>,
        /// Whether the first cell of each row names the row.
        #[serde(default, skip_serializing_if = "is_default")]
        #[schemars(extend("default" = false))]
        row_headers: bool,
    },
    /// A computer's words, such as a program or a command: shown line by line as they stand.
    Code {
        /// The lines, with `\n` between them. Nothing in them is Markdown.
        #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/plain"))]
        text: String,
        /// What they are, in inline Markdown.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
        caption: Option<String>,
    },
    /// What one should know, beside the text: a box with a heading of its own.
    FactBox {
        /// What it is about.
        #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
        heading: String,
        /// The facts, block by block (headings and boxes have no place in it).
        #[schemars(length(min = 1), extend("x-without" = ["heading", "fact_box"]))]
        blocks: Vec<BlockFile>,
    },
    /// A page of another host: a video on YouTube, Vimeo or PeerTube, which readers can play in the story, or any other,
    /// which is a link. Nothing is loaded from there before the reader asks for it.
    Embed {
        /// Its address, as the browser shows it: `https://www.youtube.com/watch?v=…`.
        url: String,
        /// What it is called.
        #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
        title: String,
        /// A picture that stands for it: a file in `pictures/`.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(extend("x-names" = "pictures"))]
        poster: Option<String>,
        /// What you say of it, in inline Markdown.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
        caption: Option<String>,
    },
    /// A video of your own. Nothing of it is loaded before the reader presses the button.
    Video(VideoFile),
    /// A recording of sound of your own. Nothing of it is loaded before the reader presses the button.
    Audio(AudioFile),
    /// A break between two parts of the text, where a heading would be too much.
    Separator {},
    /// The form for the newsletter that site.json tells of.
    Newsletter {},
}

/// One of the numbers at a glance.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyNumberFile {
    /// The number with its sign or unit: `1,047`, `3.5 %`, `€12 million`.
    #[schemars(regex(pattern = r"\S"))]
    pub value: String,
    /// What it counts, in inline Markdown.
    #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
    pub label: String,
}

/// A part of a block, for those who look for something in blocks and need not know their kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourcePart<'a> {
    /// Inline Markdown.
    Text(&'a str),
    /// Words without marks.
    Words(&'a str),
    /// A computer's words.
    Code(&'a str),
    /// The file of a picture.
    Picture(&'a str),
    /// The file of a recording, or of captions.
    Media(&'a str),
    /// The slug of a story.
    Story(&'a str),
    /// The address of a page of another host that may have a player.
    Page(&'a str),
}

impl BlockFile {
    /// The names of all kinds.
    pub(crate) const KINDS: [&str; 17] = [
        "paragraph",
        "heading",
        "see_also",
        "quote",
        "pull_quote",
        "list",
        "numbers",
        "figure",
        "gallery",
        "table",
        "code",
        "fact_box",
        "embed",
        "video",
        "audio",
        "separator",
        "newsletter",
    ];

    /// The blocks that stand within it.
    pub(crate) fn inner(&self) -> Vec<Self> {
        match self {
            Self::FactBox { blocks, .. } => blocks.clone(),
            Self::Video(video) => video.transcript.clone(),
            Self::Audio(audio) => audio.transcript.clone(),
            Self::Gallery { pictures, .. } => pictures.iter().cloned().map(Self::Figure).collect(),
            _ => Vec::new(),
        }
    }

    /// Its parts, each with its place below the block as a JSON Pointer.
    pub fn parts(&self) -> Vec<(String, SourcePart<'_>)> {
        use SourcePart::{Code, Page, Picture, Story, Text, Words};
        let at = |name: &str, part| (format!("/{name}"), part);
        match self {
            Self::Paragraph { text } => vec![at("text", Text(text))],
            Self::Heading { text, .. } => vec![at("text", Words(text))],
            Self::SeeAlso { slug } => vec![at("slug", Story(slug))],
            Self::Separator {} | Self::Newsletter {} => Vec::new(),
            Self::Quote { text, cite } | Self::PullQuote { text, cite } => {
                let cite = cite.iter().map(|cite| at("cite", Words(cite)));
                std::iter::once(at("text", Text(text))).chain(cite).collect()
            }
            Self::List { items, .. } => {
                let items = items.iter().enumerate();
                items
                    .map(|(index, item)| (format!("/items/{index}"), Text(item)))
                    .collect()
            }
            Self::Figure(picture) => picture.parts().map(|(name, part)| at(name, part)).collect(),
            Self::Gallery { pictures, caption } => {
                let caption = caption.iter().map(|caption| at("caption", Text(caption)));
                let pictures = pictures.iter().enumerate().flat_map(|(index, picture)| {
                    let parts = picture.parts();
                    parts.map(move |(name, part)| (format!("/pictures/{index}/{name}"), part))
                });
                pictures.chain(caption).collect()
            }
            Self::Embed {
                url,
                title,
                poster,
                caption,
            } => {
                let poster = poster.iter().map(|poster| at("poster", Picture(poster)));
                let caption = caption.iter().map(|caption| at("caption", Text(caption)));
                let page = [at("url", Page(url)), at("title", Words(title))];
                page.into_iter().chain(poster).chain(caption).collect()
            }
            Self::Video(video) => {
                let poster = video.poster.iter().map(|poster| at("poster", Picture(poster)));
                let tracks = video.tracks.iter().enumerate().flat_map(|(index, track)| {
                    let parts = track.parts();
                    parts.map(move |(name, part)| (format!("/tracks/{index}/{name}"), part))
                });
                video.said().parts().chain(poster).chain(tracks).collect()
            }
            Self::Audio(audio) => audio.said().parts().collect(),
            Self::FactBox { heading, blocks } => std::iter::once(at("heading", Words(heading)))
                .chain(parts_of_blocks("blocks", blocks))
                .collect(),
            Self::Numbers { items, caption } => {
                let caption = caption.iter().map(|caption| at("caption", Text(caption)));
                let items = items.iter().enumerate().flat_map(|(index, item)| {
                    [
                        (format!("/items/{index}/value"), Words(&item.value)),
                        (format!("/items/{index}/label"), Text(&item.label)),
                    ]
                });
                items.chain(caption).collect()
            }
            Self::Code { text, caption } => {
                let caption = caption.iter().map(|caption| at("caption", Text(caption)));
                std::iter::once(at("text", Code(text))).chain(caption).collect()
            }
            Self::Table {
                caption,
                header,
                rows,
                ..
            } => {
                let caption = caption.iter().map(|caption| at("caption", Text(caption)));
                let header = header.iter().enumerate();
                let header = header.map(|(column, cell)| (format!("/header/{column}"), Text(cell)));
                let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
                    let cells = cells.iter().enumerate();
                    cells.map(move |(column, cell)| (format!("/rows/{row}/{column}"), Text(cell)))
                });
                caption.chain(header).chain(cells).collect()
            }
        }
    }
}

/// A picture.
#[derive(Debug, Default, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PictureFile {
    /// The file in `pictures/`: a JPEG, PNG, WebP or SVG.
    #[schemars(extend("x-names" = "pictures"))]
    pub file: String,
    /// What the picture shows, in words, for readers who don't see it.
    #[schemars(regex(pattern = r"\S"))]
    pub alt: String,
    /// The caption, in inline Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
    pub caption: Option<String>,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"\S"))]
    pub credit: Option<String>,
    /// The point that stays in sight wherever the picture is cut to fit, such as a face, in percent from the left and
    /// from the top: `[50, 20]`. Without it, that is the middle, or the upper part if the picture is higher than wide.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(inner(range(max = 100)))]
    pub focus: Option<[u8; 2]>,
    /// The picture for dark pages, such as a chart on a dark ground: another file in `pictures/`, of the same size.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "pictures"))]
    pub file_dark: Option<String>,
}

impl PictureFile {
    /// Its parts, each by its field.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (&'static str, SourcePart<'_>)> {
        let picture = [
            ("file", SourcePart::Picture(&self.file)),
            ("alt", SourcePart::Words(&self.alt)),
        ];
        let caption = self
            .caption
            .iter()
            .map(|caption| ("caption", SourcePart::Text(caption)));
        let credit = self
            .credit
            .iter()
            .map(|credit| ("credit", SourcePart::Words(credit)));
        let dark = self
            .file_dark
            .iter()
            .map(|file| ("file_dark", SourcePart::Picture(file)));
        picture.into_iter().chain(caption).chain(credit).chain(dark)
    }
}

/// The parts of the blocks that a field holds, each by its place.
fn parts_of_blocks<'a>(
    field: &'static str,
    blocks: &'a [BlockFile],
) -> impl Iterator<Item = (String, SourcePart<'a>)> {
    blocks.iter().enumerate().flat_map(move |(index, block)| {
        let parts = block.parts().into_iter();
        parts.map(move |(place, part)| (format!("/{field}/{index}{place}"), part))
    })
}

/// A video.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VideoFile {
    /// The file in `media/`: an MP4 or a WebM.
    pub file: String,
    /// What it is called.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub title: String,
    /// A picture that stands for it until it plays: a file in `pictures/`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-names" = "pictures"))]
    pub poster: Option<String>,
    /// What can be read while it plays: captions, and subtitles in other languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<TrackFile>,
    /// The caption, in inline Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
    pub caption: Option<String>,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"\S"))]
    pub credit: Option<String>,
    /// What is said and seen in it, block by block (headings, boxes and recordings have no place in it).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-without" = ["heading", "fact_box", "video", "audio"]))]
    pub transcript: Vec<BlockFile>,
}

/// A recording of sound.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AudioFile {
    /// The file in `media/`: an MP3, an M4A (AAC), an OGG or an Opus.
    pub file: String,
    /// What it is called.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub title: String,
    /// The caption, in inline Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
    pub caption: Option<String>,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"\S"))]
    pub credit: Option<String>,
    /// What is heard in it, block by block (headings, boxes and recordings have no place in it).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-without" = ["heading", "fact_box", "video", "audio"]))]
    pub transcript: Vec<BlockFile>,
}

/// What is said in a video, to be read while it plays.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrackFile {
    /// The file in `media/`, as WebVTT: `harbour-en.vtt`.
    pub file: String,
    /// The language that it is in, as a BCP 47 tag: `en`, `ko`, `ar`.
    #[schemars(regex(pattern = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"))]
    pub language: String,
    /// `captions` tell all that is heard, for readers who don't hear it; `subtitles` tell what is said, for those who don't
    /// know the language.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(schema_with = "track_kind_schema")]
    pub kind: TrackKind,
    /// What readers choose it by, where that is not the language alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub label: Option<String>,
}

/// What a newsroom says of a recording, whether one sees anything in it or not.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) file: &'a str,
    pub(super) title: &'a str,
    pub(super) caption: Option<&'a String>,
    pub(super) credit: Option<&'a String>,
    pub(super) transcript: &'a [BlockFile],
}

impl VideoFile {
    pub(super) fn said(&self) -> Said<'_> {
        Said {
            file: &self.file,
            title: &self.title,
            caption: self.caption.as_ref(),
            credit: self.credit.as_ref(),
            transcript: &self.transcript,
        }
    }
}

impl AudioFile {
    pub(super) fn said(&self) -> Said<'_> {
        Said {
            file: &self.file,
            title: &self.title,
            caption: self.caption.as_ref(),
            credit: self.credit.as_ref(),
            transcript: &self.transcript,
        }
    }
}

impl<'a> Said<'a> {
    /// Its parts, each by its place.
    fn parts(self) -> impl Iterator<Item = (String, SourcePart<'a>)> {
        let at = |name: &str, part| (format!("/{name}"), part);
        let recording = [
            at("file", SourcePart::Media(self.file)),
            at("title", SourcePart::Words(self.title)),
        ];
        let caption = self
            .caption
            .map(|caption| at("caption", SourcePart::Text(caption)));
        let credit = self.credit.map(|credit| at("credit", SourcePart::Words(credit)));
        let said = recording.into_iter().chain(caption).chain(credit);
        said.chain(parts_of_blocks("transcript", self.transcript))
    }
}

impl TrackFile {
    /// Its parts, each by its field.
    fn parts(&self) -> impl Iterator<Item = (&'static str, SourcePart<'_>)> {
        let track = [
            ("file", SourcePart::Media(&self.file)),
            ("language", SourcePart::Words(&self.language)),
        ];
        let label = self.label.iter().map(|label| ("label", SourcePart::Words(label)));
        track.into_iter().chain(label)
    }
}

fn track_kind_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": "string", "enum": TrackKind::ALL, "default": TrackKind::default() })
}

const fn level_two() -> u8 {
    2
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The form that serde asks for.
const fn is_level_two(level: &u8) -> bool {
    *level == 2
}

/// Whether a field may be left out of a file, since it says what holds without it.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::schema_of;

    #[test]
    fn the_kinds_of_block_are_those_of_the_schema() {
        let schema = schema_of::<BlockFile>();
        let kinds = schema["oneOf"].as_array().unwrap().iter();
        let names: Vec<_> = kinds
            .map(|kind| kind["properties"]["type"]["const"].as_str().unwrap())
            .collect();
        assert_eq!(names, BlockFile::KINDS);
    }
}
