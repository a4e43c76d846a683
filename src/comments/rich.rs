//! From a stranger's HTML to what can be shown of it.
//!
//! The HTML is taken apart by a real parser (`door::parse_html`: the browser's own, or html5ever), which
//! runs nothing and loads nothing. What comes out is read against a short list; all else is left out.

use crate::door::Html;
use dateline_model::{Rich, RichElement, WebAddress};

/// What is allowed of a text.
pub fn allowed(nodes: &[Html]) -> Vec<Rich> {
    nodes.iter().flat_map(node).collect()
}

/// The plain text of parsed HTML: a name, say.
pub fn plain(nodes: &[Html]) -> String {
    let text = |node: &Html| match node {
        Html::Text(text) => text.clone(),
        Html::Element { name, .. } if is_hidden(name) => String::new(),
        Html::Element { children, .. } => plain(children),
    };
    nodes.iter().map(text).collect()
}

fn node(node: &Html) -> Vec<Rich> {
    let Html::Element { name, href, children } = node else {
        return match node {
            Html::Text(text) if !text.is_empty() => vec![Rich::Text(text.clone())],
            _ => Vec::new(),
        };
    };
    let name = name.as_str();
    if name == "br" {
        return vec![Rich::Break];
    }
    if is_hidden(name) {
        return Vec::new();
    }
    let inner = allowed(children);
    // A heading in a comment must not become one of the page.
    if let [b'h', b'1'..=b'6'] = name.as_bytes() {
        return vec![Rich::Element(
            RichElement::P,
            vec![Rich::Element(RichElement::Strong, inner)],
        )];
    }
    if let Some(address) = href.as_deref().and_then(WebAddress::new)
        && name == "a"
    {
        return vec![Rich::Link(address, inner)];
    }
    let element = RichElement::ALL
        .into_iter()
        .find(|element| element.as_str() == name);
    match element {
        Some(element) if !inner.is_empty() => vec![Rich::Element(element, inner)],
        // Of an element that isn't known, the words stay.
        _ => inner,
    }
}

/// Elements whose content is not text for people.
fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "noscript"
            | "iframe"
            | "object"
            | "svg"
            | "math"
            | "title"
            | "textarea"
            | "select"
            | "head"
            | "noembed"
            | "noframes"
            | "xmp"
            | "plaintext"
    )
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
    fn an_attack_comes_out_as_words_or_as_nothing() {
        for (attack, left) in [
            ("<script>alert(1)</script>a", "a"),
            ("<p>a<img src=x onerror=alert(1)>b</p>", "<p>ab</p>"),
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
    fn a_tower_of_elements_ends_where_nobody_could_read_it() {
        let tower = format!("{}deep", "<blockquote>".repeat(3_000));
        let mut depth = 0;
        let mut here = allowed(&parse_html(&tower));
        while let Some(Rich::Element(_, inner)) = here.pop() {
            depth += 1;
            here = inner;
        }
        assert!(depth <= DEPTH);
    }
}
