//! What site.json says of what stands around every page. As in `source`, doc comments are the help that editors show.
#![allow(missing_docs)] // A field's doc comment below is its help text in the JSON Schema.

use schemars::JsonSchema;
use serde::Deserialize;

use super::lengths::{MOST_IN_A_LINE, MOST_IN_A_TEXT};

/// A link of the navigation, or of the footer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NavigationFile {
    /// What it says.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub label: String,
    /// Where it leads: a path of this site (`/news/`) or a whole address (`https://…`).
    pub to: String,
}

/// What stands at the foot of every page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum FooterFile {
    /// Links, as a column without a title.
    Links(Vec<NavigationFile>),
    /// All that can stand there.
    Parts(FooterPartsFile),
}

/// The parts of the foot.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FooterPartsFile {
    /// The links, in columns. Those to the newspaper's accounts and feeds come after them by themselves.
    #[serde(default)]
    pub columns: Vec<ColumnFile>,
    /// A line under them, in inline Markdown.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_TEXT), extend("contentMediaType" = "text/markdown"))]
    pub text: Option<String>,
    /// Who may use what is published: `CC-BY-4.0` or another licence of Creative Commons by its SPDX identifier, or `©`
    /// and who holds the rights: `© The Harbour Post`. The years of the stories are added where none is written.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub licence: Option<String>,
}

/// A column of links.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnFile {
    /// What stands above the links.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub title: Option<String>,
    /// The links.
    #[schemars(length(min = 1))]
    pub links: Vec<NavigationFile>,
}

impl Default for FooterFile {
    fn default() -> Self {
        Self::Links(Vec::new())
    }
}
