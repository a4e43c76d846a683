//! What lies at an address that moved.

use std::fs;
use std::path::{Path, PathBuf};

use super::{SMALL, copy, files, options};
use base64::Engine;
use dateline_site::hosting::{Host, Hosted};
use dateline_site::{AppBuild, publish};
use serde_json::json;
use sha2::{Digest, Sha256};

/// The small site with redirects.
fn published() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("site"));
    copy(&Path::new(SMALL).join("content"), &content);
    let redirects = json!({ "redirects": [
        { "from": "/politics/old/", "to": "/news/first-story/" },
        { "from": "/questions/", "to": "/news/first-story/#the-reason" },
        { "from": "/2019/story.html", "to": "/news/" },
        { "from": "/shop/", "to": "https://shop.example/?a=1&b=2" },
    ]});
    fs::write(content.join("redirects.json"), redirects.to_string()).unwrap();
    publish(&options(&content, &out)).unwrap();
    (folder, out)
}

fn element<'a>(html: &'a str, begin: &str, end: &str) -> &'a str {
    let at = html.find(begin).unwrap_or_else(|| panic!("no {begin} in {html}")) + begin.len();
    &html[at..at + html[at..].find(end).unwrap()]
}

#[test]
fn a_page_at_the_old_address_leads_on_with_scripts_and_without() {
    let (_folder, out) = published();
    for (file, href, canonical, script, language) in [
        (
            "politics/old/index.html",
            "/paper/news/first-story/",
            "https://small.example/paper/news/first-story/",
            r#"location.replace("/paper/news/first-story/" + location.search + location.hash)"#,
            "en-GB",
        ),
        (
            "questions/index.html",
            "/paper/news/first-story/#the-reason",
            "https://small.example/paper/news/first-story/",
            r##"location.replace("/paper/news/first-story/" + location.search + "#the-reason")"##,
            "en-GB",
        ),
        (
            "2019/story.html",
            "/paper/news/",
            "https://small.example/paper/news/",
            r#"location.replace("/paper/news/" + location.search + location.hash)"#,
            "en",
        ),
        (
            "shop/index.html",
            "https://shop.example/?a=1&amp;b=2",
            "https://shop.example/?a=1&amp;b=2",
            r#"location.replace("https://shop.example/?a=1&b=2" + location.search.replace("?", "&") + location.hash)"#,
            "en",
        ),
    ] {
        let html = fs::read_to_string(out.join(file)).unwrap();
        let refresh = format!("<noscript><meta http-equiv=\"refresh\" content=\"0; url={href}\"></noscript>");
        assert!(html.contains(&refresh), "{file}: {html}");
        assert_eq!(
            element(&html, "<link rel=\"canonical\" href=\"", "\""),
            canonical,
            "{file}"
        );
        assert_eq!(element(&html, "<script>", "</script>"), script, "{file}");
        assert_eq!(element(&html, "<a href=\"", "\""), href, "{file}");
        assert_eq!(element(&html, "<html lang=\"", "\""), language, "{file}");
        assert!(!element(&html, "<title>", "</title>").is_empty() && !html.contains("noindex"));
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script));
        let policy = format!("default-src 'none'; script-src 'sha256-{hash}'; ");
        assert!(
            element(&html, "Content-Security-Policy\" content=\"", "\"").starts_with(&policy),
            "{file}"
        );
        // A link preview of the old address shows what that of the new one does.
        let inside = !href.starts_with("https");
        assert_eq!(html.contains("og:title"), inside, "{file}");
        assert_eq!(html.contains("twitter:card"), inside, "{file}");
    }
}

#[test]
fn an_app_that_asks_for_the_data_of_an_old_page_gets_that_of_the_new_one() {
    let (_folder, out) = published();
    let data = |path: &str| fs::read(out.join(path)).unwrap();
    for old in ["politics/old/index.json", "questions/index.json"] {
        assert!(data(old) == data("news/first-story/index.json"), "{old}");
    }
    assert!(!out.join("2019/index.json").exists() && !out.join("shop/index.json").exists());
}

