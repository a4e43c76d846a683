//! Addresses beyond the site, in every file that has any: read as browsers read them, and given to hosts in ASCII.

use std::fs;

use dateline_content::{Checked, check};
use dateline_model::{Block, CommentSource, Inline, LinkTarget};
use serde_json::{Value, json};

use super::{NOW, article, articles, folder, site};

/// Where a newsroom has addresses: its file, and the place of one in it.
const PLACES: [(&str, &str); 7] = [
    ("site.json", "/base_url"),
    ("site.json", "/comments/url"),
    ("site.json", "/navigation/0/to"),
    ("site.json", "/footer/columns/0/links/0/to"),
    ("articles/story.json", "/authors/0/url"),
    ("articles/story.json", "/body/0/text"),
    ("redirects.json", "/redirects/0/to"),
];

/// Checks a newsroom with this address at a place, and sound ones at all others.
fn checked_with(file: &str, place: &str, address: &str) -> Checked {
    let mut site = site();
    site["comments"] = json!({ "provider": "isso", "url": "https://comments.example" });
    site["navigation"] = json!([{ "label": "Shop", "to": "https://shop.example/" }]);
    site["footer"] = json!({ "columns": [{ "links": site["navigation"].clone() }] });
    let mut story = article();
    story["authors"][0]["url"] = "https://author.example".into();
    let redirects = json!({ "redirects": [{ "from": "/shop/", "to": "https://shop.example/" }] });
    let folder = folder();
    fs::create_dir(folder.join("articles")).unwrap();
    for (name, mut json) in [
        ("site.json", site),
        ("articles/story.json", story),
        ("redirects.json", redirects),
    ] {
        if name == file {
            *json.pointer_mut(place).unwrap() = match place {
                "/body/0/text" => format!("A [link](<{address}>).").into(),
                _ => Value::from(address),
            };
        }
        fs::write(folder.join(name), json.to_string()).unwrap();
    }
    check(&folder, NOW)
}

#[test]
fn an_address_that_is_none_is_refused_in_every_file_at_its_place() {
    for (file, place) in PLACES {
        for address in [
            "https://exa mple",
            "https://harbour.example:99999",
            "http:/harbour.example",
            "https//harbour.example",
            "https://user:pw@harbour.example",
            "https://",
            "https://a\";{}.example",
            "ftp://harbour.example",
            "javascript:alert(1)",
            "https://har\u{202e}bour.example",
        ] {
            let checked = checked_with(file, place, address);
            assert_eq!(
                checked.problems.len(),
                1,
                "{place} {address}: {:#?}",
                checked.problems
            );
            let problem = &checked.problems[0];
            assert!(problem.file.ends_with(file) && problem.path == place, "{problem}");
            assert!(checked.newsroom.is_none() && !problem.fix.is_empty());
        }
    }
}

#[test]
fn an_address_in_any_letters_is_given_on_in_ascii() {
    let (written, ascii) = ("https://détour.example", "https://xn--dtour-bsa.example");
    for (file, place) in PLACES {
        let newsroom = checked_with(file, place, written).newsroom;
        let newsroom = newsroom.unwrap_or_else(|| panic!("{place}"));
        let site = &newsroom.site;
        let story = articles(&newsroom).swap_remove(0);
        let external = |to: &LinkTarget| match to {
            LinkTarget::External(url) => url.clone(),
            LinkTarget::Internal(path) => panic!("{path}"),
        };
        let found = match place {
            "/base_url" => site.base_url.clone(),
            "/comments/url" => match newsroom.stories[0].comments.as_ref() {
                Some(CommentSource::Isso { url, .. }) => url.clone(),
                other => panic!("{other:?}"),
            },
            "/navigation/0/to" => external(&site.navigation[0].to),
            "/footer/columns/0/links/0/to" => external(&newsroom.frame.columns[0].links[0].to),
            "/authors/0/url" => story.authors[0].url.clone().unwrap(),
            "/body/0/text" => match &story.opening[0] {
                Block::Paragraph(text) => match &text[1] {
                    Inline::Link { to, .. } => external(to),
                    other => panic!("{other:?}"),
                },
                other => panic!("{other:?}"),
            },
            _ => external(&newsroom.redirects[0].to),
        };
        assert_eq!(found, ascii, "{place}");
    }
}

#[test]
fn the_address_of_the_site_is_its_origin_and_nothing_else() {
    for (written, fix) in [
        ("https://harbour.example?x", "Write https://harbour.example."),
        ("https://harbour.example#x", "Write https://harbour.example."),
        (
            "https://user:pw@harbour.example",
            "Write https://harbour.example.",
        ),
        ("https://harbour.example.", "Write https://harbour.example."),
        ("https://harbour.example:0", "Write the port"),
        ("https://harbour.example/paper", "with no slash at the end"),
    ] {
        let problems = checked_with("site.json", "/base_url", written).problems;
        assert_eq!(problems.len(), 1, "{written}: {problems:#?}");
        assert!(
            problems[0].path == "/base_url" && problems[0].fix.contains(fix),
            "{}",
            problems[0]
        );
    }
    let newsroom = checked_with("site.json", "/base_url", "https://Harbour.Example:443").newsroom;
    assert_eq!(newsroom.unwrap().site.base_url, "https://harbour.example");
}

#[test]
fn a_redirect_to_the_site_itself_is_known_however_its_host_is_written() {
    for to in [
        "https://paper.example/news/",
        "https://PAPER.example:443/news/",
        "https://paper.example",
    ] {
        let problems = checked_with("redirects.json", "/redirects/0/to", to).problems;
        assert_eq!(problems.len(), 1, "{to}: {problems:#?}");
        assert!(
            problems[0].message.contains("an address of this site"),
            "{}",
            problems[0]
        );
    }
    let other = checked_with("redirects.json", "/redirects/0/to", "https://paper.example.org/");
    assert!(other.problems.is_empty(), "{:#?}", other.problems);
}

#[test]
fn a_redirect_may_lead_to_a_place_in_any_letters() {
    let folder = folder();
    let mut story = article();
    story["body"][0] = json!({ "type": "heading", "text": "판문점" });
    let redirects = json!({ "redirects": [{ "from": "/old/", "to": "/news/story/#판문점" }] });
    fs::create_dir(folder.join("articles")).unwrap();
    fs::write(folder.join("site.json"), site().to_string()).unwrap();
    fs::write(folder.join("articles/story.json"), story.to_string()).unwrap();
    fs::write(folder.join("redirects.json"), redirects.to_string()).unwrap();
    let checked = check(&folder, NOW);
    let newsroom = checked
        .newsroom
        .unwrap_or_else(|| panic!("{:#?}", checked.problems));
    let to = LinkTarget::Internal("/news/story/#%ED%8C%90%EB%AC%B8%EC%A0%90".to_owned());
    assert_eq!(newsroom.redirects[0].to, to);
}

#[test]
fn a_slip_at_the_beginning_of_a_link_is_understood() {
    for (written, meant) in [
        ("https//harbour.example", "Did you mean https://harbour.example?"),
        (
            "htps://harbour.example/a",
            "Did you mean https://harbour.example/a?",
        ),
        ("//harbour.example", "Did you mean https://harbour.example?"),
        ("www.harbour.example", "Did you mean https://www.harbour.example?"),
    ] {
        let problems = checked_with("articles/story.json", "/body/0/text", written).problems;
        assert_eq!(problems.len(), 1, "{written}: {problems:#?}");
        assert_eq!(problems[0].fix, meant, "{}", problems[0]);
    }
}
