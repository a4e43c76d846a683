//! `docs/hosting.md` shows what the program prints and writes.

use std::fs;

use dateline_site::hosting::{Host, Hosted};

use super::Site;

#[test]
fn the_document_shows_what_hosts_are_given() {
    let site = Site::below("/");
    let hosted = Hosted::read(&site.path()).unwrap();
    let document =
        fs::read_to_string(std::path::Path::new(crate::root::ROOT).join("docs/hosting.md")).unwrap();
    for (host, language) in [
        (Host::Nginx, "nginx"),
        (Host::Caddy, "caddyfile"),
        (Host::S3, "sh"),
        (Host::CloudfrontFunction, "js"),
        (Host::CloudfrontHeaders, "json"),
    ] {
        let printed = hosted.configuration(host, "/srv/dateline");
        let block = format!("```{language}\n{printed}```\n");
        assert!(
            document.contains(&block),
            "docs/hosting.md does not show {host:?} as:\n{block}"
        );
    }
    for name in ["_headers", "_redirects"] {
        let written = fs::read_to_string(site.path().join(name)).unwrap();
        let block = format!("```text\n{}```\n", without_hashes(&written));
        assert!(
            document.contains(&block),
            "docs/hosting.md does not show {name} as:\n{block}"
        );
    }
}

/// The hashes in names change with every change of the site, and don't matter here.
fn without_hashes(text: &str) -> String {
    let lines = text.lines().map(|line| match line.rsplit_once('-') {
        Some((name, rest)) if line.starts_with('/') && rest.find('.') == Some(13) => {
            format!("{name}-h0123456789ab{}\n", &rest[13..])
        }
        _ => format!("{line}\n"),
    });
    lines.collect()
}
