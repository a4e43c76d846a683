//! What stands around every page. It is rendered while a page is published and stays while the reader goes on, so the app
//! never gets it.

use serde::Serialize;

use super::{Image, Inline, NavigationLink, Newsletter, ShareService};

/// The newspaper's own parts of what stands around every page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// What stands in the place of the newspaper's name.
    pub logo: Option<Logo>,
    /// The links at the foot.
    pub columns: Vec<LinkColumn>,
    /// The form for the newsletter.
    pub newsletter: Option<Newsletter>,
    /// The newspaper's own accounts.
    pub accounts: Vec<Account>,
    /// A line at the foot.
    pub text: Vec<Inline>,
    /// Who may use what is published.
    pub rights: Option<Rights>,
}

/// The newspaper's name as a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Logo {
    /// For light pages and for paper; for dark pages too, where they have none of their own.
    pub light: Image,
    /// For dark pages.
    pub dark: Option<Image>,
}

/// Links below each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkColumn {
    /// What they have in common.
    pub title: Option<String>,
    /// The links.
    pub links: Vec<NavigationLink>,
}

/// Who may use what is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Rights {
    /// Whoever keeps to a licence.
    Licence {
        /// Its name: `CC BY 4.0`.
        name: String,
        /// Where it can be read.
        address: String,
    },
    /// Whoever asks.
    Reserved {
        /// The years of publication, as readers see them.
        years: Option<String>,
        /// Who is to be asked.
        holder: String,
    },
}

impl Rights {
    /// What readers are told.
    pub fn notice(&self) -> String {
        match self {
            Self::Licence { name, .. } => name.clone(),
            Self::Reserved { years, holder } => {
                let years = years.iter().map(|years| format!("{years} "));
                format!("© {}{holder}", years.collect::<String>())
            }
        }
    }
}

/// An account of the newspaper, or of an author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Where it is.
    pub network: Network,
    /// Its page.
    pub address: String,
    /// What it is called on its network, without `@` at the beginning, as far as that is known.
    pub handle: Option<String>,
}

impl Account {
    /// What the first of some accounts on a network is called there.
    pub fn handle(accounts: &[Self], network: Network) -> Option<&String> {
        let mut accounts = accounts.iter().filter(|account| account.network == network);
        accounts.find_map(|account| account.handle.as_ref())
    }
}

/// A network on which a newspaper can have an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[allow(missing_docs)] // The variants are the networks' own names.
pub enum Network {
    Mastodon,
    Bluesky,
    Threads,
    X,
    Facebook,
    Instagram,
    Youtube,
    Tiktok,
    Linkedin,
    Telegram,
    Whatsapp,
    Reddit,
}

impl Network {
    /// The name as the network writes it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Mastodon => ShareService::Mastodon.label(),
            Self::Bluesky => ShareService::Bluesky.label(),
            Self::Threads => "Threads",
            Self::X => ShareService::X.label(),
            Self::Facebook => ShareService::Facebook.label(),
            Self::Instagram => "Instagram",
            Self::Youtube => "YouTube",
            Self::Tiktok => "TikTok",
            Self::Linkedin => ShareService::Linkedin.label(),
            Self::Telegram => ShareService::Telegram.label(),
            Self::Whatsapp => ShareService::Whatsapp.label(),
            Self::Reddit => ShareService::Reddit.label(),
        }
    }
}
