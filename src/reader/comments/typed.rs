//! What the reader has put into a thread's fields, where another thread takes its place: after the app broke.

use web_sys::{Element, HtmlElement};

use crate::reader::dom;

/// The fields that a reader writes in.
const FIELDS: &str = "input:not([type=checkbox]), textarea";

/// What was in the fields, in their order, and which of them had the focus.
pub(super) struct Typed {
    values: Vec<String>,
    focused: Option<usize>,
}

impl Typed {
    /// Takes it from the thread that is there.
    pub(super) fn of(root: &HtmlElement) -> Self {
        let fields = dom::all_in(root, FIELDS);
        let active = dom::document().active_element();
        let is_active = |field: &HtmlElement| active.as_ref() == Some::<&Element>(field);
        Self {
            values: fields.iter().map(|field| dom::value(field)).collect(),
            focused: fields.iter().position(is_active),
        }
    }

    /// Puts it into the one that came in its place.
    pub(super) fn put_back(&self, root: &HtmlElement) {
        let fields = dom::all_in(root, FIELDS);
        for (field, value) in fields
            .iter()
            .zip(&self.values)
            .filter(|(_, value)| !value.is_empty())
        {
            dom::set_value(field, value);
        }
        if let Some(field) = self.focused.and_then(|focused| fields.get(focused)) {
            dom::focus(field);
        }
    }
}
