//! What can be wrong with a recording, and how an author mends it.

use thiserror::Error;

use super::facts::FOLDER;
use crate::named_folder::Unfound;

/// The reason why a recording, or a file of captions, can't be published.
#[derive(Debug, Error)]
pub(crate) enum Fault {
    /// It is not there, or can't be read.
    #[error(transparent)]
    Unfound(#[from] Unfound),
    /// By its ending it is of another kind.
    #[error("{} is not a format of recordings that every browser plays", if .0.is_empty() { "this" } else { .0 })]
    Ending(String),
    /// By its content it is something else than its ending says.
    #[error("by its name the file is {named}, and by its content it is {}", .found.unwrap_or("something else"))]
    Content {
        named: &'static str,
        found: Option<&'static str>,
    },
    /// Pictures or sound are kept in a way that not all browsers know.
    #[error("its {what} is kept as {codec}, which many browsers don't play")]
    Codec { what: Part, codec: String },
    /// The file is broken.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// Nobody says so much.
    #[error("the file has {} MB, which is too much for captions", .0 / 1_000_000)]
    LongCaptions(u64),
}

/// A part of a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Picture,
    Sound,
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Picture => "picture",
            Self::Sound => "sound",
        })
    }
}

/// What `ffmpeg` is told to make a video that every browser plays.
const AS_MP4: &str = "-c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart";

/// The same for sound.
const AS_M4A: &str = "-vn -c:a aac -movflags +faststart";

impl Fault {
    /// What to do with a file of this name.
    pub(crate) fn fix(&self, name: &str) -> String {
        let is_sound = name.rsplit('.').next().is_some_and(|ending| {
            ["m4a", "mp3", "ogg", "opus", "wav", "flac", "aac", "wma", "aiff"]
                .contains(&&*ending.to_lowercase())
        });
        let (options, ending) = if is_sound {
            (AS_M4A, "m4a")
        } else {
            (AS_MP4, "mp4")
        };
        match self {
            Self::Unfound(unfound) => unfound.fix(
                FOLDER,
                ".mp4 or .webm (video), .mp3, .m4a, .ogg or .opus (sound), .vtt (captions)",
            ),
            Self::Ending(_) | Self::Content { .. } => {
                format!("Convert it: {}", converted(name, options, ending))
            }
            Self::Codec {
                what: Part::Sound, ..
            } if !is_sound => {
                let options = options.replace("libx264 -pix_fmt yuv420p", "copy");
                format!("Convert its sound: {}", converted(name, &options, ending))
            }
            Self::Codec { .. } => format!("Convert it: {}", converted(name, options, ending)),
            Self::Damaged(_) => {
                "Save it again from the program that it was made with, or copy it again.".to_owned()
            }
            Self::LongCaptions(_) => "Save them as WebVTT, without pictures or fonts.".to_owned(),
        }
    }
}

/// What to do where players have to fetch the end of a file before they can begin.
pub(crate) fn to_begin_at_once(name: &str) -> String {
    let ending = name.rsplit('.').next().unwrap_or_default();
    format!(
        "Put its index first; nothing else of it changes: {}",
        converted(name, "-c copy -movflags +faststart", ending)
    )
}

/// The command that makes another file of one, and what to do with that.
fn converted(name: &str, options: &str, ending: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let made = format!("{stem}-web.{ending}");
    format!("`ffmpeg -i {FOLDER}/{name} {options} {FOLDER}/{made}`, and write {made} here.")
}
