//! HTML of strangers, taken apart as a browser does it.

use scraper::{ElementRef, Node};

use crate::door::html::{DEPTH, Html};

/// Takes a piece of HTML apart. Nothing in it runs, and nothing is loaded.
pub fn parse_html(html: &str) -> Vec<Html> {
    let document = scraper::Html::parse_fragment(html);
    // A fragment's nodes lie in one element that the parser puts around them.
    children(document.root_element(), DEPTH)
}

fn children(element: ElementRef<'_>, depth: usize) -> Vec<Html> {
    let node = |child| {
        if let Some(element) = ElementRef::wrap(child) {
            return Some(Html::Element {
                name: element.value().name().to_owned(),
                href: element.attr("href").map(str::to_owned),
                children: if depth == 0 {
                    Vec::new()
                } else {
                    children(element, depth - 1)
                },
            });
        }
        match child.value() {
            Node::Text(text) => Some(Html::Text(text.to_string())),
            _ => None,
        }
    };
    element.children().filter_map(node).collect()
}
