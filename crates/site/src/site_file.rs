//! What every page knows of its site: one file that browsers keep, and not a part of each page.

use anyhow::Result;

use super::artifact::Artifact;
use dateline_content::files::hashed_name;
use dateline_model::Site;

/// The file's path, relative to the site's folder.
pub(super) fn path(site: &Site) -> Result<String> {
    Ok(hashed_name("site.json", &serde_json::to_vec(site)?))
}

/// The file.
pub(super) fn artifacts(site: &Site) -> Result<Vec<Artifact<'static>>> {
    Ok(vec![Artifact::of_bytes(path(site)?, serde_json::to_vec(site)?)])
}
