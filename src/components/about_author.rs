//! What the newspaper says of an author, below a story; and the portrait, which stands there and in the byline.

use dateline_model::bidi::balanced;
use dateline_model::route::href_of_target;
use dateline_model::{Author, DerivedId, Profile, Word};
use leptos::prelude::*;

use super::{PictureSlot, in_language, in_site_language, inline, picture, use_site};
use crate::view::{nothing, view};

/// Where it is said who the author is, if that is said.
pub(super) fn about(author: &Author) -> Option<DerivedId> {
    known(author).map(|profile| DerivedId::author(&profile.slug))
}

/// What is known of the author, if that is more than the name and the role.
fn known(author: &Author) -> Option<&Profile> {
    let profile = author.profile.as_ref();
    profile.filter(|profile| !(profile.bio.is_empty() && profile.links.is_empty()))
}

/// Who the author is, and where there is more.
pub(crate) fn about_author(author: &Author) -> AnyView {
    let portrait = portrait(author);
    let Some(profile) = known(author) else {
        return nothing();
    };
    let id = DerivedId::author(&profile.slug);
    let (site, language) = (use_site(), in_site_language());
    let (before, after) = site.words.around(Word::AboutAuthor);
    let role = profile
        .role
        .as_ref()
        .map(|role| view! { <p class="role">{role}</p> });
    let bio = (!profile.bio.is_empty()).then(|| view! { <p>{inline(&profile.bio)}</p> });
    let links = profile.links.iter().map(|link| {
        // Other authors, and the newspaper, have accounts there too.
        let name = site
            .words
            .fill(Word::LabelOf, &[("label", &link.label), ("of", &author.name)]);
        view! { <li><a href=href_of_target(&site, &link.to) aria-label=name>{&link.label}</a></li> }
    });
    let links: Vec<_> = links.collect();
    let links = (!links.is_empty()).then(|| view! { <ul>{links}</ul> });
    view! {
        <section {..in_language(language.as_deref())} id=id class="endnotes about-author">
            {portrait}
            <h2>{before}<bdi>{balanced(&author.name)}</bdi>{after}</h2>
            {role}
            {bio}
            {links}
        </section>
    }
}

/// The author's portrait, if there is one. It stands beside the name, so those who don't see it miss nothing.
pub(crate) fn portrait(author: &Author) -> Option<AnyView> {
    let image = author.profile.as_ref()?.picture.as_ref()?;
    Some(view! { <div class="portrait">{picture::picture(image, "", PictureSlot::Portrait)}</div> })
}
