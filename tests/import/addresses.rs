//! Redirects from old addresses.

use std::fs;

use dateline_content::check;
use dateline_import::Kind;

use super::{Desk, says};

#[test]
fn every_redirect_that_is_proposed_is_one_that_check_accepts() {
    let desk = Desk::with(&[
        ("content/posts/pier.md", b"+++\ndate = 2024-05-01\naliases = [\"pier-old\", \"/old\", \"../up\", \"/a/b.html\", \"/paper.pdf\", \"/\xed\x95\x9c/\", \"/news/\", \"/news/page/2/\", \"/cards/x/\", \"/posts/x/?p=1\", \"/news/pier\"]\n+++\nText"),
        ("content/posts/second.md", b"+++\ndate = 2024-05-01\nurl = \"/own/place/\"\naliases = [\"beside\", \"/old/\"]\n+++\nText"),
        ("content/posts/Bundle One/index.md", b"---\ndate: 2024-05-01\n---\n[x](/posts/bundle-one/)"),
        ("content/posts/draft.md", b"---\ndate: 2024-05-01\ndraft: true\n---\nText"),
        ("old/_posts/2024-05-02-Title.md", b"---\ncategories: Town life\ntags: one two\nredirect_from: first\n---\nText"),
        ("_posts/2024-05-03-pattern.md", b"---\npermalink: /:title/\n---\nText"),
    ]);
    let report = desk.import();
    let lines: Vec<_> = report.redirects.iter().map(|redirect| &*redirect.from).collect();
    let expected = [
        "/old/town/life/2024/05/02/Title.html",
        "/first/",
        "/posts/bundle-one/",
        "/posts/pier/",
        "/posts/pier-old/",
        "/old/",
        "/up/",
        "/a/b.html",
        "/posts/second/",
    ];
    let sorted = |mut names: Vec<&str>| {
        names.sort_unstable();
        names.join(" ")
    };
    let mut expected = expected.to_vec();
    expected.pop();
    expected.extend(["/own/place/", "/own/beside/"]);
    assert_eq!(sorted(lines), sorted(expected), "{report}");
    for refused in [
        "/paper.pdf",
        "/한/",
        "/news/`",
        "/news/page/2/",
        "/cards/x/",
        "/posts/x/?p=1",
    ] {
        assert!(
            says(&report, Kind::Lost, &format!("the old address `{refused}")),
            "{refused}: {report}"
        );
    }
    assert!(
        says(
            &report,
            Kind::Lost,
            "`/old/` can't redirect: it already leads to another page"
        ),
        "{report}"
    );
    let text = report.to_string();
    let (_, lines) = text.split_once("redirects.json:\n").unwrap();
    let (lines, _) = lines.split_once("\n\n").unwrap();
    let file = desk.content().join("redirects.json");
    fs::write(&file, format!("{{\"redirects\": [\n{lines}\n]}}")).unwrap();
    let problems = check(&desk.content(), desk.options().now).problems;
    assert!(problems.is_empty(), "{problems:?}");
    for slug in ["pier", "place", "bundle-one", "title"] {
        fs::remove_file(desk.content().join(format!("articles/{slug}.json"))).unwrap();
    }
    assert!(desk.import().redirects.is_empty(), "they are already there");
}

#[test]
fn a_link_beyond_the_site_that_is_no_address_becomes_words() {
    let (desk, report) = Desk::of(
        "---\nauthor:\n  name: Ann\n  url: https://exa mple\n---\n[a](http:/one.example) [b](https://d\u{e9}tour.example/x) \
         [c](https://user:pw@harbour.example) [d](ftp://harbour.example) ![e](<https://exa mple/f.png>) [f](//harbour.example)",
    );
    assert!(report.problems.is_empty(), "{report}");
    assert_eq!(
        desk.article("story")["body"][0]["text"],
        "a [b](https://xn--dtour-bsa.example/x) c d [f](https://harbour.example)"
    );
    for lost in [
        "http:/one.example",
        "user:pw",
        "ftp://harbour.example",
        "f.png",
        "author: url",
    ] {
        assert!(says(&report, Kind::Lost, lost), "{lost}: {report}");
    }
}

#[test]
fn a_page_goes_before_what_redirected_to_another_from_its_address() {
    let desk = Desk::with(&[
        ("content/posts/first.md", b"---\ndate: 2024-05-01\naliases: [/posts/second/, /third/]\n---\nText"),
        ("content/posts/second.md", b"---\ndate: 2024-05-01\n---\nText"),
        ("content/posts/third.md", b"---\ndate: 2024-05-01\nurl: /elsewhere/\n---\nText"),
        (
            "content/posts/x.md",
            b"---\ndate: 2024-05-01\n---\n[a](@/posts/second.md) [b](second.md) [c](/posts/second/) [d](third.md) [e](/third/) [f](/elsewhere/)",
        ),
        ("content/third.md", b"---\ndate: 2024-05-01\nslug: root\n---\n[a](third.md) [b](posts/third.md)"),
    ]);
    let report = desk.import();
    assert_eq!(
        desk.article("x")["body"][0]["text"],
        "[a](/news/second/) [b](/news/second/) [c](/news/second/) [d](/news/elsewhere/) [e](/news/first/) [f](/news/elsewhere/)",
        "{report}"
    );
    assert_eq!(
        desk.article("root")["body"][0]["text"],
        "[a](/news/root/) [b](/news/elsewhere/)"
    );
    let to = |from: &str| {
        let redirect = report.redirects.iter().find(|redirect| redirect.from == from);
        redirect.map(|redirect| &*redirect.to)
    };
    assert_eq!(to("/posts/second/"), Some("/news/second/"), "{report}");
    assert_eq!(to("/third/"), Some("/news/first/"), "{report}");
    assert!(
        says(
            &report,
            Kind::Lost,
            "`/posts/second/` can't redirect: it was the address of another page"
        ),
        "{report}"
    );
}
