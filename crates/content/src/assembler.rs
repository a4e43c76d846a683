//! What all files are assembled with: what is known of the newsroom, and where problems go.

use std::collections::BTreeSet;

use super::anchors::StoryAnchors;
use super::context::Context;
use super::dates::WrittenDate;
use super::file::File;
use super::fonts::missing_glyphs;
use super::pictures::Found;
use super::problem::{Complaint, Problem};
use super::text::Text;
use super::trace::Question;
use super::web_address::WebAddress;

pub(super) struct Assembler<'a> {
    pub(super) context: &'a Context,
    /// What was asked about other files.
    pub(super) asked: Vec<Question>,
    pub(super) problems: &'a mut Vec<Problem>,
}

/// The file at hand, and the page that it makes.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) text: &'a Text,
    faulty: &'a BTreeSet<String>,
    /// The page's path below the base path, and its places; none for the site's own file.
    pub(super) page: Option<(&'a str, &'a StoryAnchors)>,
}

impl<'a> Here<'a> {
    pub(super) fn of<T>(file: &'a File<T>, page: Option<(&'a str, &'a StoryAnchors)>) -> Self {
        Self {
            text: &file.text,
            faulty: &file.faulty,
            page,
        }
    }

    /// Whether the value at a place only stands in for a faulty one.
    pub(super) fn is_faulty(self, path: &str) -> bool {
        self.faulty.contains(path)
    }
}

impl<'a> Assembler<'a> {
    /// One that has asked nothing yet.
    pub(super) fn new(context: &'a Context, problems: &'a mut Vec<Problem>) -> Self {
        Self {
            context,
            asked: Vec::new(),
            problems,
        }
    }

    pub(super) fn complain(&mut self, here: Here<'_>, path: &str, complaint: Complaint) {
        self.problems.push(Problem::at(here.text, path, complaint));
    }

    pub(super) fn error(&mut self, here: Here<'_>, path: &str, message: &str, fix: &str) {
        self.complain(here, path, Complaint::error(message, fix));
    }

    pub(super) fn warn(&mut self, here: Here<'_>, path: &str, message: &str, fix: &str) {
        self.complain(here, path, Complaint::warning(message, fix));
    }

    /// An address beyond this site, in the form that it needs there, unless something is wrong with it.
    pub(super) fn address(
        &mut self,
        here: Here<'_>,
        path: &str,
        text: &str,
        form: fn(WebAddress) -> Result<String, Complaint>,
    ) -> Option<String> {
        let read = WebAddress::read(text).and_then(form);
        read.map_err(|complaint| self.complain(here, path, complaint))
            .ok()
    }

    /// The picture of a name, unless something is wrong with it.
    pub(super) fn found(&mut self, here: Here<'_>, path: &str, name: &str) -> Option<&'a Found> {
        self.asked.push(Question::Picture(name.to_owned()));
        let found = self.context.pictures.get(name)?.as_ref();
        found
            .map_err(|fault| self.error(here, path, &format!("pictures/{name}: {fault}"), &fault.fix()))
            .ok()
    }

    /// Warns where a social card could not show a text.
    pub(super) fn check_glyphs(&mut self, here: Here<'_>, path: &str, text: &str) {
        let missing = missing_glyphs(text);
        if !missing.is_empty() {
            let missing: Vec<_> = missing.iter().map(|c| format!("`{c}`")).collect();
            let message = format!(
                "the fonts of the social card have no glyph for {}",
                missing.join(", ")
            );
            let fix = "Write it in Latin, Greek, Cyrillic, Hangul or Arabic letters, or accept empty boxes on the card.";
            self.warn(here, path, &message, fix);
        }
    }

    pub(super) fn date(&mut self, here: Here<'_>, path: &str, text: &str) -> Option<WrittenDate> {
        let read = self.context.zone.try_read(text);
        read.map_err(|complaint| self.complain(here, path, complaint))
            .ok()
    }
}
