//! What site.json says of the newspaper's looks. As in `source`, doc comments are the help that editors show.
#![allow(missing_docs)] // A field's doc comment below is its help text in the JSON Schema.

use std::iter;

use dateline_model::Network;
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
    #[schemars(extend("x-names" = "pictures"))]
    pub icon: Option<String>,
    /// What stands in the place of the newspaper's name at the head of every page.
    pub logo: Option<LogoFile>,
    /// The newspaper's own accounts: each as it is called there, or as the address of its page.
    #[serde(default)]
    pub social: SocialFile,
    /// The newspaper's own fonts.
    #[serde(default)]
    pub fonts: FontsFile,
}

impl BrandFile {
    /// The pictures that it names.
    pub(crate) fn pictures(&self) -> impl Iterator<Item = &String> {
        let logo = self.logo.iter();
        let logo = logo.flat_map(|logo| iter::once(&logo.light).chain(&logo.dark));
        self.icon.iter().chain(logo)
    }
}

/// The newspaper's name as a picture: a file in `pictures/`, an SVG or a PNG.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogoFile {
    /// For light pages and for paper: `logo.svg`.
    #[schemars(regex(pattern = r"\S"), extend("x-names" = "pictures"))]
    pub light: String,
    /// For dark pages. Where it is missing, they have the light one.
    #[schemars(regex(pattern = r"\S"), extend("x-names" = "pictures"))]
    pub dark: Option<String>,
}

/// The newspaper's own fonts: WOFF2 files in `fonts/`. Weight and slant are told by each file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FontsFile {
    /// For headlines and the newspaper's name: `["harbour-bold.woff2"]`.
    #[serde(default)]
    pub headlines: Vec<String>,
    /// For all that is read: `["harbour.woff2", "harbour-italic.woff2", "harbour-bold.woff2"]`.
    #[serde(default)]
    pub text: Vec<String>,
}

/// The accounts of the newspaper, or of an author: each as it is called there, or as the address of its page.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SocialFile {
    /// `@harbourpost@mastodon.example`, or `https://mastodon.example/@harbourpost`.
    pub mastodon: Option<String>,
    /// `harbourpost.example`, or `https://bsky.app/profile/harbourpost.example`.
    pub bluesky: Option<String>,
    /// `@harbourpost`, or `https://www.threads.com/@harbourpost`.
    pub threads: Option<String>,
    /// `@harbourpost`, or `https://x.com/harbourpost`.
    pub x: Option<String>,
    /// `harbourpost`, or `https://www.facebook.com/harbourpost`.
    pub facebook: Option<String>,
    /// `@harbourpost`, or `https://www.instagram.com/harbourpost`.
    pub instagram: Option<String>,
    /// `@harbourpost`, or `https://www.youtube.com/@harbourpost`.
    pub youtube: Option<String>,
    /// `@harbourpost`, or `https://www.tiktok.com/@harbourpost`.
    pub tiktok: Option<String>,
    /// The company's name in its address, `harbourpost`, or `https://www.linkedin.com/company/harbourpost`.
    pub linkedin: Option<String>,
    /// `@harbourpost`, or `https://t.me/harbourpost`.
    pub telegram: Option<String>,
    /// The address of a channel: `https://whatsapp.com/channel/0029VaHarbour`.
    pub whatsapp: Option<String>,
    /// `r/harbourpost`, `u/harbourpost`, or `https://www.reddit.com/r/harbourpost`.
    pub reddit: Option<String>,
}

impl SocialFile {
    /// Each account that is there with its network and the name of its field, in the order in which readers see them.
    pub(crate) fn accounts(&self) -> impl Iterator<Item = (Network, &'static str, &String)> {
        [
            (Network::Mastodon, "mastodon", &self.mastodon),
            (Network::Bluesky, "bluesky", &self.bluesky),
            (Network::Threads, "threads", &self.threads),
            (Network::X, "x", &self.x),
            (Network::Facebook, "facebook", &self.facebook),
            (Network::Instagram, "instagram", &self.instagram),
            (Network::Youtube, "youtube", &self.youtube),
            (Network::Tiktok, "tiktok", &self.tiktok),
            (Network::Linkedin, "linkedin", &self.linkedin),
            (Network::Telegram, "telegram", &self.telegram),
            (Network::Whatsapp, "whatsapp", &self.whatsapp),
            (Network::Reddit, "reddit", &self.reddit),
        ]
        .into_iter()
        .filter_map(|(network, field, account)| Some((network, field, account.as_ref()?)))
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