#[test]
fn a_site_without_redirects_has_the_files_for_hosts_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    publish(&options(&Path::new(SMALL).join("content"), &out)).unwrap();
    let files = files(&out);
    assert!(files["_redirects"].is_empty() && files[".nojekyll"].is_empty());
    assert!(files["_headers"].starts_with(b"/paper/*\n") && files.contains_key("404.html"));
}

#[test]
fn an_old_feed_leads_to_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("site"));
    copy(&Path::new(SMALL).join("content"), &content);
    let redirects = json!({ "redirects": [
        { "from": "/rss/", "to": "/feed.xml" },
        { "from": "/rss.xml", "to": "/news/feed.xml" },
    ]});
    fs::write(content.join("redirects.json"), redirects.to_string()).unwrap();
    publish(&options(&content, &out)).unwrap();
    let html = fs::read_to_string(out.join("rss/index.html")).unwrap();
    assert_eq!(
        element(&html, "<link rel=\"canonical\" href=\"", "\""),
        "https://small.example/paper/feed.xml"
    );
    assert_eq!(element(&html, "<a href=\"", "\""), "/paper/feed.xml");
    let lines = fs::read_to_string(out.join("_redirects")).unwrap();
    assert!(lines.contains("/paper/rss.xml /paper/news/feed.xml 301\n"));
    assert!(!out.join("rss.xml").exists());
}

#[test]
fn a_newsroom_s_own_lines_for_robots_and_hosts_stand_beside_ours() {
    let folder = tempfile::tempdir().unwrap();
    let (content, app) = (folder.path().join("content"), folder.path().join("app"));
    copy(&Path::new(SMALL).join("content"), &content);
    copy(&Path::new(SMALL).join("app"), &app);
    let redirects = json!({ "redirects": [{ "from": "/old/", "to": "/news/" }] });
    fs::write(content.join("redirects.json"), redirects.to_string()).unwrap();
    fs::write(app.join("robots.txt"), "User-agent: Greedy\nDisallow: /").unwrap();
    fs::write(
        app.join("_headers"),
        "/paper/letters/*\n  X-Robots-Tag: noindex\n",
    )
    .unwrap();
    fs::write(app.join("_redirects"), "/paper/tag/x/ /paper/news/ 301\n").unwrap();
    let mut options = options(&content, &folder.path().join("site"));
    options.app = AppBuild::Folder(app);
    publish(&options).unwrap();
    let text = |name: &str| fs::read_to_string(options.out.join(name)).unwrap();
    let robots = text("robots.txt");
    assert!(robots.starts_with("User-agent: Greedy\nDisallow: /\n\nSitemap: https://small.example/paper/"));
    assert!(!robots.contains("User-agent: *"));
    let headers = text("_headers");
    assert!(headers.starts_with("/paper/*\n") && headers.ends_with("\n  X-Robots-Tag: noindex\n"));
    let redirects = text("_redirects");
    assert!(redirects.starts_with("/paper/old/ /paper/news/ 301!\n"));
    assert!(redirects.ends_with("\n/paper/tag/x/ /paper/news/ 301\n"));
    // A configuration for another host knows nothing of what is for this one.
    let nginx = Hosted::read(&options.out)
        .unwrap()
        .configuration(Host::Nginx, "/srv");
    assert!(nginx.contains("/paper/old/") && !nginx.contains("/tag/x/"));
}

#[test]
fn a_redirect_never_takes_the_place_of_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let (content, app) = (folder.path().join("content"), folder.path().join("app"));
    copy(&Path::new(SMALL).join("content"), &content);
    copy(&Path::new(SMALL).join("app"), &app);
    fs::write(app.join("about.html"), "Ours.").unwrap();
    fs::write(
        content.join("redirects.json"),
        json!({ "redirects": [{ "from": "/about.html", "to": "/news/" }] }).to_string(),
    )
    .unwrap();
    let mut options = options(&content, &folder.path().join("site"));
    options.app = AppBuild::Folder(app);
    let error = format!("{:#}", publish(&options).err().unwrap());
    assert!(
        error.contains("/about.html") && error.contains("remove that redirect"),
        "{error}"
    );
}
