//! The blocks that a story's body and an FAQ's answer are made of.

use serde::{Deserialize, Serialize};

use super::{Anchor, Image, Inline, Newsletter, Picture, Teaser};
use crate::wire::FromJson;

/// One block of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading inside a headed section (the section's own heading is in [`super::BodySection`]).
    Subheading {
        /// The id of the heading on its page.
        id: Anchor,
        /// Its words.
        text: String,
    },
    /// "See also": a pointer to another story, at its place in the text.
    SeeAlso(Teaser),
    /// A quotation that stands by itself.
    Quote {
        /// The quoted words.
        text: Vec<Inline>,
        /// Who said or wrote it.
        cite: Option<String>,
    },
    /// Words of the story, repeated in large letters to catch the eye.
    PullQuote {
        /// The words.
        text: Vec<Inline>,
        /// Who said or wrote them.
        cite: Option<String>,
    },
    /// A list.
    List {
        /// Whether the order of the items matters: then they are numbered.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Inline>>,
    },
    /// Numbers at a glance.
    Numbers {
        /// The numbers.
        items: Vec<KeyNumber>,
        /// What they tell together.
        caption: Vec<Inline>,
    },
    /// A picture with its caption.
    Figure(Picture),
    /// Pictures beside each other.
    Gallery {
        /// The pictures, each with its caption.
        pictures: Vec<Picture>,
        /// What they show together.
        caption: Vec<Inline>,
    },
    /// A table.
    Table(Table),
    /// A computer's words, line by line as they stand.
    Code {
        /// The lines.
        text: String,
        /// What they are.
        caption: Vec<Inline>,
    },
    /// What one should know, beside the text.
    FactBox {
        /// What it is about.
        heading: String,
        /// The facts.
        blocks: Vec<Block>,
    },
    /// A page of another host, such as one with a video.
    Embed(Embed),
    /// A video or a recording of sound.
    Recording(Recording),
    /// A break between two parts of the text.
    Separator,
    /// The form for the newsletter.
    Newsletter(Newsletter),
}

/// A page of another host. Nothing is loaded from there before the reader asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Embed {
    /// Its address.
    pub url: String,
    /// Its host as people read it.
    pub host: String,
    /// What it is called.
    pub title: String,
    /// What stands for it.
    pub poster: Option<Image>,
    /// The address of its player, if it has one that can stand in a story.
    pub player: Option<String>,
    /// What the newspaper says of it.
    pub caption: Vec<Inline>,
}

/// Sound of the newspaper's own, or pictures with it: a recording with what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Recording {
    /// What it is called.
    pub title: String,
    /// The file, as a path below the base path. The name ends in a hash.
    pub file: String,
    /// How long it takes and how large the file is, in the words of the site.
    pub note: String,
    /// What only a video has.
    pub video: Option<Video>,
    /// The caption under it.
    pub caption: Vec<Inline>,
    /// Who made it.
    pub credit: Option<String>,
    /// What is said in it, word for word.
    pub transcript: Vec<Block>,
    /// How long it takes, where its file says so. Search engines and readers of feeds ask; the app does not.
    #[serde(skip)]
    pub seconds: Option<u64>,
    /// The length of the file in bytes. It is for those, too.
    #[serde(skip)]
    pub length: u64,
}

/// What only a video has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Video {
    /// Its width in pixels, so that the page keeps its place free.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The file of the picture that stands for it until it plays, as a path below the base path.
    pub poster: Option<String>,
    /// What can be read while it plays.
    pub tracks: Vec<Track>,
}

/// What is said in a video, to be read while it plays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Track {
    /// The file, as a path below the base path. The name ends in a hash.
    pub file: String,
    /// What it is for.
    pub kind: TrackKind,
    /// The language that it is in (BCP 47).
    pub language: String,
    /// What readers choose it by, where that is not the language alone.
    pub label: Option<String>,
}

/// What a track is for (HTML, section 4.8.11.11).
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, FromJson)]
#[serde(rename_all = "lowercase")]
pub enum TrackKind {
    /// All that is heard, for those who don't hear it.
    #[default]
    Captions,
    /// What is said, for those who don't know the language.
    Subtitles,
}

impl TrackKind {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Captions, Self::Subtitles];

    /// Its name in HTML.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Captions => "captions",
            Self::Subtitles => "subtitles",
        }
    }
}

/// One of the numbers at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct KeyNumber {
    /// The number with its sign or unit.
    pub value: String,
    /// What it counts.
    pub label: Vec<Inline>,
}

