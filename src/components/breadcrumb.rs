//! Where a page stands in the site.

use leptos::prelude::*;

use super::use_site;
use crate::model::Section;
use crate::route::Route;

/// The way from the front page to here: Home, the section, the page itself.
#[component]
pub fn Breadcrumb(
    /// The section that is passed through.
    section: Section,
    /// The title of the story; none on the section's own page.
    #[prop(optional_no_strip)]
    title: Option<String>,
) -> impl IntoView {
    let site = use_site();
    // As wide as what follows, and known before that comes.
    let class = if title.is_some() {
        "breadcrumb of-story"
    } else {
        "breadcrumb"
    };
    let section = match title {
        None => view! { <span aria-current="page">{section.name}</span> }.into_any(),
        Some(_) => {
            view! { <a href=Route::Section(section.slug, 1).href(&site)>{section.name}</a> }.into_any()
        }
    };
    view! {
        <nav class=class aria-label="Breadcrumb">
            <ol>
                <li>
                    <a href=Route::Front(1).href(&site)>"Home"</a>
                </li>
                <li>{section}</li>
                {title.map(|title| view! { <li><span aria-current="page">{title}</span></li> }.into_any())}
            </ol>
        </nav>
    }
}
