//! Old links and where each arrives, for every host that redirects and for the page that leads on by itself.
#![allow(dead_code)] // Each group of tests uses what it needs.

/// What moved, as `redirects.json` of `tests/publish/small` may say.
pub(crate) const MOVED: [(&str, &str); 4] = [
    ("/news/old-story/", "/news/first-story/"),
    ("/questions/", "/news/first-story/#the-reason"),
    ("/2019/story.html", "https://archive.example/story?id=7"),
    ("/2019/notes.html", "https://archive.example/story?id=8#notes"),
];

/// Links to what moved, as somebody keeps them, and what a browser shows at the end.
pub(crate) const OLD_LINKS: [(&str, &str); 17] = [
    ("/news/old-story/", "/news/first-story/"),
    ("/news/old-story/?from=mail", "/news/first-story/?from=mail"),
    ("/news/old-story/#there", "/news/first-story/#there"),
    (
        "/news/old-story/?from=mail#there",
        "/news/first-story/?from=mail#there",
    ),
    // An empty query is none.
    ("/news/old-story/?", "/news/first-story/"),
    // Without the slash it is a page's address too.
    ("/news/old-story", "/news/first-story/"),
    ("/news/old-story?from=mail", "/news/first-story/?from=mail"),
    // Repeated parameters stay in their order, and nothing is decoded or encoded again.
    (
        "/news/old-story/?a=2&b&a=1&a=2",
        "/news/first-story/?a=2&b&a=1&a=2",
    ),
    (
        "/news/old-story/?q=%ED%95%9C+%26%23%3d?/%25",
        "/news/first-story/?q=%ED%95%9C+%26%23%3d?/%25",
    ),
    // What a host's configuration would replace in its own text.
    (
        "/news/old-story/?q={query}$args",
        "/news/first-story/?q={query}$args",
    ),
    // The same address, written with a percent sign that it does not need.
    ("/news/old%2Dstory/?from=mail", "/news/first-story/?from=mail"),
    // The new address names a place itself.
    ("/questions/", "/news/first-story/#the-reason"),
    ("/questions/?from=mail", "/news/first-story/?from=mail#the-reason"),
    // It has a query itself.
    ("/2019/story.html", "https://archive.example/story?id=7"),
    ("/2019/story.html?", "https://archive.example/story?id=7"),
    (
        "/2019/story.html?id=1&from=mail",
        "https://archive.example/story?id=7&id=1&from=mail",
    ),
    (
        "/2019/notes.html?from=mail",
        "https://archive.example/story?id=8&from=mail#notes",
    ),
];

/// `redirects.json` with what moved.
pub(crate) fn redirects_json() -> String {
    let moved = MOVED.map(|(from, to)| serde_json::json!({ "from": from, "to": to }));
    serde_json::json!({ "redirects": moved }).to_string()
}
