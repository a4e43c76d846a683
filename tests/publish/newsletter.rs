//! The form for the newsletter, wherever it stands.

use std::path::Path;

use serde_json::Value;

use crate::SMALL;
use crate::site::{NOW, Site, change};

/// The small newspaper, with the form at a place, or without a newsletter.
fn small(place: Option<&str>) -> Site {
    Site::publish_changed(&Path::new(SMALL).join("content"), NOW, |content| {
        change(&content.join("site.json"), |site| match place {
            Some(place) => site["newsletter"]["place"] = place.into(),
            None => drop(site.as_object_mut().unwrap().remove("newsletter")),
        });
        if place.is_none() {
            change(&content.join("articles/first-story.json"), |story| {
                let body = story["body"].as_array_mut().unwrap();
                body.retain(|block| block["type"] != "newsletter");
            });
        }
    })
}

#[test]
fn a_form_is_sent_by_the_browser_alone_to_the_one_host_that_pages_allow() {
    let site = small(Some("footer"));
    for (name, page) in site.pages() {
        let forms: Vec<_> = page
            .split("<form ")
            .skip(1)
            .map(|form| form.split("</form>").next().unwrap())
            .collect();
        let expected = if name == "news/first-story/index.html" {
            2
        } else {
            1
        };
        assert_eq!(forms.len(), expected, "{name}");
        for form in forms {
            for part in [
                "action=\"https://lists.example/subscription/form\"",
                "method=\"post\"",
                "type=\"email\"",
                "name=\"email\"",
                "autocomplete=\"email\"",
                "required",
                "<input type=\"hidden\" name=\"l\" value=\"6d48fffe-7d37-4c14-b317-3e4cda33a647\">",
                "<button type=\"submit\"",
            ] {
                assert!(form.contains(part), "{name}: {part} in {form}");
            }
        }
    }
    let without = small(None);
    assert!(without.pages().all(|(_, page)| !page.contains("<form ")));
}

#[test]
fn a_form_below_every_story_is_on_no_other_page_and_once_where_the_story_has_it() {
    let site = small(Some("stories"));
    for (name, page) in site.pages() {
        let expected = match name {
            "news/first-story/index.html" | "news/second-story/index.html" => 1,
            _ => 0,
        };
        assert_eq!(page.matches("<form ").count(), expected, "{name}");
    }
}

#[test]
fn feeds_have_a_link_to_the_story_in_place_of_its_form() {
    let site = small(Some("stories"));
    let feed: Value = serde_json::from_str(site.text("feed.json")).unwrap();
    let html: Vec<_> = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|item| item["content_html"].as_str())
        .collect();
    let link = "<a href=\"https://small.example/paper/news/first-story/\">The &lt;small&gt; letter</a>";
    assert!(html.iter().any(|html| html.contains(link)), "{html:?}");
    assert!(html.iter().all(|html| !html.contains("lists.example")));
}
