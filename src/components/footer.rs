//! The foot of every page.

use leptos::prelude::*;

use super::element::{element, text};
use super::use_site;

/// The newspaper's name and what it is.
#[component]
pub fn Footer() -> AnyView {
    let site = use_site();
    let name = [("class", "colophon-name")];
    let children = vec![
        element("p", &name, vec![text(site.title.as_str())]),
        element("p", &[], vec![text(site.description.as_str())]),
    ];
    element("footer", &[("class", "colophon")], children)
}
