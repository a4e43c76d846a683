//! Addresses: the only place where URLs are built or read.
//!
//! A path is written below the base path (`/news/`), an href is what a page links to
//! (`/some/base/news/`), and a canonical address is whole (`https://host/some/base/news/`).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::bidi::balanced;
use crate::{LinkTarget, ShareService, Site, Slug, Teaser};

/// A page of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// The front page, from page 1.
    Front(u32),
    /// A section, from page 1.
    Section(Slug, u32),
    /// A story, by section and slug.
    Article(Slug, Slug),
    /// A page that stands by itself.
    Static(Slug),
    /// The page for wrong addresses.
    NotFound,
}

/// The word before a page's number. No section and no story may be called so.
pub const PAGE: &str = "page";

/// The name of a page's data, beside the page.
pub const DATA_FILE: &str = "index.json";

impl Route {
    /// The route of a story.
    pub fn of(teaser: &Teaser) -> Self {
        Self::Article(teaser.section.slug.clone(), teaser.slug.clone())
    }

    /// The path below the base path.
    pub fn path(&self) -> String {
        match self {
            Self::Front(1) => "/".to_owned(),
            Self::Front(page) => format!("/{PAGE}/{page}/"),
            Self::Section(section, 1) => format!("/{section}/"),
            Self::Section(section, page) => format!("/{section}/{PAGE}/{page}/"),
            Self::Article(section, slug) => format!("/{section}/{slug}/"),
            Self::Static(slug) => format!("/{slug}/"),
            Self::NotFound => "/404/".to_owned(),
        }
    }

    /// The address within the host, for links.
    pub fn href(&self, site: &Site) -> String {
        href_of_path(site, &self.path())
    }

    /// The whole address: what is shared, and what search engines keep.
    pub fn canonical(&self, site: &Site) -> String {
        format!("{}{}", site.base_url, self.href(site))
    }

    /// The published file, relative to the site's folder. Hosts look for `404.html` by that name.
    pub fn file(&self) -> String {
        match self {
            Self::NotFound => "404.html".to_owned(),
            _ => format!("{}index.html", &self.path()[1..]),
        }
    }

    /// The published data of the page, relative to the site's folder.
    pub fn data_file(&self) -> String {
        format!("{}{DATA_FILE}", &self.path()[1..])
    }
}

/// The list of the sitemaps, by which crawlers find them.
pub const SITEMAP_INDEX: &str = "sitemap.xml";

/// The sitemap of the newest stories.
pub const NEWS_SITEMAP: &str = "sitemap-news.xml";

/// What crawlers read first. They look for it at the root of a host only (RFC 9309, section 2.3).
pub const ROBOTS: &str = "robots.txt";

/// What a device needs to know of the site to keep it among its apps.
pub const MANIFEST: &str = "manifest.webmanifest";

/// The file of a sitemap, relative to the site's folder; they are numbered from 1.
pub fn sitemap_file(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// A feed's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The variants are the formats' own names.
pub enum FeedFormat {
    Rss,
    Atom,
    Json,
}

impl FeedFormat {
    /// Every format, in the order in which pages name them: readers of feeds take the first.
    pub const ALL: [Self; 3] = [Self::Rss, Self::Atom, Self::Json];

    /// The name as the format writes it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rss => "RSS",
            Self::Atom => "Atom",
            Self::Json => "JSON Feed",
        }
    }

    /// The media type that links to a feed name.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml",
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }
}

/// The file of a feed, relative to the site's folder: that of a section, or of the whole site.
pub fn feed_file(section: Option<&Slug>, format: FeedFormat) -> String {
    let name = match format {
        FeedFormat::Rss => "feed.xml",
        FeedFormat::Atom => "atom.xml",
        FeedFormat::Json => "feed.json",
    };
    match section {
        Some(section) => format!("{section}/{name}"),
        None => name.to_owned(),
    }
}

/// A path below the base path as an address within the host.
pub fn href_of_path(site: &Site, path: &str) -> String {
    format!("{}{}", site.base_path, path.trim_start_matches('/'))
}

/// The whole address of a file, by its path relative to the site's folder.
pub fn whole_address(site: &Site, file: &str) -> String {
    format!("{}{}", site.base_url, href_of_path(site, file))
}

