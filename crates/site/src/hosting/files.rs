//! The files of the site that are meant for its host: `_headers` and `_redirects`, which Netlify and Cloudflare
//! Pages read, and `.nojekyll`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::headers::{CACHE, KEEP, always};
use super::hosted::{Hosted, Moved};
use super::lines::indented;
use dateline_content::files::is_hashed;

/// The headers of the site's answers.
pub(crate) const HEADERS: &str = "_headers";

/// The addresses that moved.
pub(crate) const REDIRECTS: &str = "_redirects";

/// Empty. GitHub Pages then serves a branch as it is, files with an underscore included.
pub(crate) const NO_JEKYLL: &str = ".nojekyll";

/// The files of a site that are for its host and not for readers.
pub(crate) const FOR_THE_HOST: [&str; 3] = [HEADERS, REDIRECTS, NO_JEKYLL];

/// The text of `_headers`, for a site of these files.
///
/// A pattern ends in `*` or names one file, as both hosts want it. No answer gets a header from two patterns:
/// Cloudflare would send both values, joined by a comma.
pub(crate) fn headers_file(hosted: &Hosted, files: &[String]) -> String {
    let base = &hosted.base_path;
    let headers = always(hosted.is_https()).map(|(name, value)| format!("{name}: {value}"));
    let kept = kept(files)
        .into_iter()
        .map(|kept| format!("{base}{kept}\n  {CACHE}: {KEEP}"));
    format!("{base}*\n{}{}", indented("  ", headers), indented("", kept))
}

/// The files that are kept for ever, by name or by the folder where nothing else lies.
fn kept(files: &[String]) -> Vec<String> {
    let mut folders: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for file in files {
        let folder = file.split_once('/').map_or("", |(folder, _)| folder);
        folders.entry(folder).or_default().push(file);
    }
    let mut kept = Vec::new();
    for (folder, files) in folders {
        if !folder.is_empty() && files.iter().all(|file| is_hashed(file)) {
            kept.push(format!("{folder}/*"));
        } else {
            kept.extend(files.into_iter().filter(|file| is_hashed(file)).cloned());
        }
    }
    kept.sort();
    kept
}

/// The text of `_redirects`.
///
/// Netlify prefers a file to a rule unless the rule is forced, and there is a page at each old address. Cloudflare
/// knows no `!`, passes over that line and takes the other.
pub(crate) fn redirects_file(hosted: &Hosted) -> String {
    let lines = |Moved { from, to }: &Moved| format!("{from} {to} 301!\n{from} {to} 301\n");
    hosted.moved.iter().map(lines).collect()
}

/// What stands between our lines of a file and those of the newsroom. Both hosts take it for a comment.
const OWN: &str = "# From public/:";

/// A file for the host with the newsroom's own lines behind ours.
pub(crate) fn with_own(ours: String, own: &str) -> String {
    if own.trim().is_empty() {
        ours
    } else {
        format!("{ours}{OWN}\n{}\n", own.trim_end())
    }
}

/// What a `_redirects` that was written here says. The newsroom's own lines are for the host that knows them.
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

/// The file of a published site that tells of the site as a whole.
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
                "{} holds no published site; publish one first: make build",
                folder.display()
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_named_where_all_in_it_is_kept_and_else_each_file() {
        let files = [
            "app-h0123456789ab.js",
            "index.html",
            "mixed/a-h0123456789ab.js",
            "mixed/b.js",
            "pictures/c-h0123456789ab.png",
        ];
        assert_eq!(
            kept(&files.map(str::to_owned)),
            ["app-h0123456789ab.js", "mixed/a-h0123456789ab.js", "pictures/*"]
        );
    }
}
