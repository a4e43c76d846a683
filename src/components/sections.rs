//! The dialog with all links of the navigation.

use dateline_model::Word;
use dateline_model::route::href_of_target;
use leptos::prelude::*;

use super::{say, use_site, word};
use crate::hooks::SECTIONS;
use crate::view::view;

/// All links of the navigation below each other, and a field to find one. The browser's side opens it, marks the present
/// place and listens to the field.
#[component]
pub fn Sections() -> AnyView {
    let site = use_site();
    let links = site.navigation.iter();
    let links =
        links.map(|link| view! { <li><a href=href_of_target(&site, &link.to)>{&link.label}</a></li> });
    let links: Vec<_> = links.collect();
    let field = word(Word::FindSection);
    view! {
        <dialog class=SECTIONS aria-label=word(Word::Sections)>
            <div class="sections-head">
                <h2 tabindex="-1" autofocus>{say(Word::Sections)}</h2>
                <input type="search" aria-label=&field placeholder=&field autocomplete="off" />
                <button type="button" aria-label=word(Word::Close) />
            </div>
            <ul class="sections-list">{links}</ul>
            <p role="status" />
        </dialog>
    }
}
