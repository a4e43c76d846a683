//! The newspaper around the stories.

use serde::{Deserialize, Serialize};

use super::{LinkTarget, Slug, Words};
use crate::wire::FromJson;

/// What every page knows of its site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Site {
    /// The newspaper's name.
    pub title: String,
    /// What it is, in a sentence.
    pub description: String,
    /// Scheme and host of the canonical addresses, with no slash at the end: `https://dateline.example`.
    pub base_url: String,
    /// The path that the whole site lives under: `/`, or `/some/path/`.
    pub base_path: String,
    /// The language of the site (BCP 47).
    pub language: String,
    /// The links at the head of every page.
    pub navigation: Vec<NavigationLink>,
    /// Where stories can be shared to, in this order.
    pub share_targets: Vec<ShareService>,
    /// The words of the interface, in that language.
    pub words: Words,
}

/// A section of the newspaper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Section {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name for readers.
    pub name: String,
}

/// A link of the site's navigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct NavigationLink {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub to: LinkTarget,
}

/// A place that a story can be shared to by a plain link. `route::share_link` knows their addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, FromJson)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The variants are the services' own names.
pub enum ShareService {
    Email,
    Facebook,
    X,
    Whatsapp,
    Telegram,
    Linkedin,
    Reddit,
    Bluesky,
    Mastodon,
}

impl ShareService {
    /// Every target there is.
    pub const ALL: [Self; 9] = [
        Self::Email,
        Self::Facebook,
        Self::X,
        Self::Whatsapp,
        Self::Telegram,
        Self::Linkedin,
        Self::Reddit,
        Self::Bluesky,
        Self::Mastodon,
    ];

    /// The name as it is written in site.json.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Facebook => "facebook",
            Self::X => "x",
            Self::Whatsapp => "whatsapp",
            Self::Telegram => "telegram",
            Self::Linkedin => "linkedin",
            Self::Reddit => "reddit",
            Self::Bluesky => "bluesky",
            Self::Mastodon => "mastodon",
        }
    }

    /// The name as the service writes it; what is not a service is named in the language of the site.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Email => "E-mail",
            Self::Facebook => "Facebook",
            Self::X => "X",
            Self::Whatsapp => "WhatsApp",
            Self::Telegram => "Telegram",
            Self::Linkedin => "LinkedIn",
            Self::Reddit => "Reddit",
            Self::Bluesky => "Bluesky",
            Self::Mastodon => "Mastodon",
        }
    }
}
