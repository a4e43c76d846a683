//! The authors who have files, and whom a byline means.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use dateline_model::Slug;

use super::content_files::{file_slug, list, read};
use super::digest::Digest;
use super::file::File;
use super::known_names::caseless;
use super::notation::Notation;
use super::problem::{Complaint, Problem};
use super::profile_file::ProfileFile;
use super::remedy;
use super::structure::Form;

/// Where their files lie in the content folder.
pub(super) const AUTHORS: &str = "authors";

/// What problems call one of them.
const NOUN: &str = "author";

/// All authors who have files, by their slugs.
#[derive(Default)]
pub(super) struct Profiles {
    sources: BTreeMap<String, ProfileSource>,
    /// Their slugs by their names.
    by_name: HashMap<String, String>,
    /// The names of the files that can't be read.
    unreadable: BTreeSet<String>,
}

/// The file of an author.
pub(super) struct ProfileSource {
    pub(super) slug: Slug,
    pub(super) file: File<ProfileFile>,
    digest: Digest,
}

impl Profiles {
    /// Reads the files of a folder.
    pub(super) fn read(folder: &Path, problems: &mut Vec<Problem>) -> Self {
        static FORM: Form<ProfileFile> = Form::new();
        let mut profiles = Self::default();
        for path in list(folder, NOUN, &[Notation::Json], problems) {
            let file = read(&path, &FORM, problems);
            let slug = file_slug(&path, NOUN, problems);
            let (Some(file), Some(slug)) = (file, slug) else {
                let name = path.file_stem().unwrap_or_default();
                profiles.unreadable.insert(name.to_string_lossy().into_owned());
                continue;
            };
            profiles.add(slug, file, problems);
        }
        profiles
    }

    fn add(&mut self, slug: Slug, file: File<ProfileFile>, problems: &mut Vec<Problem>) {
        let Entry::Vacant(place) = self.sources.entry(slug.to_string()) else {
            let message = format!("two authors have the slug `{slug}`");
            let fix = "Give one of the files another name.";
            problems.push(Problem::of(&file.text.name, &message, fix));
            return;
        };
        let name = caseless(&file.value.name);
        if let Some(other) = self.by_name.get(&name) {
            let complaint = Complaint::warning(
                format!("`{other}` has the same name, so readers can't tell the two apart"),
                "If they are one person, keep one of the files; else write what tells them apart, such as a second name.",
            );
            problems.push(Problem::at(&file.text, "/name", complaint));
        } else {
            self.by_name.insert(name, slug.to_string());
        }
        place.insert(ProfileSource {
            slug,
            digest: Digest::of(file.text.content.as_bytes()),
            file,
        });
    }

    /// The author of a slug.
    pub(super) fn get(&self, slug: &str) -> Option<&ProfileSource> {
        self.sources.get(slug)
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &ProfileSource> {
        self.sources.values()
    }

    /// The slug of the author of a name.
    pub(super) fn named(&self, name: &str) -> Option<&str> {
        self.by_name.get(&caseless(name)).map(String::as_str)
    }

    /// The slug that was meant, if one is much like it, or has this name.
    pub(super) fn meant(&self, slug: &str) -> Option<&str> {
        let nearest = || remedy::nearest(slug, self.sources.keys().map(String::as_str));
        self.named(slug).or_else(nearest)
    }

    /// What is known of somebody whom a byline names, as far as one answer differs from another.
    pub(super) fn known(&self, who: &str) -> (Option<Digest>, Option<&str>) {
        (self.get(who).map(|source| source.digest), self.named(who))
    }

    /// Whether there is a file of a name that can't be read.
    pub(super) fn is_unreadable(&self, slug: &str) -> bool {
        self.unreadable.contains(slug)
    }

    /// The pictures that they name.
    pub(super) fn pictures(&self) -> impl Iterator<Item = &String> {
        self.iter().filter_map(ProfileSource::picture)
    }
}

impl ProfileSource {
    /// The picture that it names.
    pub(super) fn picture(&self) -> Option<&String> {
        self.file.value.picture.as_ref()
    }
}
