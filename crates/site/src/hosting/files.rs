//! The files of the site that are meant for its host: `_headers` and `_redirects`, which Netlify and Cloudflare
//! Pages read, and `.nojekyll`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::headers::{CACHE, DRAWING, DRAWING_POLICY, IMMUTABLE, POLICY, always};
use super::hosted::{Hosted, Moved};
use super::lines::indented;
use crate::artifact::Artifact;
use dateline_content::files::is_hashed;

/// The headers of the site's answers.
pub(crate) const HEADERS: &str = "_headers";

/// The redirects.
pub(crate) const REDIRECTS: &str = "_redirects";

/// An empty file. With it, GitHub Pages serves a branch as it is, including names with an underscore.
pub(crate) const NO_JEKYLL: &str = ".nojekyll";

/// What says that a folder is a site that was published.
pub(crate) const MARKER: &str = ".dateline";

/// The files of a site that are not for readers.
pub(crate) const FOR_THE_HOST: [&str; 4] = [HEADERS, REDIRECTS, NO_JEKYLL, MARKER];

/// Where the pictures of a site are.
const PICTURES: &str = "pictures/";

/// These files, for a site of the files `paths`. `own` gives the newsroom's own lines of one, or nothing.
pub(crate) fn artifacts<'a>(
    hosted: &Hosted,
    paths: &BTreeSet<String>,
    own: impl Fn(&str) -> Result<String>,
) -> Result<Vec<Artifact<'a>>> {
    let headers = with_own(headers_file(hosted, paths), &own(HEADERS)?);
    let redirects = with_own(redirects_file(hosted), &own(REDIRECTS)?);
    Ok(vec![
        Artifact::of_bytes(HEADERS, headers),
        Artifact::of_bytes(REDIRECTS, redirects),
        Artifact::of_bytes(NO_JEKYLL, ""),
    ])
}

/// The text of `_headers`, for a site with these files.
///
/// A pattern ends in `*` or names one file, as both hosts require. Where a response gets a header from two patterns, both
/// hosts send both values, joined by a comma: two policies, of which each holds (CSP Level 3, section 3).
fn headers_file(hosted: &Hosted, files: &BTreeSet<String>) -> String {
    let base = &hosted.base_path;
    // Cloudflare reads a hundred rules. Other pictures can do nothing that the policy would keep them from.
    let drawings = files.iter().filter(|file| file.ends_with(DRAWING)).map(|file| {
        if file.starts_with(PICTURES) {
            format!("{PICTURES}*")
        } else {
            file.clone()
        }
    });
    let drawings = drawings.collect::<BTreeSet<_>>().into_iter();
    let drawings = drawings.map(|file| format!("{base}{file}\n  {POLICY}: {DRAWING_POLICY}"));
    let headers = always(hosted.is_https()).map(|(name, value)| format!("{name}: {value}"));
    let immutable = immutable(files)
        .into_iter()
        .map(|immutable| format!("{base}{immutable}\n  {CACHE}: {IMMUTABLE}"));
    format!(
        "{base}*\n{}{}",
        indented("  ", headers),
        indented("", immutable.chain(drawings))
    )
}

/// The files that never change, by name, or by folder if it contains nothing else.
fn immutable(files: &BTreeSet<String>) -> Vec<String> {
    let mut folders: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for file in files {
        let folder = file.split_once('/').map_or("", |(folder, _)| folder);
        folders.entry(folder).or_default().push(file);
    }
    let mut immutable = Vec::new();
    for (folder, files) in folders {
        if !folder.is_empty() && files.iter().all(|file| is_hashed(file)) {
            immutable.push(format!("{folder}/*"));
        } else {
            immutable.extend(files.into_iter().filter(|file| is_hashed(file)).cloned());
        }
    }
    immutable.sort();
    immutable
}

/// The text of `_redirects`.
///
/// Netlify prefers a file to a rule unless the rule is forced, and there is a page at each old address. Cloudflare
/// does not know `!`, skips that line and uses the other.
fn redirects_file(hosted: &Hosted) -> String {
    let lines = |Moved { from, to }: &Moved| format!("{from} {to} 301!\n{from} {to} 301\n");
    hosted.moved.iter().map(lines).collect()
}

/// The line between our part of a file and the newsroom's own. Both hosts read it as a comment.
const OWN: &str = "# From public/:";

/// A file for the host with the newsroom's own lines after ours.
fn with_own(ours: String, own: &str) -> String {
    if own.trim().is_empty() {
        ours
    } else {
        format!("{ours}{OWN}\n{}\n", own.trim_end())
    }
}

/// The redirects in a `_redirects` that was written here. The newsroom's own lines are only for hosts that read it.
pub(super) fn read_redirects(text: &str) -> Vec<Moved> {
    let ours = text.lines().take_while(|line| *line != OWN);
    let moved = ours.filter_map(|line| {
        let (from, rest) = line.split_once(' ')?;
        let to = rest.strip_suffix(" 301")?;
        Some(Moved {
            from: from.to_owned(),
            to: to.to_owned(),
        })
    });
    moved.collect()
}

/// The file of a published site that describes the site as a whole.
pub(super) fn site_file(folder: &Path) -> Result<PathBuf> {
    let mut paths = folder
        .read_dir()
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    paths
        .find(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("site-") && name.ends_with(".json") && is_hashed(&name)
        })
        .with_context(|| {
            format!(
                "{} does not contain a published site; publish one first: make build",
                folder.display()
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_named_if_all_its_files_are_immutable_and_otherwise_each_file() {
        let files = [
            "app-h0123456789ab.js",
            "index.html",
            "mixed/a-h0123456789ab.js",
            "mixed/b.js",
            "pictures/c-h0123456789ab.png",
        ];
        assert_eq!(
            immutable(&files.map(str::to_owned).into()),
            ["app-h0123456789ab.js", "mixed/a-h0123456789ab.js", "pictures/*"]
        );
    }
}