/// The href of a link's target.
pub fn href_of_target(site: &Site, target: &LinkTarget) -> String {
    match target {
        LinkTarget::Internal(path) => href_of_path(site, path),
        LinkTarget::External(url) => url.clone(),
    }
}

/// The whole address of a link's target, for where a page is not there to resolve it.
pub fn whole_target(site: &Site, target: &LinkTarget) -> String {
    match target {
        LinkTarget::Internal(path) => whole_address(site, path),
        LinkTarget::External(url) => url.clone(),
    }
}

/// Reads a location's path name: the path below the base path, or nothing where the site does not
/// reach there. Pages end in a slash, and `index.html` is another name of one.
pub fn path_of_location(base_path: &str, pathname: &str) -> Option<String> {
    let below = if pathname.len() + 1 == base_path.len() && base_path.starts_with(pathname) {
        ""
    } else {
        pathname.strip_prefix(base_path)?
    };
    let below = below.strip_suffix("index.html").unwrap_or(below);
    if below.is_empty() || below.ends_with('/') {
        return Some(format!("/{below}"));
    }
    // A last part with a dot names a file: a picture, a feed. It is not a page.
    let last = below.rsplit('/').next().unwrap_or(below);
    if last.contains('.') {
        None
    } else {
        Some(format!("/{below}/"))
    }
}

/// What `encodeURIComponent` leaves alone (ECMA-262, 19.2.6.4); all else is escaped.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// A text as a part of a query or a path.
pub fn encode(text: &str) -> impl std::fmt::Display + '_ {
    utf8_percent_encode(text, COMPONENT)
}

/// The address that offers a story on another service: a plain link, with no script of theirs.
pub fn share_link(target: ShareService, title: &str, url: &str) -> String {
    // The address may follow in one line.
    let title = balanced(title);
    let (t, u) = (encode(&title), encode(url));
    match target {
        // RFC 6068: a line break in a body is %0D%0A.
        ShareService::Email => format!("mailto:?subject={t}&body={t}%0D%0A%0D%0A{u}"),
        ShareService::Facebook => format!("https://www.facebook.com/sharer/sharer.php?u={u}"),
        ShareService::X => format!("https://x.com/intent/post?text={t}&url={u}"),
        ShareService::Whatsapp => format!("https://wa.me/?text={t}%20{u}"),
        ShareService::Telegram => format!("https://t.me/share/url?url={u}&text={t}"),
        ShareService::Linkedin => format!("https://www.linkedin.com/sharing/share-offsite/?url={u}"),
        ShareService::Reddit => format!("https://www.reddit.com/submit?url={u}&title={t}"),
        ShareService::Bluesky => format!("https://bsky.app/intent/compose?text={t}%20{u}"),
        // Mastodon has no one host: this page of its makers asks for the reader's own.
        ShareService::Mastodon => format!("https://share.joinmastodon.org/#text={t}%20{u}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_is_read_below_the_base_path() {
        let read = |base, pathname| path_of_location(base, pathname);
        assert_eq!(read("/", "/").as_deref(), Some("/"));
        assert_eq!(read("/", "/news/a").as_deref(), Some("/news/a/"));
        assert_eq!(read("/", "/news/index.html").as_deref(), Some("/news/"));
        assert_eq!(read("/paper/", "/paper").as_deref(), Some("/"));
        assert_eq!(read("/paper/", "/paper/news/").as_deref(), Some("/news/"));
        assert_eq!(read("/paper/", "/papers/news/"), None);
        assert_eq!(read("/paper/", "/"), None);
        assert_eq!(read("/", "/pictures/map.svg"), None);
        assert_eq!(read("/", "/news/feed.xml"), None);
    }

    #[test]
    fn what_is_shared_survives_every_character() {
        let title = "50 % “cheaper” & more? #1 + ünï";
        let url = "https://dateline.example/news/a/?q=1&r=2#top";
        for target in ShareService::ALL {
            let link = share_link(target, title, url);
            assert!(link.is_ascii() && !link.contains(' '), "{link}");
            assert!(
                link.contains("https%3A%2F%2Fdateline.example%2Fnews%2Fa%2F%3Fq%3D1%26r%3D2%23top"),
                "{link}"
            );
        }
        assert!(share_link(ShareService::X, title, url).contains(
            "text=50%20%25%20%E2%80%9Ccheaper%E2%80%9D%20%26%20more%3F%20%231%20%2B%20%C3%BCn%C3%AF&"
        ));
    }
}
