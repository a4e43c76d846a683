//! A file that makes a page of its own, and how it is read.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use dateline_model::Slug;

use super::brief::Brief;
use super::digest::Digest;
use super::file::File;
use super::files::Stamp;
use super::notation::Notation;
use super::problem::Problem;
use super::source::{PageKind, PageSource};
use super::structure::{read_text, read_values};
use super::text::{Cursor, Text};
use super::{json, markdown_file};

/// A file that makes a page, as others know it. Its text is on the disk.
pub(super) struct PageFile {
    pub(super) slug: Slug,
    pub(super) path: PathBuf,
    pub(super) kind: &'static PageKind,
    /// That of the file, unless it was written just before it was read.
    pub(super) stamp: Option<Stamp>,
    /// That of the file's bytes.
    pub(super) digest: Digest,
    /// Whether the file is what its schema asks for.
    pub(super) is_sound: bool,
    /// Whether it is remembered with the same bytes.
    pub(super) is_remembered: bool,
    pub(super) brief: Arc<Brief>,
}

impl PageFile {
    /// The path that problems name.
    pub(super) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Reads the file once more. It has to be as it was.
    pub(super) fn read(&self, problems: &mut Vec<Problem>) -> Option<File<PageSource>> {
        let bytes = json::bytes(&self.path)
            .map_err(|problem| problems.push(problem))
            .ok()?;
        if Digest::of(&bytes) != self.digest {
            problems.push(Problem::of_file(
                &self.path,
                "the file was changed while it was being read",
                "Run the command again when nobody is writing the file.",
            ));
            return None;
        }
        self.kind.read(&self.path, bytes, self.is_sound, problems)
    }
}

impl PageKind {
    /// Reads the bytes of a file of this kind.
    pub(super) fn read(
        &self,
        path: &Path,
        bytes: Vec<u8>,
        is_known_sound: bool,
        problems: &mut Vec<Problem>,
    ) -> Option<File<PageSource>> {
        let text = json::text(path, bytes)
            .map_err(|problem| problems.push(problem))
            .ok()?;
        match Notation::of(path)? {
            Notation::Json => read_text(path, text, &self.form, is_known_sound, problems),
            Notation::Markdown => {
                // Whatever ends its lines, they end.
                let text = text.replace("\r\n", "\n").replace('\r', "\n");
                self.read_markdown(path, text, is_known_sound, problems)
            }
        }
    }

    fn read_markdown(
        &self,
        path: &Path,
        text: String,
        is_known_sound: bool,
        problems: &mut Vec<Problem>,
    ) -> Option<File<PageSource>> {
        let (values, mut faults) = markdown_file::read(&text, self.has_faqs);
        let tree = if self.has_faqs {
            markdown_file::story
        } else {
            markdown_file::page
        };
        let text = Text::of(path.display().to_string(), text, tree);
        faults.sort_by_key(|(at, _)| *at);
        let mut cursor = Cursor::at_the_start_of(&text.content);
        let faults = faults.into_iter();
        problems.extend(
            faults.map(|(at, complaint)| Problem::at_place(&text, cursor.move_to(at), "", complaint)),
        );
        read_values(text, values?.into_json(), &self.form, is_known_sound, problems)
    }
}
