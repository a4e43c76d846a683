//! HTML of strangers, taken apart by the browser's own parser.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, Node, SupportedType};

use crate::door::html::{DEPTH, Html};

/// Takes a piece of HTML apart. It becomes a document of its own, which has no window: nothing in it runs,
/// and nothing is loaded (HTML, section 8.5.1).
pub fn parse_html(html: &str) -> Vec<Html> {
    let document =
        DomParser::new().and_then(|parser| parser.parse_from_string(html, SupportedType::TextHtml));
    let body = document.ok().and_then(|document| document.body());
    body.map(|body| children(&body, DEPTH)).unwrap_or_default()
}

fn children(parent: &Node, depth: usize) -> Vec<Html> {
    let mut nodes = Vec::new();
    let mut next = parent.first_child();
    while let Some(node) = next {
        if let Some(element) = node.dyn_ref::<Element>() {
            nodes.push(Html::Element {
                name: element.local_name(),
                href: element.get_attribute("href"),
                children: if depth == 0 {
                    Vec::new()
                } else {
                    children(&node, depth - 1)
                },
            });
        } else if node.node_type() == Node::TEXT_NODE {
            nodes.push(Html::Text(node.node_value().unwrap_or_default()));
        }
        next = node.next_sibling();
    }
    nodes
}
