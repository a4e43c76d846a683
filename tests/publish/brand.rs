//! What readers know a newspaper by, in all that is published of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dateline_site::publish;
use serde_json::{Value, json};

use crate::{SMALL, copy, files, options};

/// The files of the small newspaper with a brand. `add` adds files to its content folder.
fn published(brand: &Value, add: impl FnOnce(&Path)) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("site"));
    copy(&Path::new(SMALL).join("content"), &content);
    let path = content.join("site.json");
    let mut site: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    site["brand"] = brand.clone();
    fs::write(&path, site.to_string()).unwrap();
    add(&content);
    publish(&options(&content, &out)).unwrap();
    files(&out)
}

fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    std::str::from_utf8(&files[name]).unwrap()
}

#[test]
fn a_style_of_its_own_is_in_each_page_after_all_else_and_allowed_by_its_policy() {
    let css = "/* ours */ .masthead, .nowhere { color: teal }\nbody { margin: 1px }";
    let own = published(&json!({}), |content| {
        fs::write(content.join("style.css"), css).unwrap();
    });
    let other = published(&json!({}), |_| ());
    for name in ["index.html", "news/first-story/index.html"] {
        let page = text(&own, name);
        let style = page
            .split("<style>")
            .nth(1)
            .unwrap()
            .split("</style>")
            .next()
            .unwrap();
        assert!(
            style.ends_with(".masthead{ color: teal }body{ margin: 1px }"),
            "{style}"
        );
        let policy = |page: &str| {
            page.split("style-src ")
                .nth(1)
                .unwrap()
                .split(';')
                .next()
                .unwrap()
                .to_owned()
        };
        assert!(policy(page).contains("'sha256-") && policy(page) != policy(text(&other, name)));
    }
    let sheet = own.iter().find(|(name, _)| name.starts_with("style-h"));
    assert!(
        std::str::from_utf8(sheet.unwrap().1)
            .unwrap()
            .ends_with("body { margin: 1px }")
    );
}

#[test]
fn an_accent_is_that_of_pages_cards_icons_and_the_manifest() {
    let brand = json!({ "accent": { "light": "#0B3D91", "dark": "#9bf" } });
    let (own, other) = (published(&brand, |_| ()), published(&json!({}), |_| ()));
    let page = text(&own, "index.html");
    assert!(
        page.contains("@media screen{:root{--accent:light-dark(#0b3d91,#99bbff)}}"),
        "{page}"
    );
    assert!(
        page.contains("(prefers-contrast:more){:root{--accent:light-dark("),
        "{page}"
    );
    let bars: Vec<_> = page.lines().filter(|line| line.contains("theme-color")).collect();
    assert!(
        bars.len() == 2 && bars[0].contains("light)\" content=\"#0b3d91\"") && bars[1].contains("dark)"),
        "{bars:?}"
    );
    let manifest: Value = serde_json::from_str(text(&own, "manifest.webmanifest")).unwrap();
    assert_eq!(manifest["theme_color"], "#0b3d91");
    for folder in ["cards/", "icons/maskable"] {
        let names = |files: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
            files
                .keys()
                .filter(|name| name.starts_with(folder))
                .cloned()
                .collect()
        };
        assert_eq!(names(&own).len(), names(&other).len());
        assert!(
            names(&own).iter().all(|name| !other.contains_key(name)),
            "{folder}"
        );
    }
}
