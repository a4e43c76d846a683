//! The two notations in which a page can be written.

use std::path::Path;

use anyhow::Result;

use super::markdown_file;
use super::source::PageSource;

/// How a file that makes a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// JSON.
    Json,
    /// Fields above Markdown.
    Markdown,
}

impl Notation {
    /// All of them.
    pub(crate) const ALL: [Self; 2] = [Self::Json, Self::Markdown];

    /// How the names of such files end.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Markdown => "md",
        }
    }

    /// That of a file, by its name.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?;
        // What describes a folder is no page of it; no slug has capital letters.
        let is_page = path.file_name().is_none_or(|name| name != "README.md");
        let mut all = Self::ALL.into_iter().filter(|_| is_page);
        all.find(|notation| ending.eq_ignore_ascii_case(notation.ending()))
    }

    /// The other one.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::Json => Self::Markdown,
            Self::Markdown => Self::Json,
        }
    }

    /// The text of a page's file.
    pub(crate) fn write(self, page: &PageSource) -> Result<String> {
        let mut page = page.clone();
        self.name_schema(&mut page);
        Ok(match self {
            Self::Json => serde_json::to_string_pretty(&page)? + "\n",
            Self::Markdown => markdown_file::write(&page)?,
        })
    }

    /// Lets a page name the schema of its notation, if it names that of the other.
    pub(crate) fn name_schema(self, page: &mut PageSource) {
        if let Some(schema) = page.schema_mut() {
            for kind in ["article", "page"] {
                let names = Self::ALL.map(|notation| notation.schema(kind));
                let known = names.iter().find_map(|name| schema.strip_suffix(name.as_str()));
                if let Some(folder) = known.filter(|folder| folder.is_empty() || folder.ends_with('/')) {
                    *schema = format!("{folder}{}", self.schema(kind));
                    return;
                }
            }
        }
    }

    /// The name of the schema of such a file.
    fn schema(self, kind: &str) -> String {
        match self {
            Self::Json => format!("{kind}.schema.json"),
            Self::Markdown => format!("{kind}.front-matter.schema.json"),
        }
    }
}
