//! The newspaper's own fonts: what site.json names, each looked at as a whole, and divided where it is large.

mod ems;
mod fallbacks;
mod read;
mod subsets;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::assembler::{Assembler, Here};
use crate::brand_file::FontsFile;
use crate::files;
use crate::known_names::KnownNames;

pub use fallbacks::Fallback;
pub use read::{Fault, Typeface, decode};
pub use subsets::Subset;

/// The newspaper's own fonts, by what they are for.
#[derive(Debug, Clone, Default)]
pub struct Typefaces {
    /// For headlines and the newspaper's name.
    pub headlines: Vec<Typeface>,
    /// For all that is read.
    pub text: Vec<Typeface>,
}

/// The folder that they are in.
const FOLDER: &str = "fonts";

/// What the fonts of a page may weigh, in bytes, before one is told of it: on a slow network they take a second then.
const HEAVY: usize = 150_000;

/// How many letters a warning names.
const NAMED: usize = 8;

impl Assembler<'_> {
    /// The fonts of the site's own file.
    pub(super) fn typefaces(&mut self, here: Here<'_>, fonts: &FontsFile) -> Typefaces {
        let (titles, texts) = self.context.letters();
        let typefaces = Typefaces {
            headlines: self.family(here, "headlines", &fonts.headlines, &titles),
            text: self.family(here, "text", &fonts.text, &texts),
        };
        let of_text = typefaces.text.iter().map(|face| face.weight_for(&texts));
        let of_headlines = typefaces.headlines.iter().map(|face| face.weight_for(&titles));
        let bytes: usize = of_text.chain(of_headlines).sum();
        if bytes > HEAVY {
            self.warn(
                here,
                "/brand/fonts",
                &format!(
                    "a page loads about {} KB of fonts, and {} are much",
                    bytes / 1000,
                    HEAVY / 1000
                ),
                "Name fewer files, or save them with the letters alone that the newspaper writes in.",
            );
        }
        typefaces
    }

    /// The faces of one family. `letters` are those that it is to show.
    fn family(
        &mut self,
        here: Here<'_>,
        family: &str,
        names: &[String],
        letters: &BTreeSet<char>,
    ) -> Vec<Typeface> {
        let mut faces = Vec::new();
        for (index, name) in names.iter().enumerate() {
            let path = &format!("/brand/fonts/{family}/{index}");
            match find(&self.context.folder.join(FOLDER), name) {
                Err(fault) => self.error(here, path, &format!("{FOLDER}/{name}: {fault}"), &fault.fix()),
                Ok(face) => {
                    self.look_at(here, path, &face, letters);
                    faces.push(face);
                }
            }
        }
        faces
    }

    fn look_at(&mut self, here: Here<'_>, path: &str, face: &Typeface, letters: &BTreeSet<char>) {
        let name = &face.name;
        if face.is_restricted {
            self.warn(
                here,
                path,
                &format!("{FOLDER}/{name} says that it may not be embedded (OS/2, fsType)"),
                "Ask whoever made it for a licence for the web, and for a file that says so.",
            );
        }
        let missing: Vec<_> = letters.iter().filter(|letter| !face.has(**letter)).collect();
        if !missing.is_empty() {
            let named = missing.iter().take(NAMED).map(|letter| format!("`{letter}`"));
            let named = named.collect::<Vec<_>>().join(", ");
            let count = missing.len();
            self.warn(
                here,
                path,
                &format!(
                    "{FOLDER}/{name} lacks {count} of the letters that the newspaper writes in: {named}"
                ),
                "Use a font that has them, or accept that they are shown in that of the style.",
            );
        }
    }
}

/// Looks at a file.
fn find(folder: &Path, name: &str) -> Result<Typeface, Fault> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if name.starts_with('.') || !name.chars().all(is_plain) {
        return Err(Fault::Name);
    }
    let source: PathBuf = folder.join(name);
    let names = files::names(folder).unwrap_or_default();
    // Some systems find a file whose name differs in large and small letters, and those that build sites do not.
    if !names.iter().any(|there| there == name) {
        let names = KnownNames::of(names);
        let nearest = names.called(name).or_else(|| names.nearest(name));
        return Err(Fault::Missing(nearest.map(str::to_owned)));
    }
    if files::leads_out(&source, folder) {
        return Err(Fault::Outside);
    }
    Typeface::read(source, name)
}
