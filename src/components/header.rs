//! The head of every page.

use leptos::prelude::*;

use super::{Erase, Progress, ThemeSwitch, use_site, word};
use crate::reader::{Content, Reader};
use dateline_model::route::{Route, href_of_target};
use dateline_model::{Target, Word};

/// The newspaper's name, the theme switch, the navigation with the present place marked; and there, in a
/// landmark, what tells that the next page is on its way.
#[component]
pub fn Header(
    /// The reader's app: it knows which page is on the screen.
    reader: Reader,
) -> AnyView {
    let site = use_site();
    let path = Signal::derive(move || match reader.screen.get().content {
        Content::Page(data) => data.path.clone(),
        Content::Failed { path, .. } => path,
    });
    let links = site
        .navigation
        .iter()
        .map(|link| {
            let target = link.to.clone();
            let current = move || current(&target, &path.get());
            view! {
                <li>
                    <a href=href_of_target(&site, &link.to) aria-current=current>
                        {link.label.clone()}
                    </a>
                </li>
            }
            .erase()
        })
        .collect_view();
    view! {
        <header class="masthead">
            <p class="masthead-name">
                <a href=Route::Front(1).href(&site)>{site.title.clone()}</a>
            </p>
            <ThemeSwitch />
            <Progress reader />
            <nav class="masthead-navigation" aria-label=word(Word::MainNavigation)>
                <ul>{links}</ul>
            </nav>
        </header>
    }
    .erase()
}

/// The value of `aria-current` (WAI-ARIA 1.2): `page` for the page itself, `true` for what contains it.
fn current(target: &Target, path: &str) -> Option<&'static str> {
    match target {
        Target::Inside(link) if link == path => Some("page"),
        Target::Inside(link) if link != "/" && path.starts_with(link.as_str()) => Some("true"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::current;
    use dateline_model::Target;

    #[test]
    fn the_link_to_the_present_page_and_to_its_section_are_marked() {
        let news = Target::Inside("/news/".into());
        let home = Target::Inside("/".into());
        assert_eq!(current(&news, "/news/"), Some("page"));
        assert_eq!(current(&news, "/news/a-story/"), Some("true"));
        assert_eq!(current(&news, "/newsletter/"), None);
        assert_eq!(current(&home, "/"), Some("page"));
        assert_eq!(current(&home, "/news/"), None);
    }
}
