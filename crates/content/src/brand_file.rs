//! What site.json says of the newspaper's looks. As in `source`, doc comments are the help that editors show.
#![allow(missing_docs)] // A field's doc comment below is its help text in the JSON Schema.

use schemars::JsonSchema;
use serde::Deserialize;

/// What readers know the newspaper by.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BrandFile {
    /// The newspaper's own colour. Links are written in it, and buttons are filled with it.
    pub accent: Option<AccentFile>,
    /// The icon of windows, bookmarks and home screens: a square file in `pictures/`, an SVG or a PNG of at least 512
    /// pixels. Where it is missing, it is the first letter of the newspaper's name.
    pub icon: Option<String>,
}

impl BrandFile {
    /// The pictures that it names.
    pub(crate) fn pictures(&self) -> impl Iterator<Item = &String> {
        self.icon.iter()
    }
}

/// A colour for light pages and one for dark pages.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccentFile {
    /// On a light ground, as CSS writes it in hexadecimal digits: `#8c1c13`.
    #[schemars(regex(pattern = COLOUR))]
    pub light: String,
    /// On a dark ground. Where it is missing, it is the nearest to the light one that can be read.
    #[schemars(regex(pattern = COLOUR))]
    pub dark: Option<String>,
}

/// What a colour looks like.
const COLOUR: &str = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$";
