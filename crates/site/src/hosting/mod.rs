//! What the host of a site needs: files in the site that some hosts read, and configurations for the others. All of it
//! is made from `headers.rs` and the site itself.

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

/// What can be printed for hosts that need a configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Host {
    /// A configuration for nginx.
    Nginx,
    /// A Caddyfile.
    Caddy,
    /// A script that uploads the site to S3.
    S3,
    /// A function for CloudFront that finds a page's file and redirects old addresses.
    CloudfrontFunction,
    /// A response headers policy for CloudFront.
    CloudfrontHeaders,
}

/// A published site as its host sees it.
#[derive(Debug, Clone)]
pub struct Hosted {
    /// Scheme and host, without a slash at the end.
    base_url: String,
    /// The path that the site is under, with a slash at both ends.
    base_path: String,
    /// The redirects.
    moved: Vec<Moved>,
}

/// An old path on the host, and the address that replaced it: a path or a full URL.
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
                "{} was published by another version of Dateline; publish it again",
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

    /// The configuration for a host on which the site is in the folder `root`.
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

    /// The path that the site is under, with a slash at both ends.
    pub(super) fn base_path(&self) -> &str {
        &self.base_path
    }

    /// The address that replaced another.
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

    /// Whether the site is served over HTTPS.
    fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The address of the front page.
    fn address(&self) -> String {
        format!("{}{}", self.base_url, self.base_path)
    }
}

/// Lines that are all indented to the same depth.
fn indented(depth: &str, lines: impl IntoIterator<Item = String>) -> String {
    let lines = lines
        .into_iter()
        .flat_map(|line| [depth.to_owned(), line, "\n".to_owned()]);
    lines.collect()
}
