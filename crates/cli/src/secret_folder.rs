//! A folder for a site whose address nobody can guess.

use std::path::Path;

use anyhow::{Context, Result};
use dateline_content::files;
use dateline_model::Slug;

/// What its name begins with, so that it is found again.
const BEGINNING: &str = "drafts-";

/// The name of such a folder in another: of the one that is there, or a new one, of 128 bits from the system's source of
/// random numbers.
pub fn secret_folder(above: &Path) -> Result<Slug> {
    let names = files::names(above).unwrap_or_default();
    let mut known = names.iter().filter(|name| name.starts_with(BEGINNING));
    if let Some(known) = known.find_map(|name| Slug::new(name).ok()) {
        return Ok(known);
    }
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).context("the system gives no random numbers")?;
    let name = bytes.iter().map(|byte| format!("{byte:02x}"));
    Slug::new(format!("{BEGINNING}{}", name.collect::<String>())).context("not a valid name")
}
