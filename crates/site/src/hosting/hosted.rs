//! The site as all that is written for hosts knows it.

use dateline_content::{Redirect, WebAddress};
use dateline_model::Site;
use dateline_model::route::{href_of_path, href_of_target};

/// A published site as its host sees it.
#[derive(Debug, Clone)]
pub struct Hosted {
    /// Scheme and host, without a slash at the end.
    pub(super) base_url: String,
    /// The path that the site is under, with a slash at both ends.
    pub(super) base_path: String,
    /// The redirects.
    pub(super) moved: Vec<Moved>,
}

/// An old path on the host, and the address that replaced it: a path or a full URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Moved {
    pub from: String,
    pub to: String,
}

/// An address with the query of a request, as a host writes that: `only`, with a question mark, or `further`, with an
/// ampersand, where the address has a query of its own. A fragment stays at the end.
pub(in super::super) fn with_query(address: &str, only: &str, further: &str) -> String {
    let (page, has_query, place) = divided(address);
    let query = if has_query { further } else { only };
    format!("{page}{query}{place}")
}

/// An address up to its fragment, whether it has a query, and the fragment.
pub(in super::super) fn divided(address: &str) -> (&str, bool, &str) {
    let (page, place) = address.split_at(address.find('#').unwrap_or(address.len()));
    (page, page.contains('?'), place)
}

impl Hosted {
    /// A site that is being published.
    pub(in super::super) fn of(site: &Site, redirects: &[Redirect]) -> Self {
        let moved = redirects.iter().map(|redirect| Moved {
            from: href_of_path(site, &redirect.from),
            to: href_of_target(site, &redirect.to),
        });
        Self {
            base_url: site.base_url.clone(),
            base_path: site.base_path.clone(),
            moved: moved.collect(),
        }
    }

    /// The path that the site is under, with a slash at both ends.
    pub(in super::super) fn base_path(&self) -> &str {
        &self.base_path
    }

    /// The address that replaced another.
    pub(in super::super) fn moved_to(&self, path: &str) -> Option<&str> {
        let moved = self.moved.iter().find(|moved| moved.from == path)?;
        Some(&moved.to)
    }

    /// The host's name, without a port.
    pub(super) fn host_name(&self) -> String {
        WebAddress::read(&self.base_url).map_or_else(|_| self.base_url.clone(), |base| base.host().to_owned())
    }

    /// Whether the site is served over HTTPS.
    pub(super) fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The address of the front page.
    pub(super) fn address(&self) -> String {
        format!("{}{}", self.base_url, self.base_path)
    }
}
