//! The head of every page.

use dateline_model::route::{Route, href_of_target};
use dateline_model::{LinkTarget, Word};
use leptos::prelude::*;

use super::{Progress, ThemeSwitch, use_site, word};
use crate::reader::{AppState, Content};
use crate::view::view;

/// The newspaper's name, the theme switch, the navigation with the present place marked; and there, in a
/// landmark, what tells that the next page is on its way.
#[component]
pub fn Header(
    /// The app's state: it says which page is on the screen.
    state: AppState,
) -> AnyView {
    let site = use_site();
    let path = Signal::derive(move || match state.screen.get().content {
        Content::Page(data) => data.path.clone(),
        Content::Failed { path, .. } => path,
    });
    let links = site.navigation.iter().map(|link| {
        let target = link.to.clone();
        view! {
            <li>
                <a href=href_of_target(&site, &link.to) aria-current=move || current(&target, &path.get())>
                    {&link.label}
                </a>
            </li>
        }
    });
    let links: Vec<_> = links.collect();
    view! {
        <header class="masthead">
            <p class="masthead-name"><a href=Route::Front(1).href(&site)>{&site.title}</a></p>
            <ThemeSwitch />
            <Progress state />
            <nav class="masthead-navigation" aria-label=word(Word::MainNavigation)><ul>{links}</ul></nav>
        </header>
    }
}

/// The value of `aria-current` (WAI-ARIA 1.2): `page` for the page itself, `true` for what contains it.
fn current(target: &LinkTarget, path: &str) -> Option<&'static str> {
    match target {
        LinkTarget::Internal(link) if link == path => Some("page"),
        LinkTarget::Internal(link) if link != "/" && path.starts_with(link.as_str()) => Some("true"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use dateline_model::LinkTarget;

    use super::current;

    #[test]
    fn the_link_to_the_present_page_and_to_its_section_are_marked() {
        let news = LinkTarget::Internal("/news/".into());
        let home = LinkTarget::Internal("/".into());
        assert_eq!(current(&news, "/news/"), Some("page"));
        assert_eq!(current(&news, "/news/a-story/"), Some("true"));
        assert_eq!(current(&news, "/newsletter/"), None);
        assert_eq!(current(&home, "/"), Some("page"));
        assert_eq!(current(&home, "/news/"), None);
    }
}
