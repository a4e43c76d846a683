//! The front page and the pages of sections, as readers get them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use time::macros::datetime;

use crate::SMALL;
use crate::root::ENGLISH;
use crate::site::{NOW, Site};

/// The data of a page of a list: its listing, and the ranking on it.
fn listing(site: &Site, name: &str) -> (Value, Value) {
    let data: Value = serde_json::from_str(site.text(name)).unwrap();
    let page = data["page"].as_object().unwrap().values().next().unwrap();
    (page["listing"].clone(), page["trending"].clone())
}

fn slugs<'a>(teasers: impl Iterator<Item = &'a Value>) -> BTreeSet<String> {
    teasers
        .map(|teaser| teaser["slug"].as_str().unwrap().to_owned())
        .collect()
}

/// The slugs of the stories in a listing.
fn shown(listing: &Value) -> BTreeSet<String> {
    let containers = listing["containers"].as_array().unwrap().iter();
    let cards = containers.flat_map(|container| container["cards"].as_array().unwrap());
    slugs(cards.map(|card| &card["teaser"]))
}

#[test]
fn the_page_of_a_section_shows_what_its_file_says_and_does_not_repeat_its_name() {
    let site = Site::publish(Path::new(ENGLISH), NOW);
    let page = site.text("science/index.html");
    for part in [
        "<strong>Breaking</strong>",
        ">Who decides how long a minute is</a>",
        "<section class=\"container ranking\"><h2 class=\"container-title\">Often read</h2><ol class=\"cells\">",
        "<p class=\"kicker\">Maren Holt</p>",
        "<p class=\"kicker\">News</p>",
        "<h2 class=\"container-title\"><a href=\"/news/\">A correction</a></h2>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("<p class=\"kicker\">Science"), "{page}");
    // On the front page each story has its section.
    assert!(
        site.text("index.html")
            .contains("<p class=\"kicker\">Science</p>")
    );
}

#[test]
fn a_kind_of_story_stands_above_its_headline_in_every_list() {
    let site = Site::publish(&Path::new(SMALL).join("content"), NOW);
    let with_section = "<p class=\"kicker\"><span class=\"label\">Opinion</span> · News</p>";
    assert!(site.text("index.html").contains(with_section));
    let alone = "<p class=\"kicker\"><span class=\"label\">Opinion</span></p>";
    assert!(site.text("news/index.html").contains(alone));
}

#[test]
fn what_trends_is_not_on_the_page_already_and_is_no_list_of_one_or_two() {
    let english = Site::publish(Path::new(ENGLISH), NOW);
    for page in ["index.json", "page/2/index.json", "page/3/index.json"] {
        let (listing, trending) = listing(&english, page);
        let trending = slugs(trending.as_array().unwrap().iter());
        assert!(trending.len() >= 3, "{page}");
        assert!(trending.is_disjoint(&shown(&listing)), "{page}");
    }
    let small = Site::publish(&Path::new(SMALL).join("content"), NOW);
    assert_eq!(listing(&small, "index.json").1, json!([]));
    assert!(!small.text("index.html").contains("class=\"trending\""));
}

#[test]
fn what_expires_is_gone_from_the_next_publication_after_its_time() {
    let publish = |now| {
        Site::publish_changed(Path::new(ENGLISH), now, |content| {
            let front = json!({
                "breaking": { "text": "It is on", "to": "/news/", "until": "2026-11-21T18:00:00Z" },
                "containers": [
                    { "kind": "notice", "text": "For a day.", "until": "2026-11-21" },
                    { "kind": "grid", "items": [
                        { "slug": "what-asylum-law-says", "until": "2026-11-22" }, "how-stoppage-time-is-counted",
                    ] },
                ],
            });
            fs::write(content.join("front.json"), front.to_string()).unwrap();
        })
    };
    let page = |now| publish(now).text("index.html").to_owned();
    let has = |page: &str| ["It is on", "For a day.", "what-asylum-law-says"].map(|part| page.contains(part));
    assert_eq!(has(&page(datetime!(2026-11-21 12:00 UTC))), [true, true, true]);
    assert_eq!(has(&page(datetime!(2026-11-21 18:00 UTC))), [false, true, true]);
    let later = publish(datetime!(2026-11-23 0:00 UTC));
    let (listing, _) = listing(&later, "index.json");
    assert_eq!(
        shown(&listing),
        BTreeSet::from(["how-stoppage-time-is-counted".to_owned()])
    );
    // It stands on the next pages, like any other.
    assert!(later.text("page/2/index.html").contains("what-asylum-law-says"));
}
