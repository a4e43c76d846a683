//! The site on real hosts: nginx and Caddy, with the configurations that are printed for them, answer as the preview
//! does, and what cannot run here is tested on its own.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../root.rs"]
mod root;
use root::ROOT;

#[path = "../old_links.rs"]
mod old_links_table;

mod cloud;
mod documents;
mod old_links;
mod preview;
mod ranges;
mod server;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dateline_site::hosting::{Host, Hosted};
use dateline_site::{AppBuild, Options, Published, publish, serve};
use serde_json::Value;
use time::macros::datetime;

use server::{Answer, Server};

/// Files of types that the site does not have, as a newsroom may add them.
const ADDED: [&str; 8] = [
    "letters.woff2",
    "a.avif",
    "b.webp",
    "c.jpg",
    "d.gif",
    "e.ico",
    "f.css",
    "g.wasm",
];

/// A published site with redirects, at a path of its host.
pub(crate) struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    pub(crate) fn below(base_path: &str) -> Self {
        Self::at("https://dateline.example", base_path)
    }

    fn at(base_url: &str, base_path: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (content, app) = (folder.path().join("content"), folder.path().join("app"));
        copy(&Path::new(ROOT).join("tests/publish/small/content"), &content);
        copy(&Path::new(ROOT).join("tests/publish/small/app"), &app);
        let site_file = content.join("site.json");
        let mut site: Value = serde_json::from_str(&fs::read_to_string(&site_file).unwrap()).unwrap();
        site["base_url"] = base_url.into();
        site["base_path"] = base_path.into();
        fs::write(site_file, site.to_string()).unwrap();
        fs::write(content.join("redirects.json"), old_links_table::redirects_json()).unwrap();
        for name in ADDED {
            fs::write(app.join(name), format!("{name} ").repeat(40)).unwrap();
        }
        let site = Self { folder };
        let published = publish(&Options {
            content,
            app: AppBuild::Folder(app),
            out: site.path(),
            edition: datetime!(2026-11-23 12:00 UTC).into(),
            below: None,
            preview: false,
            cards: true,
            compression: dateline_site::Compression::Best,
            comments: None,
            cache: None,
        });
        assert!(matches!(published.unwrap(), Published::Done(_)));
        site
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// The names of its files.
    pub(crate) fn files(&self) -> Vec<String> {
        let files = walkdir::WalkDir::new(self.path())
            .sort_by_file_name()
            .into_iter()
            .flatten();
        files
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                entry
                    .path()
                    .strip_prefix(self.path())
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned()
            })
            .collect()
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().flatten() {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every path that a reader, an app or a wrong link may ask for.
fn paths(site: &Site, base: &str) -> Vec<String> {
    let mut paths: Vec<String> = site
        .files()
        .into_iter()
        .filter(|name| !["br", "gz"].iter().any(|ending| name.ends_with(ending)))
        .collect();
    for page in [
        "",
        "news/",
        "news/first-story/",
        "empty/",
        // Pages without their slash.
        "news",
        "news/first-story",
        // Addresses where nothing is, one with a hash in its name; folders without a page.
        "nowhere/",
        "news/nowhere",
        "pictures/gone-h0123456789ab.svg",
        "pictures/",
        "404/",
        "2019/",
        // Redirects.
        "news/old-story/",
        "news/old-story",
        "2019/story.html",
        "questions/",
    ] {
        paths.push(page.to_owned());
    }
    paths.iter().map(|path| format!("{base}{path}")).collect()
}

/// Removes from an answer what does not matter.
fn plain(answer: &mut Answer, site: &Site, name: &str) {
    if (300..400).contains(&answer.status) {
        // Some hosts send a text with a redirect, which nobody reads.
        answer.body = 0;
        answer.headers.remove("content-type");
        answer.headers.remove("vary");
    }
    let file = match name {
        _ if answer.status == 404 => "404.html".to_owned(),
        _ if name.is_empty() || name.ends_with('/') => format!("{name}index.html"),
        _ => name.to_owned(),
    };
    // The case of `Vary` does not matter, and its value only where there is a choice.
    let is_compressed = |ending: &str| site.path().join(format!("{file}.{ending}")).exists();
    let vary = answer.headers.remove("vary").map(|vary| vary.to_lowercase());
    if let Some(vary) = vary.filter(|_| is_compressed("br") && is_compressed("gz")) {
        answer.headers.insert("vary".to_owned(), vary);
    }
}

/// Compares each answer of a host with that of the preview.
fn answers_alike(host: fn(&Path) -> Server, exceptions: fn(&mut Answer)) {
    for base in ["/", "/some/path/"] {
        let site = Site::below(base);
        let (preview, host) = (Server::preview(&site.path()), host(&site.path()));
        if base != "/" {
            let answer = host.get(base.trim_end_matches('/'), "identity");
            assert_eq!((answer.status, &*answer.headers["location"]), (301, base));
        }
        for path in paths(&site, base) {
            for encodings in ["br, gzip", "gzip", "identity"] {
                let mut expected = preview.get(&path, encodings);
                let mut answer = host.get(&path, encodings);
                exceptions(&mut answer);
                for answer in [&mut expected, &mut answer] {
                    plain(answer, &site, path.trim_start_matches(base));
                }
                assert_eq!(answer, expected, "{path} in {encodings}");
            }
        }
    }
}

#[test]
fn the_preview_answers_as_a_good_host_should() {
    for base in ["/", "/some/path/"] {
        let site = Site::below(base);
        let preview = Server::preview(&site.path());
        let get = |path: &str| preview.get(&format!("{base}{path}"), "br");
        let header = |answer: &Answer, name: &str| answer.headers.get(name).cloned().unwrap_or_default();

        let page = get("news/first-story/");
        assert_eq!((page.status, &*header(&page, "content-encoding")), (200, "br"));
        assert_eq!(header(&page, "content-type"), "text/html; charset=utf-8");
        assert_eq!(
            header(&page, "cache-control"),
            "public, max-age=0, must-revalidate"
        );
        assert_eq!(header(&page, "content-security-policy"), "frame-ancestors 'none'");
        assert_eq!(header(&page, "cross-origin-opener-policy"), "same-origin");
        assert_eq!(
            header(&page, "referrer-policy"),
            "strict-origin-when-cross-origin"
        );
        assert_eq!(header(&page, "x-content-type-options"), "nosniff");
        assert_eq!(header(&page, "vary"), "accept-encoding");
        assert_eq!(
            header(&page, "strict-transport-security"),
            "",
            "it is served over HTTP"
        );

        let code = get("app-h51c501bc7751.js");
        assert_eq!(
            header(&code, "cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(header(&get("g.wasm"), "content-type"), "application/wasm");
        assert_eq!(
            header(&get("manifest.webmanifest"), "content-type"),
            "application/manifest+json"
        );
        assert_eq!(header(&get("a.avif"), "content-type"), "image/avif");

        for (old, new) in [
            ("news/old-story/", &*format!("{base}news/first-story/")),
            ("2019/story.html", "https://archive.example/story?id=7"),
            ("questions/", &format!("{base}news/first-story/#the-reason")),
            ("news/first-story", &format!("{base}news/first-story/")),
        ] {
            let answer = get(old);
            assert_eq!(
                (answer.status, &*header(&answer, "location")),
                (301, new),
                "{old}"
            );
        }
        for wrong in [
            "nowhere/",
            "pictures/gone-h0123456789ab.svg",
            "pictures/",
            "_headers",
            "_redirects",
            ".nojekyll",
        ] {
            let answer = get(wrong);
            assert_eq!(answer.status, 404, "{wrong}");
            assert_eq!(
                header(&answer, "content-type"),
                "text/html; charset=utf-8",
                "{wrong}"
            );
            assert_eq!(
                header(&answer, "cache-control"),
                "public, max-age=0, must-revalidate",
                "{wrong}"
            );
        }
        let front = preview.get("/", "br");
        let expected = if base == "/" { (200, "") } else { (307, base) };
        assert_eq!((front.status, &*header(&front, "location")), expected);
    }
}

#[test]
fn nginx_answers_as_the_preview_does() {
    answers_alike(Server::nginx, |_| ());
}

#[test]
fn caddy_answers_as_the_preview_does() {
    answers_alike(Server::caddy, |answer| {
        // It treats every site as one with HTTPS, because it sets that up itself.
        let https = answer.headers.remove("strict-transport-security");
        assert_eq!(https.as_deref(), Some("max-age=31536000"));
    });
}

#[test]
fn no_address_that_begins_with_two_slashes_redirects_to_another_host() {
    let site = Site::below("/");
    let path = site.path();
    for (name, host) in [
        ("preview", Server::preview(&path)),
        ("nginx", Server::nginx(&path)),
        ("Caddy", Server::caddy(&path)),
    ] {
        for path in [
            "//news",
            "//news/first-story",
            "///news",
            "//news/old-story/",
            "//evil.example/x",
            "//evil.example/%2e%2e",
            "/%5Cevil.example/x",
            "/%2Fevil.example/x",
        ] {
            let answer = host.get(path, "identity");
            let to = answer.headers.get("location").map_or("/", |to| to);
            assert!(
                to.starts_with('/') && !to[1..].starts_with(['/', '\\']),
                "{name} answers {path} with {to}"
            );
        }
    }
}

#[test]
fn a_site_that_is_served_over_http_does_not_require_https() {
    let site = Site::below("/");
    let name = site
        .files()
        .into_iter()
        .find(|name| name.starts_with("site-"))
        .unwrap();
    let data = site.path().join(name);
    let text = fs::read_to_string(&data)
        .unwrap()
        .replace("https://dateline.example", "http://dateline.example");
    fs::write(data, text).unwrap();
    let hosted = Hosted::read(&site.path()).unwrap();
    for host in [Host::Nginx, Host::Caddy, Host::CloudfrontHeaders] {
        let printed = hosted.configuration(host, "/srv/dateline");
        assert!(
            !printed.contains("max-age=31536000\"") && !printed.contains("Transport"),
            "{printed}"
        );
    }
}

#[test]
fn a_folder_without_a_site_is_not_served() {
    let folder = tempfile::tempdir().unwrap();
    for folder in [folder.path().to_owned(), folder.path().join("nothing")] {
        let error = format!("{:#}", serve::router(&folder).err().unwrap());
        assert!(error.contains("publish one first"), "{error}");
    }
}

#[test]
fn whatever_the_address_of_a_site_is_servers_take_its_configuration() {
    for (base_url, name) in [
        ("https://détour.example", "xn--dtour-bsa.example"),
        ("https://Harbour.Example:8443", "harbour.example"),
        ("https://[2001:db8::1]", "[2001:db8::1]"),
        ("http://localhost:8080", "localhost"),
    ] {
        let site = Site::at(base_url, "/");
        let folder = tempfile::tempdir().unwrap();
        let takes = |command: &mut Command| {
            let output = command.current_dir(folder.path()).output().unwrap();
            assert!(
                output.status.success(),
                "{base_url}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
        };
        takes(Server::nginx_of(&site.path(), folder.path(), server::free_port()).arg("-t"));
        let hosted = Hosted::read(&site.path()).unwrap();
        let nginx = hosted.configuration(Host::Nginx, "/srv");
        assert!(nginx.contains(&format!("server_name {name};")), "{nginx}");
        let caddyfile = folder.path().join("Caddyfile");
        fs::write(&caddyfile, hosted.configuration(Host::Caddy, "/srv")).unwrap();
        takes(
            Command::new(server::installed("caddy"))
                .args(["validate", "--adapter", "caddyfile", "--config"])
                .arg(caddyfile)
                .env("HOME", folder.path())
                .env("XDG_DATA_HOME", folder.path())
                .env("XDG_CONFIG_HOME", folder.path()),
        );
    }
}
