//! A newspaper in each language of the interface.

use std::path::Path;

use dateline_content::languages::languages;

use crate::root::NEWSROOMS;
use crate::site::{NOW, Site, change};

#[test]
fn a_newspaper_in_each_language_says_so_and_runs_in_its_direction() {
    for (language, _) in languages().chain([("ar-EG", false), ("pt-BR", false), ("zh-HK", false)]) {
        let site = Site::publish_changed(&Path::new(NEWSROOMS).join("korean"), NOW, |content| {
            change(&content.join("site.json"), |site| {
                site["language"] = language.into();
            });
        });
        let direction = match language {
            "ar" | "ar-EG" | "he" | "fa" => "rtl",
            _ => "ltr",
        };
        let pages = site.files.iter().filter(|(name, _)| name.ends_with("index.html"));
        let mut seen = 0;
        for (name, page) in pages {
            let page = String::from_utf8_lossy(page);
            let root = format!("<html lang=\"{language}\" dir=\"{direction}\"");
            assert!(page.contains(&root), "{language}: {name}");
            // Each place in braces was filled.
            let body = page.split("</style>").last().unwrap_or_default();
            let body = body.split("<script").next().unwrap_or_default();
            assert!(!body.contains('{'), "{language}: {name}");
            seen += 1;
        }
        assert!(seen >= 6, "{language}: {seen}");
        let manifest: serde_json::Value =
            serde_json::from_slice(&site.files["manifest.webmanifest"]).unwrap();
        assert_eq!(
            (&manifest["lang"], &manifest["dir"]),
            (&language.into(), &direction.into())
        );
    }
}
