//! HTML of strangers, taken apart as a browser does it.

use scraper::{ElementRef, Node};

use crate::door::html::{Html, HtmlElement, HtmlTree, without_too_many_tags};

/// Takes a piece of HTML apart. Nothing in it runs, and nothing is loaded.
pub fn parse_html(html: &str) -> Vec<Html> {
    let document = scraper::Html::parse_fragment(&without_too_many_tags(html));
    let mut tree = HtmlTree::default();
    // A fragment's nodes lie in one element that the parser puts around them.
    add_children(document.root_element(), &mut tree);
    tree.finish()
}

fn add_children(parent: ElementRef<'_>, tree: &mut HtmlTree) {
    for node in parent.children() {
        if let Some(element) = ElementRef::wrap(node) {
            let attribute = |name| element.attr(name).map(str::to_owned);
            let is_wanted = tree.open(HtmlElement {
                name: element.value().name().to_owned(),
                href: attribute("href"),
                alt: attribute("alt"),
                children: Vec::new(),
            });
            if is_wanted {
                add_children(element, tree);
                tree.close();
            }
        } else if let Node::Text(text) = node.value() {
            tree.text(text.to_string());
        }
    }
}
