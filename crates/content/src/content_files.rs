//! The files of a content folder: where they lie, what they are called, and what is in them.

use std::path::{Path, PathBuf};

use dateline_model::Slug;

use super::file::File;
use super::notation::Notation;
use super::problem::Problem;
use super::structure::{Form, read_text};
use super::transliterate::slug_from;
use super::{files, json};

/// The path of a part of the content folder. One that is there in other letters, large or small, is read too, and has to
/// be renamed: some systems would find it by the right name, and those that build sites would not.
pub(super) fn part(content: &Path, name: &str, problems: &mut Vec<Problem>) -> PathBuf {
    let names = files::names(content).unwrap_or_default();
    let alike = || names.iter().find(|other| other.eq_ignore_ascii_case(name));
    let is_there = names.iter().any(|other| other == name);
    let Some(other) = alike().filter(|_| !is_there) else {
        return content.join(name);
    };
    let path = content.join(other);
    let message = format!("this has to be called `{name}`; on many systems `{other}` is not found");
    problems.push(Problem::of_file(
        &path,
        &message,
        &format!("Rename it to {name}."),
    ));
    path
}

/// Lists the files of a folder, and of those below it, that are written in these notations. Each is that of a `noun`.
pub(super) fn list(
    folder: &Path,
    noun: &str,
    notations: &[Notation],
    problems: &mut Vec<Problem>,
) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    // What begins with a dot belongs to editors and systems.
    let is_hidden = |entry: &walkdir::DirEntry| entry.file_name().to_string_lossy().starts_with('.');
    let mut entries = walkdir::WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                problems.push(Problem::of_file(
                    error.path().unwrap_or(folder),
                    &format!("can't be listed: {error}"),
                    "Create it, let this user read it, or remove a link that leads nowhere.",
                ));
                continue;
            }
        };
        let path = entry.path();
        let is_folder = entry.file_type().is_dir();
        if entry.depth() > 0 && entry.path_is_symlink() && files::leads_out(path, folder) {
            problems.push(Problem::of_file(
                path,
                "the link leads out of the content folder, so nothing is read from there",
                "Copy what it leads to into the content folder.",
            ));
            if is_folder {
                entries.skip_current_dir();
            }
            continue;
        }
        if is_folder {
            continue;
        }
        let notation = Notation::of(path);
        let is_markdown = notation == Some(Notation::Markdown)
            || path
                .extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("markdown"));
        if notation.is_some_and(|notation| notations.contains(&notation)) {
            paths.push(entry.into_path());
        } else if is_markdown {
            let (how, fix) = if notations.contains(&Notation::Markdown) {
                ("in Markdown ends in .md", "Let its name end in .md.")
            } else {
                (
                    "is written in JSON",
                    "Write it in JSON, and let its name end in .json.",
                )
            };
            let message = format!("this is not read: the file of the {noun} {how}");
            problems.push(Problem::of_file(path, &message, fix));
        }
    }
    paths
}

/// The slug that a file's name is.
pub(super) fn file_slug(path: &Path, noun: &str, problems: &mut Vec<Problem>) -> Option<Slug> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let unfit = |error| {
        let fix = match slug_from(&name).as_str() {
            "" => "Name it in lower-case ASCII letters, digits and single hyphens.".to_owned(),
            suggestion => {
                let ending = path.extension().unwrap_or_default().to_string_lossy();
                format!("Name it {suggestion}.{ending}.")
            }
        };
        let message = format!("the file's name is the slug of the {noun}, and {error}");
        problems.push(Problem::of_file(path, &message, &fix));
    };
    Slug::new(&*name).map_err(unfit).ok()
}

/// Reads a file in JSON.
pub(super) fn read<T>(path: &Path, form: &Form<T>, problems: &mut Vec<Problem>) -> Option<File<T>> {
    let bytes = json::bytes(path);
    let text = bytes.and_then(|bytes| json::text(path, bytes));
    let text = text.map_err(|problem| problems.push(problem)).ok()?;
    read_text(path, text, form, false, problems)
}
