//! What can be wrong with a picture file, and how an author mends it.

use thiserror::Error;

use crate::named_folder::Unfound;

/// The reason why a picture can't be published.
#[derive(Debug, Error)]
pub enum Fault {
    /// It is not there, or can't be read.
    #[error(transparent)]
    Unfound(#[from] Unfound),
    /// The file is larger than site.json allows; both in bytes.
    #[error("the file has {} MB, and site.json allows {}", megabytes(*size), megabytes(*largest))]
    TooLarge {
        /// How large it is.
        size: u64,
        /// How large it may be.
        largest: u64,
    },
    /// The picture has more pixels than a publisher's memory should hold, or a side that is too long.
    #[error("the picture has {width} × {height} pixels; 100 million are the most, and 30,000 on one side")]
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// The format is another one.
    #[error("{} is not a picture format that can be published", if .0.is_empty() { "this" } else { .0 })]
    Unsupported(String),
    /// The picture moves. Only its first image would be left of it.
    #[error("the picture is an animation")]
    Moves,
    /// The drawing (SVG) does not say how large it is.
    #[error("the drawing has no size")]
    NoSize,
    /// The drawing (SVG) holds something that runs where it is opened by itself.
    #[error("the drawing holds `{0}`, which could run as a program")]
    Active(String),
    /// The drawing (SVG) loads something that is not in it.
    #[error("the drawing loads `{0}`, which is not in it")]
    Elsewhere(String),
    /// A filter of the drawing (SVG) takes more steps than anybody waits for.
    #[error("a filter of the drawing has a `{0}` that is too large")]
    Endless(String),
    /// The drawing (SVG) asks too much of the program that draws it.
    #[error("the drawing can't be drawn: {0}")]
    Undrawable(&'static str),
    /// The file is broken, or is something else than its name says.
    #[error("the file is damaged: {0}")]
    Damaged(String),
}

impl Fault {
    /// What to do.
    pub fn fix(&self) -> String {
        let fix = match self {
            Self::Unfound(unfound) => return unfound.fix("pictures", ".jpg, .png, .webp or .svg"),
            Self::TooLarge { .. } => {
                "Save it smaller (2,400 pixels of width are enough), or raise picture_megabytes in site.json."
            }
            Self::TooManyPixels { .. } => "Save it smaller: 2,400 pixels of width are enough.",
            Self::Unsupported(_) => "Save it as JPEG, PNG, WebP or SVG.",
            Self::Moves => "Save one image of it as PNG or JPEG.",
            Self::NoSize => "Give its <svg> a viewBox, or width and height in pixels.",
            Self::Active(_) => "Save it as a plain SVG without scripts, or as PNG.",
            Self::Elsewhere(_) => {
                "Embed it (most programs have \"embed images\" when they save), or take it out."
            }
            Self::Endless(_) => "Make it 10 at most, or save the drawing as PNG.",
            Self::Undrawable(_) => {
                "Make it simpler (fewer filters, masks, patterns and copies), or save it as PNG."
            }
            Self::Damaged(_) => "Save it again from the program that it was made with, or copy it again.",
        };
        fix.to_owned()
    }
}

/// Bytes in megabytes, to a tenth, rounded up.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    match tenths % 10 {
        0 => format!("{}", tenths / 10),
        rest => format!("{}.{rest}", tenths / 10),
    }
}
