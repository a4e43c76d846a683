//! robots.txt (RFC 9309): crawlers may read everything, unless the newsroom says otherwise, and are told where the
//! sitemaps are. An edition with what is not published yet is nothing for them.
//!
//! Crawlers ask for it at the root of a host only. The one of a site below a path is there to be copied: its
//! lines belong into the file of the host.

use super::artifact::Artifact;
use dateline_content::Edition;
use dateline_model::Site;
use dateline_model::route::{NEWS_SITEMAP, ROBOTS, SITEMAP_INDEX, whole_address};

/// The file. `own` is the newsroom's own, or nothing.
pub(super) fn artifacts(site: &Site, own: &str, edition: Edition) -> Vec<Artifact<'static>> {
    let text = if edition.has_unpublished {
        "User-agent: *\nDisallow: /\n".to_owned()
    } else {
        robots(site, own)
    };
    vec![Artifact::of_bytes(ROBOTS, text)]
}

/// The file's text, from the newsroom's own if it has one. The `Sitemap` lines are those of the sitemap protocol (sitemaps.org, "Informing search
/// engine crawlers"); they belong to no group, and their addresses are whole.
fn robots(site: &Site, own: &str) -> String {
    let rules = match own.trim_end() {
        "" => "User-agent: *\nDisallow:",
        own => own,
    };
    format!(
        "{rules}\n\nSitemap: {}\nSitemap: {}\n",
        whole_address(site, SITEMAP_INDEX),
        whole_address(site, NEWS_SITEMAP),
    )
}
