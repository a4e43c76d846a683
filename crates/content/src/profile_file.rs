//! The file of an author. As in `source`, doc comments are the help that editors show.
#![allow(missing_docs)] // A field's doc comment below is its help text in the JSON Schema.

use schemars::JsonSchema;
use serde::Deserialize;

use super::brand_file::SocialFile;
use super::frame_file::NavigationFile;
use super::lengths::MOST_IN_A_LINE;

/// Somebody who writes for the newspaper. The file's name is what stories call the author by.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Author")]
pub struct ProfileFile {
    /// The schema of this file: `../author.schema.json`.
    #[serde(rename = "$schema")]
    #[allow(dead_code)] // For editors alone.
    pub schema: Option<String>,
    /// A person's or a desk's name.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub name: String,
    /// Whether it is a desk of the newspaper and not a person: search engines tell them apart.
    #[serde(default)]
    pub desk: bool,
    /// What the author is at the newspaper: `Korea correspondent`.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub role: Option<String>,
    /// A portrait: a file in `pictures/`. It stands beside the name, cut to a circle.
    #[schemars(extend("x-names" = "pictures"))]
    pub picture: Option<String>,
    /// The point of the portrait that stays in sight, such as the face, in percent from the left and from the top:
    /// `[50, 20]`. Without it, that is the middle, or the upper part if the picture is higher than wide.
    #[schemars(inner(range(max = 100)))]
    pub focus: Option<[u8; 2]>,
    /// Who the author is, in a few sentences of inline Markdown.
    #[schemars(regex(pattern = r"\S"), extend("contentMediaType" = "text/markdown"))]
    pub bio: Option<String>,
    /// The author's accounts: each as it is called there, or as the address of its page.
    #[serde(default)]
    pub social: SocialFile,
    /// An e-mail address at which readers can write to the author.
    #[schemars(regex(pattern = r"^[^@\s]+@[^@\s]+$"))]
    pub email: Option<String>,
    /// Other pages by or about the author, such as the author's own site. Search engines take the first for the page about
    /// the author.
    #[serde(default)]
    pub links: Vec<NavigationFile>,
}
