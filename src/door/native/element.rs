//! Elements as HTML writes them.

use html_escape::encode_double_quoted_attribute;
use leptos::prelude::{AnyView, IntoAny};
use leptos::tachys::html::InertElement;

/// An element that HTML writes without an end tag (section 13.1.2).
pub fn without_end_tag(tag: &'static str, attributes: &[(&'static str, Option<&str>)]) -> Option<AnyView> {
    let written = attributes.iter().filter_map(|(name, value)| {
        let value = encode_double_quoted_attribute(value.as_ref()?);
        Some(format!(" {name}=\"{value}\""))
    });
    let html = format!("<{tag}{}>", written.collect::<String>());
    Some(InertElement::new(html).into_any())
}
