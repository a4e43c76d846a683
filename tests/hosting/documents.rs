//! `docs/hosting.md` shows what the program prints and writes.

use std::fs;

use dateline_site::hosting::{Host, Hosted};

use super::Site;

#[test]
fn the_document_shows_what_hosts_are_given() {
    let site = Site::below("/");
    let hosted = Hosted::read(&site.path()).unwrap();
    let path = std::path::Path::new(crate::root::ROOT).join("docs/hosting.md");
    let mut document = fs::read_to_string(&path).unwrap();
    let hosts = [
        (Host::Nginx, "nginx"),
        (Host::Caddy, "caddyfile"),
        (Host::S3, "sh"),
        (Host::CloudfrontFunction, "js"),
        (Host::CloudfrontHeaders, "json"),
    ];
    let printed = hosts.map(|(host, language)| (language, hosted.configuration(host, "/srv/dateline")));
    let written = ["_headers", "_redirects"].map(|name| {
        let text = fs::read_to_string(site.path().join(name)).unwrap();
        ("text", without_hashes(&text))
    });
    for (language, text) in printed.into_iter().chain(written) {
        let block = format!("```{language}\n{text}```\n");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            let first = text.split_inclusive('\n').take(2).collect::<String>();
            let begin = document.find(&format!("```{language}\n{first}")).unwrap();
            let end = begin + document[begin..].find("\n```\n").unwrap() + 5;
            document.replace_range(begin..end, &block);
        }
        assert!(
            document.contains(&block),
            "docs/hosting.md does not show this; if it should, run with UPDATE_GOLDEN=1 and look at the diff:\n{block}"
        );
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, document).unwrap();
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
