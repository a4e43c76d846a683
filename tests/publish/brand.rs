//! What readers know a newspaper by, in all that is published of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dateline_site::publish;
use serde_json::{Value, json};

use crate::{SMALL, copy, files, options};

/// The files of the small newspaper with a brand. `add` adds files to its content folder.
fn published(brand: &Value, add: impl FnOnce(&Path)) -> BTreeMap<String, Vec<u8>> {
    published_with("brand", brand, add)
}

/// The files of the small newspaper with a field of site.json.
fn published_with(field: &str, value: &Value, add: impl FnOnce(&Path)) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("site"));
    copy(&Path::new(SMALL).join("content"), &content);
    let path = content.join("site.json");
    let mut site: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    site[field] = value.clone();
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

/// The foot of a page.
fn foot(page: &str) -> &str {
    page.split("<footer")
        .nth(1)
        .unwrap()
        .split("</footer>")
        .next()
        .unwrap()
}

#[test]
fn a_logo_stands_for_the_name_with_its_size_and_its_open_ground() {
    let logo = json!({ "logo": { "light": "logo.png", "dark": "logo-dark.svg" } });
    let own = published(&logo, |content| {
        fs::create_dir_all(content.join("pictures")).unwrap();
        image::RgbaImage::from_pixel(1200, 300, image::Rgba([200, 0, 0, 0]))
            .save(content.join("pictures/logo.png"))
            .unwrap();
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 80 20'/>";
        fs::write(content.join("pictures/logo-dark.svg"), svg).unwrap();
    });
    let page = text(&own, "index.html");
    let name = page.split("<p class=\"masthead-name\">").nth(1).unwrap();
    let name = name.split("</p>").next().unwrap();
    assert_eq!(name.matches("alt=\"Small Paper\"").count(), 2, "{name}");
    assert!(
        name.contains("width=\"1200\" height=\"300\"")
            && name.contains("width=\"80\" height=\"20\" loading=\"lazy\""),
        "{name}"
    );
    let file = own
        .keys()
        .find(|name| name.starts_with("pictures/logo-light-h"))
        .unwrap();
    let picture = image::load_from_memory(&own[file]).unwrap().into_rgba8();
    assert_eq!(picture.dimensions(), (564, 141));
    assert!(picture.pixels().all(|pixel| pixel[3] == 0));
    assert!(page.contains(&format!("\"logo\":\"https://small.example/paper/{file}\"")));
    assert!(own.keys().any(|name| name.starts_with("pictures/logo-dark-h")));
}

#[test]
fn accounts_are_linked_to_and_told_to_networks_and_search_engines() {
    let social = json!({ "social": {
        "x": "@post",
        "mastodon": "@post@mastodon.example",
        "youtube": "https://www.youtube.com/channel/UC01",
    } });
    let own = published(&social, |_| ());
    let (front, story) = (
        text(&own, "index.html"),
        text(&own, "news/first-story/index.html"),
    );
    for page in [front, story] {
        for (address, name) in [
            ("https://mastodon.example/@post", "Mastodon"),
            ("https://x.com/post", "X"),
            ("https://www.youtube.com/channel/UC01", "YouTube"),
        ] {
            let link = format!("<a href=\"{address}\" rel=\"me\">{name}</a>");
            assert!(foot(page).contains(&link), "{}", foot(page));
        }
        assert!(page.contains(
            "\"sameAs\":[\"https://mastodon.example/@post\",\"https://x.com/post\",\"https://www.youtube.com/channel/UC01\"]"
        ));
        assert!(page.contains("<meta name=\"twitter:site\" content=\"@post\">"));
    }
    let creator = "<meta name=\"fediverse:creator\" content=\"@post@mastodon.example\">";
    assert!(story.contains(creator) && !front.contains(creator));
}

#[test]
fn the_foot_has_columns_a_line_and_who_may_use_the_stories() {
    let footer = json!({
        "columns": [{ "title": "The paper", "links": [{ "label": "About", "to": "/about/" }] }],
        "text": "Printed in *Harbour*.",
        "licence": "CC-BY-SA-4.0",
    });
    let own = published_with("footer", &footer, |_| ());
    let story = text(&own, "news/first-story/index.html");
    let address = "https://creativecommons.org/licenses/by-sa/4.0/";
    for part in [
        "<h2>The paper</h2><ul><li><a href=\"/paper/about/\">About</a>",
        "<p>Printed in <em>Harbour</em>.</p>",
        &format!("<a href=\"{address}\" rel=\"license\">CC BY-SA 4.0</a>"),
        "<a href=\"/paper/feed.xml\" type=\"application/rss+xml\">RSS</a>",
        "<a href=\"/paper/feed.json\" type=\"application/feed+json\">JSON Feed</a>",
    ] {
        assert!(foot(story).contains(part), "{part}: {}", foot(story));
    }
    assert!(story.contains(&format!("\"license\":\"{address}\"")));
    let atom = text(&own, "atom.xml");
    assert!(
        atom.contains("<rights>CC BY-SA 4.0</rights>") && atom.contains("rel=\"license\""),
        "{atom}"
    );
    assert!(text(&own, "feed.xml").contains(&format!("<copyright>CC BY-SA 4.0: {address}</copyright>")));
}

