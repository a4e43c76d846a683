//! What was read most, as `dateline trending` left it.

use std::path::Path;

use dateline_model::Slug;
use serde::{Deserialize, Serialize};

use super::problem::Problem;

/// The file, in the content folder.
pub const FILE: &str = "trending.json";

/// The stories that were read most.
#[derive(Debug, Serialize, Deserialize)]
pub struct MostRead {
    /// What was counted: visits.
    pub basis: String,
    /// How far back visits count.
    pub hours: u32,
    /// After how long a visit counts half.
    pub half_life_hours: u32,
    /// When that was found out (RFC 3339).
    pub time: String,
    /// The stories by their slugs, most read first.
    pub stories: Vec<Slug>,
}

impl MostRead {
    /// What was left in a content folder, if anything was.
    pub(super) fn read(folder: &Path, problems: &mut Vec<Problem>) -> Option<Self> {
        let path = folder.join(FILE);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
            Err(error) => {
                let message = format!("can't be read: {error}");
                problems.push(Problem::of_file(&path, &message, "Let it be read, or remove it."));
                return None;
            }
        };
        serde_json::from_slice(&bytes)
            .map_err(|error| {
                let message = format!("is not what `dateline trending` writes: {error}");
                let fix = "Run `dateline trending` again, or remove the file.";
                problems.push(Problem::of_file(&path, &message, fix));
            })
            .ok()
    }
}
