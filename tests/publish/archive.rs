//! What a large archive asks of its readers: no more than a small one.

use std::fs;
use std::path::Path;

use dateline_site::{Compression, Options, publish};
use serde_json::json;

use super::options;

/// The bytes of some pages of a paper of so many stories, with the data that the app asks for.
fn bytes(stories: usize, pages: [&str; 3]) -> [u64; 3] {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("site"));
    fs::create_dir_all(content.join("articles")).unwrap();
    let site = json!({
        "title": "Paper", "description": "A paper.", "base_url": "https://paper.example", "language": "en",
        "sections": [{ "name": "News", "slug": "news", "order": 1, "description": "News." }],
    });
    fs::write(content.join("site.json"), site.to_string()).unwrap();
    for number in 0..stories {
        let (day, minute) = (number / 1440, number % 1440);
        let story = json!({
            "title": format!("What was found out about {number:05}"), "summary": "In short.", "section": "news",
            "tags": [format!("tag {}", number % 7)], "authors": [{ "name": "Desk" }],
            "date_published": format!("2026-11-{:02}T{:02}:{:02}:00Z", 20 - day, 23 - minute / 60, 59 - minute % 60),
            "body": [{ "type": "paragraph", "text": "Words. ".repeat(50) }],
        });
        let file = content.join(format!("articles/story-{number:05}.json"));
        fs::write(file, story.to_string()).unwrap();
    }
    publish(&Options {
        cards: false,
        compression: Compression::None,
        ..options(&content, &out)
    })
    .unwrap();
    let length = |path: &Path| fs::metadata(path).unwrap().len();
    // What every page loads besides: it must not grow either.
    let site = out.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let shared = site.filter(|path| path.extension().is_some_and(|ending| ending != "xml"));
    let shared: u64 = shared
        .filter(|path| path.is_file())
        .map(|path| length(&path))
        .sum();
    pages.map(|page| {
        let folder = out.join(page);
        length(&folder.join("index.html")) + length(&folder.join("index.json")) + shared
    })
}

#[test]
fn pages_are_as_large_in_an_archive_of_ten_thousand_stories_as_in_one_of_a_hundred() {
    let pages = ["", "news", "news/story-00042"];
    let (small, large) = (bytes(100, pages), bytes(10_000, pages));
    for ((page, small), large) in pages.iter().zip(small).zip(large) {
        let difference = small.abs_diff(large);
        assert!(
            difference * 10 <= small,
            "/{page}: {small} bytes of 100 stories, {large} of 10,000"
        );
    }
}
