//! HTML that was taken apart: what both sides make of it.

use std::borrow::Cow;

/// A node of parsed HTML, before anything is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Html {
    /// Text.
    Text(String),
    /// An element.
    Element(HtmlElement),
}

/// An element of parsed HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlElement {
    /// Its name, in lower case.
    pub name: String,
    /// Its `href`.
    pub href: Option<String>,
    /// Its `alt`.
    pub alt: Option<String>,
    /// What is in it.
    pub children: Vec<Html>,
}

/// How deep elements may lie within each other: more than anybody writes, and less than a stack bears, or JSON
/// that is to be read again.
pub const DEPTH: usize = 24;

/// The most tags that a piece of HTML may have: more than anybody writes.
const TAGS: usize = 2_000;

/// A piece of HTML that is taken apart in good time, on a stack as there is: of one with too many tags, only the words
/// between them. All parsers take a time that grows with the square of how deep elements lie within each other.
pub(super) fn without_too_many_tags(html: &str) -> Cow<'_, str> {
    let mut pieces = html.split('<');
    let mut words = pieces.next().unwrap_or_default().to_owned();
    if pieces.clone().count() <= TAGS {
        return html.into();
    }
    for piece in pieces {
        words.push(' ');
        words.push_str(piece.split_once('>').map_or(piece, |(_, words)| words));
    }
    words.into()
}

/// A tree that is made of nodes in the order in which a document has them. What lies too deep in it lies flat.
#[derive(Default)]
pub(super) struct HtmlTree {
    roots: Vec<Html>,
    /// The elements that are open, each within the one before it.
    open: Vec<HtmlElement>,
    /// How many more are open that lie too deep.
    deeper: usize,
}

impl HtmlTree {
    /// Adds a text.
    pub(super) fn text(&mut self, text: String) {
        self.add(Html::Text(text));
    }

    /// Opens an element. Answers whether what is in it is wanted.
    pub(super) fn open(&mut self, element: HtmlElement) -> bool {
        if is_hidden(&element.name) {
            return false;
        }
        if self.open.len() < DEPTH {
            self.open.push(element);
        } else {
            self.deeper += 1;
            self.add(Html::Element(element));
        }
        true
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if let Some(element) = self.open.pop() {
            self.add(Html::Element(element));
        }
    }

    /// The finished tree.
    pub(super) fn finish(self) -> Vec<Html> {
        self.roots
    }

    fn add(&mut self, node: Html) {
        let list = self.open.last_mut().map(|element| &mut element.children);
        list.unwrap_or(&mut self.roots).push(node);
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
