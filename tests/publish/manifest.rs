//! The web app manifest and its icons, held against the W3C's Web Application Manifest.

use std::fs;

use dateline_site::{AppBuild, Options, publish};
use scraper::{Html, Selector};
use serde_json::Value;

use crate::site::{SITES, Site};
use crate::{copy, options};

/// Width and height of a PNG (PNG, section 11.2.1).
fn size_of(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n") && png[12..16] == *b"IHDR");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

/// The published file behind an address within the host.
fn file_at(site: &Site, href: &str) -> String {
    site.file_at(&format!("{}{href}", site.settings["base_url"].as_str().unwrap()))
}

#[test]
fn the_manifest_says_what_a_device_asks_for() {
    for site in SITES.iter() {
        let manifest: Value = serde_json::from_str(site.text("manifest.webmanifest")).unwrap();
        let root = site.settings["base_path"].as_str().unwrap_or("/");
        for name in ["id", "start_url", "scope"] {
            assert_eq!(manifest[name], root, "{name}");
        }
        for name in ["name", "short_name"] {
            assert_eq!(manifest[name], site.settings["title"]);
        }
        assert_eq!(manifest["description"], site.settings["description"]);
        assert_eq!(manifest["lang"], site.settings["language"]);
        let is_arabic = site.settings["language"] == "ar";
        assert_eq!(manifest["dir"], if is_arabic { "rtl" } else { "ltr" });
        let display = manifest["display"].as_str().unwrap();
        assert!(["fullscreen", "standalone", "minimal-ui", "browser"].contains(&display));
        for name in ["theme_color", "background_color"] {
            let colour = manifest[name].as_str().unwrap();
            assert!(
                colour.len() == 7 && u32::from_str_radix(&colour[1..], 16).is_ok(),
                "{colour}"
            );
        }
    }
}

#[test]
fn every_icon_is_there_in_the_size_that_is_said() {
    for site in SITES.iter() {
        let manifest: Value = serde_json::from_str(site.text("manifest.webmanifest")).unwrap();
        let icons = manifest["icons"].as_array().unwrap();
        let said = |icon: &Value| {
            format!(
                "{} {}",
                icon["sizes"].as_str().unwrap(),
                icon["purpose"].as_str().unwrap()
            )
        };
        let all: Vec<_> = icons.iter().map(said).collect();
        assert_eq!(all, ["192x192 any", "512x512 any", "512x512 maskable"]);
        for icon in icons {
            let file = file_at(site, icon["src"].as_str().unwrap());
            let (width, height) = size_of(&site.files[&file]);
            assert_eq!(icon["sizes"], format!("{width}x{height}"));
            assert_eq!(icon["type"], "image/png");
        }
        let feed: Value = serde_json::from_str(site.text("feed.json")).unwrap();
        assert_eq!(
            size_of(&site.files[&site.file_at(feed["icon"].as_str().unwrap())]),
            (512, 512)
        );
    }
}

#[test]
fn every_page_names_the_manifest_and_the_icon_for_home_screens() {
    let select = |document: &Html, selector: &str, attribute: &str| {
        let selector = Selector::parse(selector).unwrap();
        let found: Vec<_> = document.select(&selector).collect();
        assert_eq!(found.len(), 1);
        found[0].attr(attribute).unwrap().to_owned()
    };
    for site in SITES.iter() {
        let manifest: Value = serde_json::from_str(site.text("manifest.webmanifest")).unwrap();
        for (page, html) in site.pages() {
            let document = Html::parse_document(html);
            let named = select(&document, "link[rel=manifest]", "href");
            assert_eq!(file_at(site, &named), "manifest.webmanifest", "{page}");
            let icon = select(&document, "link[rel=apple-touch-icon]", "href");
            assert_eq!(size_of(&site.files[&file_at(site, &icon)]), (180, 180), "{page}");
            let icon = select(&document, "link[rel=icon]", "href");
            assert!(site.text(&file_at(site, &icon)).starts_with("<svg "), "{page}");
            let colour = select(&document, "meta[name=theme-color][media*=light]", "content");
            assert_eq!(manifest["theme_color"], colour, "{page}");
        }
    }
}

/// A site in a temporary folder that is published with a copy of the app, which a test may change.
fn with_app_of_its_own() -> (tempfile::TempDir, Options) {
    let folder = tempfile::tempdir().unwrap();
    let mut options = options(
        &std::path::Path::new(crate::SMALL).join("content"),
        &folder.path().join("site"),
    );
    let app = folder.path().join("app");
    copy(&std::path::Path::new(crate::SMALL).join("app"), &app);
    options.app = AppBuild::Folder(app);
    (folder, options)
}

#[test]
fn a_file_of_the_app_that_is_called_like_one_of_the_site_is_an_error_that_names_it() {
    let (folder, options) = with_app_of_its_own();
    fs::write(folder.path().join("app/manifest.webmanifest"), "{}").unwrap();
    let error = format!("{:#}", publish(&options).err().unwrap());
    assert!(
        error.contains("manifest.webmanifest") && error.contains("public/"),
        "{error}"
    );
}
