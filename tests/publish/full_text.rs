//! The text of a story in feeds.

use std::path::Path;

use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::SMALL;
use crate::feeds::{NAMES, html, parse};
use crate::site::{NOW, SITES, Site, change, faults};

#[test]
fn full_text_has_whole_addresses_that_lead_to_what_is_published_and_nothing_that_runs() {
    let any = Selector::parse("*").unwrap();
    let mut links = 0;
    for site in SITES.iter() {
        for entry in parse(site, "feed.json").entries {
            let text = Html::parse_fragment(html(&entry));
            for element in text.select(&any).map(|element| element.value()) {
                assert!(
                    !["script", "style", "iframe", "form", "button"].contains(&element.name()),
                    "{}: {}",
                    entry.id,
                    element.name()
                );
                for (name, value) in element.attrs() {
                    let allowed = match element.name() {
                        "video" | "audio" | "track" => {
                            &["controls", "preload", "poster", "kind", "srclang", "label"][..]
                        }
                        _ => &[],
                    };
                    assert!(
                        ["href", "src", "alt", "width", "height", "lang", "dir", "scope"].contains(&name)
                            || allowed.contains(&name),
                        "{}: {name}",
                        entry.id
                    );
                    if ["href", "src", "poster"].contains(&name) {
                        links += 1;
                        check_address(site, value);
                    }
                }
            }
        }
    }
    assert!(links > 50, "{links}");
}

fn check_address(site: &Site, address: &str) {
    let schemes = ["https://", "http://", "mailto:", "tel:"];
    assert!(
        schemes.iter().any(|scheme| address.starts_with(scheme)),
        "{address}"
    );
    if !address.starts_with(site.settings["base_url"].as_str().unwrap()) {
        return;
    }
    let file = site.file_at(address);
    if let Some((_, place)) = address.split_once('#') {
        assert!(site.text(&file).contains(&format!("id=\"{place}\"")), "{address}");
    }
}

#[test]
fn full_text_has_all_that_a_story_has() {
    let small = &SITES[2];
    let entry = &parse(small, "feed.xml").entries[0];
    let root = small.address();
    let file = |beginning: &str| {
        small
            .files
            .keys()
            .find(|name| name.starts_with(beginning))
            .unwrap()
    };
    let (picture, video) = (file("pictures/"), file("recordings/pier-h"));
    for part in [
        &format!("<img src=\"{root}{picture}\" alt=\"A square\" width="),
        "<figcaption>A <em>square</em>. <small dir=\"auto\">Our own</small></figcaption>",
        "<strong>strong</strong>, <em>stressed</em>, <code>code</code>",
        "<a href=\"https://a.example/?b=1&amp;c=2\">out</a>",
        &format!("<a href=\"{root}news/second-story/\">in</a> and &lt;/script&gt;&lt;script&gt;."),
        "<h2>One</h2><ul><li>first</li><li>second</li></ul>",
        "<strong lang=\"en\" dir=\"ltr\">See also</strong> <a href=",
        "<h3>Part</h3><ol><li>first</li><li>second</li></ol>",
        "<figure><blockquote><p>Words.</p></blockquote><figcaption>Somebody</figcaption></figure>",
        "<h3>One?</h3><p>Yes.</p><ul><li>and no</li></ul>",
        &format!("<a href=\"{root}news/first-story/#one-2\">there</a>"),
        "<p>The end.</p><h2 lang=\"en\" dir=\"ltr\">Corrections</h2><dl><div><dt lang=\"en\" dir=\"ltr\">20 November 2026</dt>",
        "<dd>The <strong>table</strong> is new.</dd>",
        "<li><a href=\"https://a.example/?b=1&amp;c=2\">A &amp; B</a> (Somebody)</li>",
        &format!(
            "<video controls=\"\" preload=\"none\" src=\"{root}{video}\" poster=\"{root}{picture}\" width=\"64\" height=\"36\"><track kind=\"captions\""
        ),
        &format!(
            "<p><a href=\"{root}{video}\">The pier</a> <small lang=\"en\" dir=\"ltr\">0:01 · 4 kB</small></p>"
        ),
        "<summary lang=\"en\" dir=\"ltr\">Transcript</summary><p>A <em>tone</em>.</p></details>",
    ] {
        assert!(html(entry).contains(part), "{part} is not in\n{}", html(entry));
    }
    assert!(html(entry).starts_with("<div lang=\"en-GB\" dir=\"ltr\">"));
    // The picture at the head, and a video, each by itself; RSS has room for one.
    let media = &entry.media[0].content[0];
    assert_eq!(media.url.as_ref().unwrap().as_str(), format!("{root}{video}"));
    assert_eq!(media.size, Some(small.files[video].len() as u64));
    for (file, media_type) in [(picture, "image/svg+xml"), (video, "video/mp4")] {
        let length = small.files[file].len();
        let enclosure = format!("{file}\" rel=\"enclosure\" type=\"{media_type}\" length=\"{length}\"");
        assert!(small.text("atom.xml").contains(&enclosure), "{enclosure}");
    }
    let json: Value = serde_json::from_str(small.text("feed.json")).unwrap();
    assert_eq!(json["items"][0]["image"], format!("{root}{picture}"));
    let attachment = json!({
        "url": format!("{root}{video}"), "mime_type": "video/mp4", "title": "The pier",
        "size_in_bytes": small.files[video].len(), "duration_in_seconds": 1,
    });
    assert_eq!(json["items"][0]["attachments"][0], attachment);
}

#[test]
fn what_breaks_xml_or_html_is_only_text_in_a_feed() {
    let title = "]]> </title> <script>alert(1)</script> &amp; & \u{1f4f0} \"'";
    let site = Site::publish_changed(&Path::new(SMALL).join("content"), NOW, |content| {
        change(&content.join("articles/second-story.json"), |story| {
            story["title"] = title.into();
            story["summary"] = title.into();
            story["tags"] = json!([title]);
            story["authors"] = json!([{ "name": title }]);
            story["body"] =
                json!([{ "type": "heading", "text": title }, { "type": "paragraph", "text": "Words." }]);
        });
    });
    assert_eq!(faults("rss.rng", site.text("feed.xml")), None);
    assert_eq!(faults("atom.rng", site.text("atom.xml")), None);
    assert_eq!(faults("sitemap.xsd", site.text("sitemap-news.xml")), None);
    for name in NAMES {
        let feed = parse(&site, name);
        let entry = &feed.entries[1];
        assert_eq!(entry.title.as_ref().unwrap().content, title, "{name}");
        assert_eq!(entry.categories[1].term, title, "{name}");
        assert_eq!(entry.authors[0].name.as_deref(), Some(title), "{name}");
        assert!(!html(entry).contains("<script"), "{name}");
        let text = Html::parse_fragment(html(entry));
        let heading = text.select(&Selector::parse("h2").unwrap()).next().unwrap();
        assert_eq!(heading.text().collect::<String>(), title, "{name}");
    }
    // In RSS a summary is HTML.
    let summary = parse(&site, "feed.xml").entries[1]
        .summary
        .clone()
        .unwrap()
        .content;
    assert_eq!(
        Html::parse_fragment(&summary)
            .root_element()
            .text()
            .collect::<String>(),
        title
    );
}
