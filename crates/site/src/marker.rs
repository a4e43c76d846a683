//! The file by which a folder is known as a site that was published, and that may be replaced whole.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, bail};

use super::artifact::Artifact;
use super::hosting::MARKER;
use super::options::Options;
use super::output::is_nobodys;
use dateline_content::files;

/// The first line of the file. The others are the names of what lies beside it.
const TITLE: &str = "`dateline publish` wrote this folder, and replaces it whole. It has, and nothing else:";

/// The file, for a site of the files `paths`.
pub(super) fn artifact<'a>(paths: &BTreeSet<String>) -> Artifact<'a> {
    let beside = paths.iter().filter_map(|path| path.split('/').next());
    let beside: BTreeSet<_> = beside.chain([MARKER]).collect();
    let lines = std::iter::once(TITLE).chain(beside);
    Artifact::of_bytes(MARKER, lines.flat_map(|line| [line, "\n"]).collect::<String>())
}

/// What stands where the site goes is replaced whole: it must be an older site and nothing besides.
pub(super) fn guard(options: &Options) -> Result<()> {
    let out = &options.out;
    let shown = out.display();
    for source in options.app.folder().into_iter().chain([&*options.content]) {
        let (out, source) = (std::path::absolute(out)?, std::path::absolute(source)?);
        if source.starts_with(&out) {
            bail!(
                "{shown} holds {}, which publishing reads; choose another folder with --out",
                source.display()
            );
        }
    }
    if !out.exists() {
        return Ok(());
    }
    let mut beside = files::names(out)?;
    beside.retain(|name| !is_nobodys(name));
    if beside.is_empty() {
        return Ok(());
    }
    let Some(known) = known(out) else {
        bail!(
            "{shown} is neither empty nor a site that `dateline publish` wrote (such a site has a file {MARKER}), so it \
             is not replaced; choose another folder with --out, or empty this one if nobody needs what is in it"
        );
    };
    beside.retain(|name| {
        let plain = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz"));
        !known.contains(name) && !plain.is_some_and(|plain| known.contains(plain))
    });
    if beside.is_empty() {
        return Ok(());
    }
    let shown_names = beside
        .iter()
        .take(5)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ");
    let more = beside.len().saturating_sub(5);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    bail!(
        "{shown} has something in it that publishing did not write, and would lose it: {shown_names}{more}; move it \
         elsewhere (what is to be published as it is belongs into public/), or choose another folder with --out"
    )
}

/// The names that a site's own file knows; nothing where the folder is not a site.
fn known(folder: &Path) -> Option<BTreeSet<String>> {
    let text = std::fs::read_to_string(folder.join(MARKER)).ok()?;
    let mut lines = text.lines();
    (lines.next() == Some(TITLE)).then(|| lines.map(str::to_owned).collect())
}
