//! The document's head, before and after a page was changed without a reload.

use super::dom;
use dateline_model::head::Head;

/// What the head of the document says.
pub(super) fn read() -> Head {
    let attribute = |selector, name| dom::find(selector)?.get_attribute(name);
    Head {
        title: dom::document().title(),
        description: attribute("meta[name=description]", "content").unwrap_or_default(),
        canonical: attribute("link[rel=canonical]", "href"),
    }
}

/// Makes the document's head that of another page.
pub(super) fn set(head: &Head) {
    dom::document().set_title(&head.title);
    if let Some(description) = dom::find("meta[name=description]") {
        let _ = description.set_attribute("content", &head.description);
    }
    set_canonical(head.canonical.as_deref());
    // Link previews and search engines read a page as it was published. Here it would tell of another one.
    for element in dom::all("meta[property], meta[name^=twitter], script[type='application/ld+json']") {
        element.remove();
    }
}

/// A page that stands for what was not found has no canonical link, neither before nor after it.
fn set_canonical(address: Option<&str>) {
    let old = dom::find("link[rel=canonical]");
    let Some(address) = address else {
        if let Some(old) = old {
            old.remove();
        }
        return;
    };
    let Some(link) = old.or_else(|| dom::document().create_element("link").ok()) else {
        return;
    };
    let _ = link.set_attribute("rel", "canonical");
    let _ = link.set_attribute("href", address);
    if let Some(head) = dom::find("head") {
        let _ = head.append_child(&link);
    }
}
