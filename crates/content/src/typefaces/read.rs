//! A font file: whether it can be published, and what its tables say of it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use thiserror::Error;
use ttf_parser::{Face, Permissions, Tag};

use super::ems::Ems;
use super::fallbacks::{self, Fallback};
use super::subsets::{self, Subset};
use crate::files;

/// A font in one style, in one weight or in all from one to another.
#[derive(Debug, Clone)]
pub struct Typeface {
    /// The name of its file.
    pub(super) name: String,
    /// The newsroom's file.
    pub source: PathBuf,
    /// From which weight to which it goes, as CSS counts them.
    pub weights: (u16, u16),
    /// Whether it is slanted.
    pub is_italic: bool,
    /// How far it goes above and below the base line, and what is between lines, in ems.
    pub heights: [f32; 3],
    /// The files that it is published as.
    pub subsets: Vec<Subset>,
    /// What is seen until it comes.
    pub fallbacks: Vec<Fallback>,
    /// Whether its licence forbids that it is a part of a page.
    pub(super) is_restricted: bool,
    /// In bytes.
    length: usize,
    characters: BTreeSet<char>,
}

/// The reason why a font can't be published.
#[derive(Debug, Error)]
pub enum Fault {
    /// The file's name could not stand in an address.
    #[error("this is not a valid name for a font")]
    Name,
    /// The file is not there; another, which may have been meant, is.
    #[error("there is no such file")]
    Missing(Option<String>),
    /// It is a link that leads out of the content folder.
    #[error("this is a link that leads out of the content folder")]
    Outside,
    /// The file is not for this user.
    #[error("{0}")]
    Unreadable(String),
    /// It has another format.
    #[error("this is not a WOFF2 file")]
    Format,
    /// It says that it is one, and is not.
    #[error("the file is damaged: {0}")]
    Damaged(String),
}

impl Fault {
    /// How to mend it.
    pub(super) fn fix(&self) -> String {
        match self {
            Self::Name => "Name it in Latin letters, digits, dots and hyphens, like harbour-bold.woff2.",
            Self::Missing(Some(name)) => return format!("Did you mean {name}?"),
            Self::Missing(None) => "Put the file into fonts/ in the content folder, or correct its name.",
            Self::Outside => "Copy the font into the folder.",
            Self::Unreadable(_) => "Let this user read it.",
            Self::Format => {
                "Convert it, for example with fonttools: fonttools ttLib.woff2 compress harbour.ttf. Browsers load this \
                 format fastest, and all of them know it."
            }
            Self::Damaged(_) => "Copy it again from where it came from.",
        }
        .to_owned()
    }
}

/// The first bytes of a WOFF2 file (W3C, WOFF File Format 2.0, section 4.1).
const SIGNATURE: &[u8] = b"wOF2";

/// The largest file that is looked at, in bytes. A font for Chinese, Japanese and Korean has five million.
const LARGEST: usize = 40_000_000;

/// The font in a WOFF2 file, as OpenType.
pub fn decode(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    if !bytes.starts_with(SIGNATURE) {
        return Err(Fault::Format);
    }
    let said = bytes.get(16..20).and_then(|length| length.try_into().ok());
    let said = said.map_or(0, u32::from_be_bytes) as usize;
    if bytes.len() > LARGEST || said > LARGEST {
        return Err(Fault::Damaged("it is larger than any font".to_owned()));
    }
    // The library goes by what the file says of itself, which may be anything.
    let decoded = std::panic::catch_unwind(|| wuff::decompress_woff2(bytes));
    let decoded = decoded.map_err(|_| Fault::Damaged("its tables contradict each other".to_owned()))?;
    decoded.map_err(|error| Fault::Damaged(format!("{error:?}")))
}

impl Typeface {
    /// Reads a file.
    pub(super) fn read(source: PathBuf, name: &str) -> Result<Self, Fault> {
        let bytes = files::read(&source).map_err(|error| Fault::Unreadable(format!("{error:#}")))?;
        let font = decode(&bytes)?;
        let face = Face::parse(&font, 0).map_err(|error| Fault::Damaged(error.to_string()))?;
        let axes = face.variation_axes().into_iter();
        let weight = axes.filter(|axis| axis.tag == Tag::from_bytes(b"wght")).last();
        let weights = weight.map_or_else(
            || (face.weight().to_number(), face.weight().to_number()),
            |axis| (whole(axis.min_value), whole(axis.max_value)),
        );
        let is_italic = face.is_italic() || face.is_oblique();
        let characters = characters(&face);
        if characters.is_empty() {
            return Err(Fault::Damaged("it has no characters".to_owned()));
        }
        let ems = Ems::of(&face);
        // What cuts fonts knows outlines of TrueType alone.
        let is_divisible = face.tables().glyf.is_some() && face.is_subsetting_allowed();
        let subsets = subsets::of(name, &bytes, &characters, is_divisible);
        Ok(Self {
            name: name.to_owned(),
            weights,
            is_italic,
            heights: [
                ems.ems(face.ascender().unsigned_abs()),
                ems.ems(face.descender().unsigned_abs()),
                ems.ems(face.line_gap().unsigned_abs()),
            ],
            subsets,
            fallbacks: fallbacks::of(&face, weights, is_italic),
            is_restricted: face.permissions() == Some(Permissions::Restricted),
            length: bytes.len(),
            characters,
            source,
        })
    }

    /// Whether it has a letter.
    pub(super) fn has(&self, letter: char) -> bool {
        self.characters.contains(&letter)
    }

    /// About how many bytes readers load of it who read these letters.
    pub(super) fn weight_for(&self, letters: &BTreeSet<char>) -> usize {
        let is_wanted = |subset: &&Subset| letters.iter().any(|letter| subset.has(*letter));
        let wanted = self.subsets.iter().filter(is_wanted);
        let count = |subset: &Subset| self.characters.iter().filter(|c| subset.has(**c)).count();
        let characters: usize = wanted.map(count).sum();
        self.length * characters.min(self.characters.len()) / self.characters.len()
    }
}

/// The characters that a face has.
fn characters(face: &Face<'_>) -> BTreeSet<char> {
    let mut characters = BTreeSet::new();
    let tables = face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables);
    for table in tables.filter(ttf_parser::cmap::Subtable::is_unicode) {
        table.codepoints(|code| {
            let character = char::from_u32(code).filter(|c| !c.is_control());
            characters.extend(character.filter(|_| table.glyph_index(code).is_some()));
        });
    }
    characters
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // CSS counts weights from 1 to 1000.
fn whole(weight: f32) -> u16 {
    weight.clamp(1.0, 1000.0).round() as u16
}
