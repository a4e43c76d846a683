//! What can be wrong with a picture file, and how an author mends it.

use thiserror::Error;

use crate::transliterate::slug_from;

/// The reason why a picture can't be published.
#[derive(Debug, Error)]
pub enum Fault {
    /// The file's name could not stand in an address.
    #[error("`{0}` is not a valid name for a picture")]
    Name(String),
    /// The file is not there.
    #[error("there is no such file")]
    Missing {
        /// The name of another, which may have been meant.
        nearest: Option<String>,
    },
    /// The file is not for this user.
    #[error("can't read {0}: {1}")]
    Unreadable(String, std::io::Error),
    /// It is a folder, a pipe or a device.
    #[error("this is not a file that can be read")]
    NoFile,
    /// It is a link that leads out of the content folder.
    #[error("this is a link that leads out of the content folder")]
    Outside,
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
            Self::Name(name) => match usable_name(name) {
                Some(usable) => {
                    return format!("Call the file {usable}, in pictures/ itself, and write that name here.");
                }
                None => {
                    "Name it in letters from a to z, digits and hyphens, ending in .jpg, .png, .webp or .svg."
                }
            },
            Self::Missing {
                nearest: Some(nearest),
            } => return format!("Did you mean `{nearest}`? Else put the file into pictures/."),
            Self::Missing { nearest: None } => "Put the file into pictures/, or correct its name.",
            Self::Unreadable(..) => "Let this user read it.",
            Self::NoFile => "Put a file there.",
            Self::Outside => "Copy the picture into the folder.",
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

/// What a picture could be called, if it has a name that says something.
fn usable_name(name: &str) -> Option<String> {
    let file = name.rsplit(['/', '\\']).next()?;
    let (stem, ending) = file.rsplit_once('.')?;
    let (stem, ending) = (slug_from(stem), slug_from(ending));
    (!stem.is_empty() && !ending.is_empty()).then(|| format!("{stem}.{ending}"))
}

/// Bytes in megabytes, to a tenth, rounded up.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    match tenths % 10 {
        0 => format!("{}", tenths / 10),
        rest => format!("{}.{rest}", tenths / 10),
    }
}
