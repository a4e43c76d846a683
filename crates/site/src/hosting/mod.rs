//! What the host of a site has to be told: files in the site that some hosts read, and configurations for the
//! others. All of it comes from `headers.rs` and from the site itself.

mod caddy;
mod cloudfront;
mod files;
pub(super) mod headers;
mod nginx;
mod s3;

use std::path::Path;

use anyhow::{Context, Result};

use dateline_content::Redirect;
use dateline_model::Site;
use dateline_model::route::{href_of_path, href_of_target};

pub(super) use files::{FOR_THE_HOST, HEADERS, REDIRECTS, artifacts};

/// What hosts that have to be configured can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Host {
    /// A configuration for nginx.
    Nginx,
    /// A Caddyfile.
    Caddy,
    /// A script that uploads the site to S3.
    S3,
    /// A function for CloudFront that finds a page's file and leads on from old addresses.
    CloudfrontFunction,
    /// A response headers policy for CloudFront.
    CloudfrontHeaders,
}

/// A published site as its host sees it.
#[derive(Debug, Clone)]
pub struct Hosted {
    /// Scheme and host, without a slash at the end.
    base_url: String,
    /// The path that the site lives under, with a slash at both ends.
    base_path: String,
    /// What moved.
    moved: Vec<Moved>,
}

/// An address that a story had, and the one that it has now. Both are addresses within the host, or whole ones.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Moved {
    from: String,
    to: String,
}

impl Hosted {
    /// A site that is being published.
    pub(super) fn of(site: &Site, redirects: &[Redirect]) -> Self {
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

    /// Reads the site that was published to a folder.
    pub fn read(folder: &Path) -> Result<Self> {
        let site = dateline_content::files::read_text(&files::site_file(folder)?)?;
        let site: Site = serde_json::from_str(&site).with_context(|| {
            format!(
                "{} was published by another release; publish it again",
                folder.display()
            )
        })?;
        let redirects = folder.join(REDIRECTS);
        let redirects = if redirects.exists() {
            dateline_content::files::read_text(&redirects)?
        } else {
            String::new()
        };
        Ok(Self {
            base_url: site.base_url,
            base_path: site.base_path,
            moved: files::read_redirects(&redirects),
        })
    }

    /// What a host has to be given, for a site that lies in the folder `root` there.
    pub fn configuration(&self, host: Host, root: &str) -> String {
        let root = root.trim_end_matches('/');
        match host {
            Host::Nginx => nginx::configuration(self, root),
            Host::Caddy => caddy::configuration(self, root),
            Host::S3 => s3::script(self),
            Host::CloudfrontFunction => cloudfront::function(self),
            Host::CloudfrontHeaders => cloudfront::headers_policy(self),
        }
    }

    /// The path that the site lives under, with a slash at both ends.
    pub(super) fn base_path(&self) -> &str {
        &self.base_path
    }

    /// The address that took the place of another.
    pub(super) fn moved_to(&self, path: &str) -> Option<&str> {
        let moved = self.moved.iter().find(|moved| moved.from == path)?;
        Some(&moved.to)
    }

    /// The host's name, without a port.
    fn host_name(&self) -> &str {
        let host = self
            .base_url
            .split_once("://")
            .map_or(&*self.base_url, |(_, host)| host);
        host.split(':').next().unwrap_or(host)
    }

    /// Whether the site is there by HTTPS.
    fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The address of the front page.
    fn address(&self) -> String {
        format!("{}{}", self.base_url, self.base_path)
    }
}

/// Lines below each other, each at the same depth.
fn indented(depth: &str, lines: impl IntoIterator<Item = String>) -> String {
    let lines = lines
        .into_iter()
        .flat_map(|line| [depth.to_owned(), line, "\n".to_owned()]);
    lines.collect()
}
