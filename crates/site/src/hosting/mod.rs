//! What the host of a site needs: files in the site that some hosts read, and configurations for the others. All of it
//! is made from `headers.rs` and the site itself.

mod caddy;
mod cloudfront;
mod files;
pub(super) mod headers;
mod hosted;
mod lines;
mod nginx;
mod s3;

use std::path::Path;

use anyhow::{Context, Result};

use dateline_model::Site;

pub(super) use files::{FOR_THE_HOST, HEADERS, MARKER, REDIRECTS, artifacts};
pub use hosted::Hosted;
pub(super) use hosted::{divided, with_query};

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
    /// The same for drawings (SVG).
    CloudfrontDrawings,
}

impl Hosted {
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
            Host::CloudfrontHeaders => cloudfront::headers_policy(self, cloudfront::Files::Others),
            Host::CloudfrontDrawings => cloudfront::headers_policy(self, cloudfront::Files::Drawings),
        }
    }
}
