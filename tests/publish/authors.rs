//! What a newspaper says of its authors, in all that is published.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::SMALL;
use crate::site::{NOW, Site};

/// The small newspaper, whose second story is by somebody who has a file.
fn small(change: impl FnOnce(&Path)) -> Site {
    Site::publish_changed(&Path::new(SMALL).join("content"), NOW, change)
}

#[test]
fn networks_and_search_engines_are_told_of_an_author_what_the_file_says() {
    let site = small(|_| ());
    let page = site.text("news/second-story/index.html");
    for tag in [
        "<meta property=\"article:author\" content=\"https://small.example/paper/about/\">",
        "<meta name=\"fediverse:creator\" content=\"@ann@social.example\">",
        "<meta name=\"twitter:creator\" content=\"@ann\">",
    ] {
        assert!(page.contains(tag), "{tag}");
    }
    let data = page.split("application/ld+json\">").nth(1).unwrap();
    let data: Value = serde_json::from_str(data.split("</script>").next().unwrap()).unwrap();
    let author = &data["@graph"][0]["author"][0];
    let picture = author["image"].as_str().unwrap();
    assert_eq!(
        *author,
        json!({
            "@type": "Person", "name": "Ann <Author>", "jobTitle": "Writes & draws",
            "description": "She writes for us.", "image": picture, "url": "https://small.example/paper/about/",
            "sameAs": [
                "https://small.example/paper/about/", "https://ann.example/", "https://social.example/@ann",
                "https://x.com/ann",
            ],
        })
    );
    site.file_at(picture);
}

#[test]
fn feeds_name_an_author_with_address_and_portrait() {
    let site = small(|_| ());
    let feed: Value = serde_json::from_str(site.text("feed.json")).unwrap();
    let items = feed["items"].as_array().unwrap();
    let authors = &items.iter().find(|item| item["title"] == "Second story").unwrap()["authors"];
    assert_eq!(authors[0]["url"], "https://small.example/paper/about/");
    site.file_at(authors[0]["avatar"].as_str().unwrap());
    assert_eq!(authors[1], json!({ "name": "One desk" }));
    let atom = site.text("atom.xml");
    assert!(
        atom.contains("<name>Ann &lt;Author&gt;</name><uri>https://small.example/paper/about/</uri>"),
        "{atom}"
    );
}

#[test]
fn of_an_author_whom_only_drafts_name_nothing_is_published() {
    let site = small(|content| {
        let author = json!({ "name": "Bob", "picture": "bob.svg", "bio": "Secret." });
        fs::write(content.join("authors/bob.json"), author.to_string()).unwrap();
        fs::copy(
            content.join("pictures/square.svg"),
            content.join("pictures/bob.svg"),
        )
        .unwrap();
        let draft = json!({
            "status": "draft", "title": "A draft", "summary": "In short.", "section": "news",
            "date_published": "2026-11-20", "authors": ["bob"], "body": [{ "type": "paragraph", "text": "Words." }],
        });
        fs::write(content.join("articles/a-draft.json"), draft.to_string()).unwrap();
    });
    for (name, bytes) in &site.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!name.contains("bob") && !text.contains("Secret."), "{name}");
    }
}
