//! What was made of pictures before, kept by their content. It can be removed at any time.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{cache, files};

/// What the published files look like. Whoever changes how they are made gives it another name, so that nothing old
/// is used.
pub(super) const RECIPE: &str = "3";

/// What becomes of drawings, and which can be drawn: see [`RECIPE`].
pub(super) const DRAWING_RECIPE: &str = "3";

/// What a page says of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Facts {
    /// Width in pixels, upright.
    pub(super) width: u32,
    /// Height in pixels, upright.
    pub(super) height: u32,
    /// Its mean colour, as CSS writes it; none for a drawing.
    pub(super) colour: Option<String>,
}

/// The place of one picture.
#[derive(Debug, Clone)]
pub struct Kept(Option<PathBuf>);

impl Kept {
    /// The place of a picture with this content.
    pub fn of(bytes: &[u8]) -> Self {
        let digest = Sha256::digest([bytes, RECIPE.as_bytes(), DRAWING_RECIPE.as_bytes()].concat());
        Self(cache::folder("pictures").map(|folder| folder.join(URL_SAFE_NO_PAD.encode(digest))))
    }

    /// A kept file.
    pub fn get(&self, name: &str) -> Option<Vec<u8>> {
        std::fs::read(self.0.as_ref()?.join(name)).ok()
    }

    /// Keeps a file. Where that can't be, it is made again the next time.
    pub fn keep(&self, name: &str, bytes: &[u8]) {
        if let Some(place) = &self.0 {
            let _ = files::write_whole(&place.join(name), bytes);
        }
    }

    /// What is known of the picture.
    pub(super) fn facts(&self) -> Option<Facts> {
        serde_json::from_slice(&self.get("facts.json")?).ok()
    }

    /// Keeps what is known of the picture.
    pub(super) fn keep_facts(&self, facts: Facts) -> Facts {
        if let Ok(json) = serde_json::to_vec(&facts) {
            self.keep("facts.json", &json);
        }
        facts
    }
}
