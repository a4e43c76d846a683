//! HTML of strangers, taken apart by the browser's own parser.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, Node, SupportedType};

use crate::door::html::{Html, HtmlElement, HtmlTree, without_too_many_tags};

/// Takes a piece of HTML apart. It becomes a document of its own, which has no window: nothing in it runs,
/// and nothing is loaded (HTML, section 8.5.1).
pub fn parse_html(html: &str) -> Vec<Html> {
    let html = without_too_many_tags(html);
    let document =
        DomParser::new().and_then(|parser| parser.parse_from_string(&html, SupportedType::TextHtml));
    let mut tree = HtmlTree::default();
    if let Some(body) = document.ok().and_then(|document| document.body()) {
        add_children(&body, &mut tree);
    }
    tree.finish()
}

fn add_children(parent: &Node, tree: &mut HtmlTree) {
    let mut next = parent.first_child();
    while let Some(node) = next {
        if let Some(element) = node.dyn_ref::<Element>() {
            let attribute = |name| element.get_attribute(name);
            let is_wanted = tree.open(HtmlElement {
                name: element.local_name(),
                href: attribute("href"),
                alt: attribute("alt"),
                children: Vec::new(),
            });
            if is_wanted {
                add_children(&node, tree);
                tree.close();
            }
        } else if node.node_type() == Node::TEXT_NODE {
            tree.text(node.node_value().unwrap_or_default());
        }
        next = node.next_sibling();
    }
}