/// Figures or facts in rows and columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Table {
    /// What the table shows.
    pub caption: Vec<Inline>,
    /// The columns, with what stands at their heads.
    pub columns: Vec<Column>,
    /// Whether the first cell of each row names the row.
    pub row_headers: bool,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Column {
    /// What stands at its head.
    pub heading: Vec<Inline>,
    /// Whether its cells are numbers, which stand below each other by their last digits.
    pub numeric: bool,
}

/// A part of a block, for those who look for something in blocks and need not know their kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockPart<'a> {
    /// Running text, with its links.
    Text(&'a [Inline]),
    /// Words without marks.
    Words(&'a str),
    /// A picture. Its caption is a part of its own.
    Picture(&'a Picture),
    /// A recording. What is said of it, and in it, are parts of their own.
    Recording(&'a Recording),
    /// Another story.
    Story(&'a Teaser),
}

impl Block {
    /// Its parts, in the order in which they are read.
    pub fn parts(&self) -> Vec<BlockPart<'_>> {
        match self {
            Self::Paragraph(text) => vec![BlockPart::Text(text)],
            Self::Subheading { text, .. } => vec![BlockPart::Words(text)],
            Self::Separator => Vec::new(),
            Self::Newsletter(newsletter) => vec![BlockPart::Words(&newsletter.heading)],
            Self::SeeAlso(teaser) => vec![BlockPart::Story(teaser)],
            Self::Quote { text, cite } | Self::PullQuote { text, cite } => {
                let cite = cite.iter().map(|cite| BlockPart::Words(cite));
                std::iter::once(BlockPart::Text(text)).chain(cite).collect()
            }
            Self::List { items, .. } => items.iter().map(|item| BlockPart::Text(item)).collect(),
            Self::Embed(Embed { title, caption, .. }) => {
                let caption = (!caption.is_empty()).then_some(BlockPart::Text(caption));
                std::iter::once(BlockPart::Words(title)).chain(caption).collect()
            }
            Self::Recording(recording) => {
                let caption = (!recording.caption.is_empty()).then_some(BlockPart::Text(&recording.caption));
                let credit = recording.credit.iter().map(|credit| BlockPart::Words(credit));
                let inner = recording.transcript.iter().flat_map(Self::parts);
                let whole = std::iter::once(BlockPart::Recording(recording));
                whole.chain(caption).chain(credit).chain(inner).collect()
            }
            Self::FactBox { heading, blocks } => {
                let inner = blocks.iter().flat_map(Self::parts);
                std::iter::once(BlockPart::Words(heading)).chain(inner).collect()
            }
            Self::Numbers { items, caption } => {
                let caption = (!caption.is_empty()).then_some(BlockPart::Text(caption));
                let items = items.iter();
                let items =
                    items.flat_map(|item| [BlockPart::Words(&item.value), BlockPart::Text(&item.label)]);
                items.chain(caption).collect()
            }
            Self::Code { text, caption } => {
                let caption = (!caption.is_empty()).then_some(BlockPart::Text(caption));
                std::iter::once(BlockPart::Words(text)).chain(caption).collect()
            }
            Self::Table(table) => {
                let headings = table.columns.iter().map(|column| &column.heading);
                let texts = std::iter::once(&table.caption).chain(headings);
                let texts = texts.chain(table.rows.iter().flatten());
                texts
                    .filter(|text| !text.is_empty())
                    .map(|text| BlockPart::Text(text))
                    .collect()
            }
            Self::Figure(picture) => parts_of_picture(picture).collect(),
            Self::Gallery { pictures, caption } => {
                let caption = (!caption.is_empty()).then_some(BlockPart::Text(caption));
                pictures
                    .iter()
                    .flat_map(parts_of_picture)
                    .chain(caption)
                    .collect()
            }
        }
    }

    /// What it says, without form: a line for each part.
    pub fn plain(&self) -> String {
        let lines = self.parts().into_iter().map(|part| match part {
            BlockPart::Text(text) => Inline::plain(text),
            BlockPart::Words(words) => words.to_owned(),
            BlockPart::Picture(picture) => picture.alt.clone(),
            BlockPart::Recording(recording) => recording.title.clone(),
            BlockPart::Story(teaser) => teaser.title.clone(),
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn parts_of_picture(picture: &Picture) -> impl Iterator<Item = BlockPart<'_>> {
    let caption = (!picture.caption.is_empty()).then_some(BlockPart::Text(&picture.caption));
    let credit = picture.credit.iter().map(|credit| BlockPart::Words(credit));
    std::iter::once(BlockPart::Picture(picture))
        .chain(caption)
        .chain(credit)
}
