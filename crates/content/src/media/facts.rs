//! What is known of a recording, or of a file of captions.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::web_vtt::Slip;

/// The name of the folder in the content folder.
pub(crate) const FOLDER: &str = "media";

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Content {
    /// Sound, pictures that move, or both.
    Recording(Recording),
    /// What is said in a recording, with what is wrong with the file.
    Captions(Vec<Slip>),
}

/// What a page says of a recording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Recording {
    /// Nothing where the file does not say it.
    pub(crate) duration: Option<Duration>,
    /// Width and height of the picture in pixels, upright; nothing where there is only sound.
    pub(crate) size: Option<(u32, u32)>,
    pub(crate) has_sound: bool,
    /// Whether players have to fetch the end of the file before they can begin.
    pub(crate) begins_late: bool,
}
