//! The report of an import: which articles were made, and everything that was lost or changed.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::Serialize;

use dateline_content::{Printed, Problem, SHOWN, Severity, counted, listed, summary};

/// What an import did, or would do in a dry run.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// Whether it was a dry run, which writes nothing.
    pub dry_run: bool,
    /// The articles, each with the file that it was made from.
    pub articles: Vec<Imported>,
    /// What was lost or changed, by file and line.
    pub notes: Vec<Note>,
    /// The picture files that were copied.
    pub pictures: Vec<Copied>,
    /// Where old addresses should lead.
    pub redirects: Vec<ProposedRedirect>,
    /// What `check` finds in the newsroom afterwards.
    pub problems: Vec<Problem>,
}

/// An article that was made.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// The file that it was made from.
    pub from: String,
    /// The article's file.
    pub to: String,
    /// Whether it is a draft.
    pub draft: bool,
}

/// A picture that was copied.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Copied {
    /// The original file.
    pub from: String,
    /// Its name among the newsroom's pictures.
    pub to: String,
}

/// A redirect from an old address to the new one.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ProposedRedirect {
    /// The path that readers may still use.
    pub from: String,
    /// The path of the article.
    pub to: String,
}

/// How much of something is in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// No article was made from the file.
    NotImported,
    /// The article lacks it, or has only its words.
    Lost,
    /// The article has it in another form.
    Changed,
}

/// Something that was lost or changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Note {
    /// The source file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// How much of it is in the article.
    pub kind: Kind,
    /// What it is, and what was done with it.
    pub message: String,
}

impl Report {
    /// Whether every file became an article that `check` accepts.
    pub fn is_complete(&self) -> bool {
        self.count(Kind::NotImported) == 0
            && self
                .problems
                .iter()
                .all(|problem| problem.severity != Severity::Error)
    }

    /// Notes that no article is made from a file.
    pub(super) fn refuse(&mut self, file: &Path, why: impl Into<String>) {
        let mut notes = Notes::of(file.display().to_string());
        notes.add(Kind::NotImported, 1, why);
        self.notes.append(&mut notes.entries);
    }

    fn count(&self, kind: Kind) -> usize {
        self.notes.iter().filter(|note| note.kind == kind).count()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let articles: BTreeMap<&str, &Imported> = self
            .articles
            .iter()
            .map(|article| (article.from.as_str(), article))
            .collect();
        let mut files: BTreeMap<&str, Vec<&Note>> = articles.keys().map(|file| (*file, Vec::new())).collect();
        for note in &self.notes {
            files.entry(&note.file).or_default().push(note);
        }
        for (file, notes) in files {
            match articles.get(file) {
                Some(article) => {
                    let draft = if article.draft { " (draft)" } else { "" };
                    line(f, &format!("{file} -> {}{draft}", article.to))?;
                }
                None => line(f, file)?,
            }
            for note in notes.iter().take(SHOWN) {
                let kind = match note.kind {
                    Kind::NotImported => "not imported",
                    Kind::Lost => "not carried over",
                    Kind::Changed => "changed",
                };
                line(f, &format!("  {file}:{}: {kind}: {}", note.line, note.message))?;
            }
            if notes.len() > SHOWN {
                let others = notes.len() - SHOWN;
                line(
                    f,
                    &format!("  {file}: and {others} more in this file; `--format json` lists all"),
                )?;
            }
        }
        for Copied { from, to } in &self.pictures {
            line(f, &format!("{from} -> {to}"))?;
        }
        if !self.redirects.is_empty() {
            writeln!(
                f,
                "\nRedirects from old addresses; add these lines to the list in redirects.json:"
            )?;
            for (index, redirect) in self.redirects.iter().enumerate() {
                let json = serde_json::to_string(redirect).map_err(|_| fmt::Error)?;
                let comma = if index + 1 < self.redirects.len() { "," } else { "" };
                line(f, &format!("  {json}{comma}"))?;
            }
        }
        if !self.problems.is_empty() {
            writeln!(f, "\nProblems that `check` finds in the newsroom:")?;
            for lines in listed(&self.problems) {
                writeln!(f, "{lines}")?;
            }
        }
        let drafts = self.articles.iter().filter(|article| article.draft).count();
        if self.dry_run {
            write!(f, "\nThis was a dry run; nothing was written.")?;
        }
        write!(
            f,
            "\n{} ({}), {} copied; {} not imported; {} not carried over, {} changed; check: {}",
            counted(self.articles.len(), "article"),
            counted(drafts, "draft"),
            counted(self.pictures.len(), "picture"),
            counted(self.count(Kind::NotImported), "file"),
            counted(self.count(Kind::Lost), "thing"),
            self.count(Kind::Changed),
            summary(&self.problems)
        )
    }
}

fn line(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    writeln!(f, "{}", Printed(text))
}

/// The notes of one source file, while it is being read.
#[derive(Debug, Clone)]
pub(super) struct Notes {
    file: String,
    pub entries: Vec<Note>,
    /// What was understood but is not text of the article: labels of links, names of fields.
    pub understood: Vec<String>,
}

impl Notes {
    pub(super) fn of(file: String) -> Self {
        Self {
            file,
            entries: Vec::new(),
            understood: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, kind: Kind, line: usize, message: impl Into<String>) {
        self.entries.push(Note {
            file: self.file.clone(),
            line,
            kind,
            message: message.into(),
        });
    }

    pub(super) fn lost(&mut self, line: usize, message: impl Into<String>) {
        self.add(Kind::Lost, line, message);
    }

    pub(super) fn changed(&mut self, line: usize, message: impl Into<String>) {
        self.add(Kind::Changed, line, message);
    }

    pub(super) fn understood(&mut self, words: impl Into<String>) {
        self.understood.push(words.into());
    }
}
