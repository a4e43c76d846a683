//! From a stranger's HTML to what can be shown of it.
//!
//! The HTML is taken apart by a real parser (`door::parse_html`: the browser's own, or html5ever), which
//! runs nothing and loads nothing. What comes out is read against a short list; all else is left out.

use crate::door::{Html, HtmlElement};
use dateline_model::{Attachment, AttachmentKind, Rich, RichElement, WebAddress};

/// What is allowed of a text.
pub fn allowed(nodes: &[Html]) -> Vec<Rich> {
    let mut text = Vec::new();
    for node in nodes {
        match node {
            Html::Text(words) if words.is_empty() => {}
            Html::Text(words) => text.push(Rich::Text(words.clone())),
            Html::Element(of) => element(of, &mut text),
        }
    }
    text
}

/// The plain text of parsed HTML: a name, say.
pub fn plain(nodes: &[Html]) -> String {
    let text = |node: &Html| match node {
        Html::Text(text) => text.clone(),
        Html::Element(element) => plain(&element.children),
    };
    nodes.iter().map(text).collect()
}

/// A picture or the like, with a description that may be blank.
pub fn attachment(kind: AttachmentKind, description: Option<String>, address: Option<WebAddress>) -> Rich {
    Rich::Attachment(Attachment {
        kind,
        description: description.filter(|words| !words.trim().is_empty()),
        address,
    })
}

/// Adds what is allowed of an element.
fn element(element: &HtmlElement, text: &mut Vec<Rich>) {
    let inner = allowed(&element.children);
    let name = element.name.as_str();
    let allowed = match name.as_bytes() {
        b"br" => Rich::Break,
        // Without its address: it may stand in a link.
        b"img" => attachment(AttachmentKind::Picture, element.alt.clone(), None),
        _ if inner.is_empty() => return,
        // A heading in a comment must not become one of the page.
        [b'h', b'1'..=b'6'] => Rich::Element(RichElement::P, vec![Rich::Element(RichElement::Strong, inner)]),
        _ => {
            let link = element.href.as_deref().filter(|_| name == "a");
            let known = RichElement::ALL.into_iter().find(|known| known.as_str() == name);
            match (link.and_then(WebAddress::new), known) {
                (Some(address), _) => Rich::Link(address, inner),
                (None, Some(known)) => Rich::Element(known, inner),
                // Of an element that isn't known, the words stay.
                (None, None) => return text.extend(inner),
            }
        }
    };
    text.push(allowed);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::door::{DEPTH, parse_html};

    fn shown(html: &str) -> String {
        fn text(rich: &[Rich]) -> String {
            rich.iter()
                .map(|rich| match rich {
                    Rich::Text(text) => text.replace('<', "&lt;"),
                    Rich::Break => "<br>".to_owned(),
                    Rich::Element(element, inner) => {
                        format!("<{0}>{1}</{0}>", element.as_str(), text(inner))
                    }
                    Rich::Link(to, inner) => format!("<a {}>{}</a>", to.as_str(), text(inner)),
                    Rich::Attachment(of) => {
                        format!("[{:?} {}]", of.kind, of.description.as_deref().unwrap_or("-"))
                    }
                })
                .collect()
        }
        text(&allowed(&parse_html(html)))
    }

    #[test]
    fn what_people_write_is_kept() {
        for same in [
            "<p>One <em>two</em> <strong>three</strong><br>four</p>",
            "<ul><li>one</li><li><code>two</code></li></ul>",
            "<blockquote><p>said</p></blockquote><pre><code>let a;</code></pre>",
            "H<sub>2</sub>O, <del>old</del>, x<sup>2</sup>",
        ] {
            assert_eq!(shown(same), same);
        }
        assert_eq!(shown("<h1>Loud</h1>"), "<p><strong>Loud</strong></p>");
        assert_eq!(
            shown("<a href=\"https://a.example/?b=1&amp;c\" onclick=\"x()\">here</a>"),
            "<a https://a.example/?b=1&c>here</a>"
        );
    }

    #[test]
    fn a_picture_is_told_of_with_its_description() {
        for (html, told) in [
            (
                "<p>See <img src=\"https://a.example/cat.jpg\" alt=\"A cat\">.</p>",
                "<p>See [Picture A cat].</p>",
            ),
            ("<img src=javascript:x alt=\" \">", "[Picture -]"),
            (
                "<a href=\"https://a.example/\"><img src=x alt=b></a>",
                "<a https://a.example/>[Picture b]</a>",
            ),
        ] {
            assert_eq!(shown(html), told);
        }
    }

    #[test]
    fn an_attack_comes_out_as_words_or_as_nothing() {
        for (attack, left) in [
            ("<script>alert(1)</script>a", "a"),
            ("<p>a<img src=x onerror=alert(1)>b</p>", "<p>a[Picture -]b</p>"),
            ("<svg onload=alert(1)><a href=javascript:x>y</a></svg>a", "a"),
            ("<a href=\"javascript:alert(1)\">a</a>", "a"),
            ("<a href=\" java\tscript:alert(1)\">a</a>", "a"),
            ("<a href=\"data:text/html,<script>alert(1)</script>\">a</a>", "a"),
            ("<iframe srcdoc=\"<script>alert(1)</script>\">b</iframe>a", "a"),
            ("<style>*{display:none}</style>a", "a"),
            ("<form action=//evil><input name=p><button>a</button></form>", "a"),
            (
                "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>a",
                "a",
            ),
            (
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">b</p></noscript>a",
                "<p></p>a",
            ),
            ("<p style=\"position:fixed\" id=app class=x>a</p>", "<p>a</p>"),
            ("<details open ontoggle=alert(1)>a</details>", "a"),
            ("&lt;script&gt;a", "&lt;script>a"),
            ("<base href=//evil><meta http-equiv=refresh content=0>a", "a"),
        ] {
            let out = shown(attack);
            if attack.starts_with("<noscript") {
                // Parsers differ by whether scripts run; either way nothing of it is more than words.
                assert!(!out.contains("<img") && out.ends_with('a'), "{attack}: {out}");
            } else {
                assert_eq!(out, left, "{attack}");
            }
        }
    }

    #[test]
    fn a_tower_of_elements_lies_flat_where_nobody_could_see_how_deep_it_is() {
        fn depth(text: &[Rich]) -> usize {
            let below = |rich: &Rich| match rich {
                Rich::Element(_, inner) => 1 + depth(inner),
                _ => 0,
            };
            text.iter().map(below).max().unwrap_or(0)
        }
        let tower = |tag: &str, count: usize| {
            let html = format!("{}one<br>two<script>three</script>", tag.repeat(count));
            (html.clone(), allowed(&parse_html(&html)))
        };
        for count in [DEPTH - 1, DEPTH, DEPTH + 1, 600] {
            let (html, text) = tower("<blockquote>", count);
            assert_eq!(depth(&text), DEPTH.min(count), "{count}");
            assert!(shown(&html).contains("one<br>two</"), "{count}");
            assert!(!shown(&html).contains("three"), "{count}");
        }
        // That took minutes once, with all tags.
        for tag in ["<blockquote>", "<ul><li>", "<h1><b>", "<p><a href=x>"] {
            let (html, text) = tower(tag, 150_000);
            assert!(depth(&text) <= DEPTH, "{tag}");
            assert!(shown(&html).contains("one two"), "{tag}");
        }
    }
}
