//! The head of every page.

use dateline_model::route::{Route, href_of_path, href_of_target};
use dateline_model::{Image, LinkTarget, Logo, PartId, Word};
use leptos::prelude::*;

use super::picture::{DARK_ONLY, LIGHT_ONLY};
use super::{Progress, ThemeSwitch, say, use_site, word};
use crate::hooks::{Action, NAVIGATION};
use crate::view::{text, view, views};

/// The newspaper's name, the theme switch, the navigation with the present place marked; and there, in a
/// landmark, what tells that the next page is on its way.
///
/// The navigation is one row, however many links it has. What stands at its end shows all of them: in a dialog, or, as long
/// as there is no app, by its address, for which the style lets the row go on in further lines.
#[component]
pub fn Header(
    /// The path of the page.
    path: String,
    /// What stands in the place of the newspaper's name.
    logo: Option<Logo>,
) -> AnyView {
    let site = use_site();
    let name = logo.map_or_else(|| text(&site.title), |logo| pictures(&logo));
    let links = site.navigation.iter().map(|link| {
        view! {
            <li>
                <a href=href_of_target(&site, &link.to) aria-current=current(&link.to, &path)>{&link.label}</a>
            </li>
        }
    });
    let links: Vec<_> = links.collect();
    let sections = (!links.is_empty()).then(|| {
        view! {
            <a {..Action::OpenSections.attribute()} class="sections-link" href=PartId::Sections.fragment()>
                {say(Word::Sections)}
            </a>
        }
    });
    view! {
        <header class="masthead">
            <p class="masthead-name"><a href=Route::Front(1).href(&site)>{name}</a></p>
            <ThemeSwitch />
            <Progress />
            <nav class=NAVIGATION aria-label=word(Word::MainNavigation)>
                <ul id=PartId::Sections>{links}</ul>
                {sections}
            </nav>
        </header>
    }
}

/// The name as a picture. Readers of light pages never load the one for dark pages; the other is printed, on whatever page.
fn pictures(logo: &Logo) -> AnyView {
    let site = use_site();
    let picture = |of: &Image, class: Option<&str>, loading: Option<&str>| {
        view! {
            <img
                class=class
                src=href_of_path(&site, &of.path)
                alt=&site.title
                width=of.width.to_string()
                height=of.height.to_string()
                loading=loading
            />
        }
    };
    let Some(dark) = &logo.dark else {
        return picture(&logo.light, None, None);
    };
    views(vec![
        picture(&logo.light, Some(LIGHT_ONLY), None),
        picture(dark, Some(DARK_ONLY), Some("lazy")),
    ])
}

/// The value of `aria-current` (WAI-ARIA 1.2) of a link on the page at a path: `page` for that page itself, `true` for
/// what contains it.
pub fn current(target: &LinkTarget, path: &str) -> Option<&'static str> {
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