#[test]
fn a_notice_has_the_years_of_what_is_published() {
    let own = published_with("footer", &json!({ "licence": "© Small Press" }), |content| {
        let story = content.join("articles/first-story.json");
        let mut json: Value = serde_json::from_slice(&fs::read(&story).unwrap()).unwrap();
        json["date_published"] = "2019-03-01".into();
        json.as_object_mut().unwrap().remove("date_modified");
        fs::write(story, json.to_string()).unwrap();
    });
    let story = text(&own, "news/first-story/index.html");
    assert!(
        foot(story).contains("<p>© 2019–2026 Small Press</p>"),
        "{}",
        foot(story)
    );
    assert!(story.contains("\"copyrightHolder\":{\"@type\":\"Organization\",\"name\":\"Small Press\"}"));
    assert!(text(&own, "feed.xml").contains("<copyright>© 2019–2026 Small Press</copyright>"));
}

/// A font of the project as WOFF2, packed badly, so that it is large.
fn woff2(name: &str) -> Vec<u8> {
    let font = fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../fonts")
            .join(name),
    )
    .unwrap();
    ttf2woff2::encode(&font, 0.into()).unwrap()
}

/// The rules for fonts in a page.
fn font_faces(page: &str) -> Vec<&str> {
    let rules = page.split("@font-face{").skip(1);
    rules.map(|rest| rest.split('}').next().unwrap()).collect()
}

#[test]
fn a_large_font_is_published_in_parts_of_which_a_page_names_those_that_it_needs() {
    let font = woff2("NotoSerif-Bold.ttf");
    assert!(font.len() > 100_000);
    let fonts = json!({ "fonts": { "headlines": ["post.woff2"] } });
    let own = published(&fonts, |content| {
        fs::create_dir_all(content.join("fonts")).unwrap();
        fs::write(content.join("fonts/post.woff2"), &font).unwrap();
    });
    let parts: Vec<_> = own.keys().filter(|name| name.starts_with("fonts/")).collect();
    let scripts = [
        "cyrillic",
        "cyrillic-ext",
        "greek",
        "latin",
        "latin-ext",
        "vietnamese",
    ];
    for script in scripts {
        let name = parts
            .iter()
            .find(|name| name.starts_with(&format!("fonts/post-{script}-h")));
        let part = &own[*name.unwrap_or_else(|| panic!("{script}: {parts:?}"))];
        let part = wuff::decompress_woff2(part).unwrap();
        let face = ttf_parser::Face::parse(&part, 0).unwrap();
        let (has, lacks) = if script == "greek" {
            ('α', 'a')
        } else {
            ('a', 'α')
        };
        assert_eq!(
            face.glyph_index(has).is_some(),
            ["greek", "latin"].contains(&script),
            "{script}"
        );
        assert_eq!(face.glyph_index(lacks), None, "{script}");
    }
    let page = text(&own, "index.html");
    let faces = font_faces(page);
    let of_files: Vec<_> = faces.iter().filter(|face| face.contains("url(")).collect();
    assert_eq!(of_files.len(), 1, "{faces:?}");
    assert!(
        of_files[0]
            .starts_with("font-family:\"Headlines\";font-weight:700;src:url(/paper/fonts/post-latin-h")
            && of_files[0].contains("font-display:swap;unicode-range:U+20-7E,U+A0-FF,"),
        "{of_files:?}"
    );
    // A font of the device stands in for it.
    let own_size = "font-family:\"Headlines Noto Serif\";font-weight:700;src:local(\"Noto Serif Bold\");size-adjust:100.0";
    assert!(faces.iter().any(|face| face.starts_with(own_size)), "{faces:?}");
    assert!(page.contains(".masthead-name,.colophon-name{font-family:\"Headlines\",\"Headlines Georgia\","));
    let sheet = own.keys().find(|name| name.starts_with("style-h")).unwrap();
    let all = font_faces(text(&own, sheet));
    assert_eq!(
        all.iter().filter(|face| face.contains("url(")).count(),
        parts.len()
    );
    assert!(
        text(&own, "_headers")
            .contains("/paper/fonts/*\n  Cache-Control: public, max-age=31536000, immutable")
    );
}

#[test]
fn a_small_font_is_published_as_it_is() {
    let font = woff2("NotoSerif-Bold.ttf");
    let small = {
        let font = wuff::decompress_woff2(&font).unwrap();
        ttf2woff2::encode(&font, 9.into()).unwrap()
    };
    let fonts = json!({ "fonts": { "headlines": ["post.woff2"], "text": ["post.woff2"] } });
    let own = published(&fonts, |content| {
        fs::create_dir_all(content.join("fonts")).unwrap();
        fs::write(content.join("fonts/post.woff2"), &small).unwrap();
    });
    let files: Vec<_> = own
        .iter()
        .filter(|(name, _)| name.starts_with("fonts/"))
        .collect();
    assert!(files.len() == 1 && *files[0].1 == small, "one file, byte by byte");
    let page = text(&own, "index.html");
    assert!(page.contains("font-family:\"Text\";") && page.contains("font-family:\"Headlines\";"));
}
