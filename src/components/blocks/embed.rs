//! A page of another host: a link to it, and a button that plays it in its place.

use dateline_model::{Embed, Word};
use leptos::prelude::*;

use crate::components::{
    Detached, PictureSlot, figcaption, in_language, in_site_language, picture, use_site, word,
};
use crate::hooks::{Action, EMBED, PLAYER};
use crate::view::view;

/// Renders it. Before the reader presses the button nothing is loaded from there; without the app the link is all.
pub(super) fn embed(of: Embed) -> AnyView {
    let Embed {
        url,
        host,
        title,
        poster,
        player,
        caption,
    } = of;
    let poster = poster.map(|poster| picture::picture(&poster, "", PictureSlot::Text));
    let player = player.filter(|_| use_context::<Detached>().is_none());
    let play = player.map(|player| {
        let language = in_site_language();
        let (site, label) = (use_site(), word(Word::PlayHere));
        let name = site.words.fill(Word::LabelOf, &[("label", &label), ("of", &title)]);
        let note = site.words.fill(Word::PlayedFrom, &[("host", &host)]);
        view! {
            <p {..in_language(language.as_deref())} class="embed-play needs-app">
                <button {..Action::Play.attribute()} {..PLAYER.is(&player)} type="button" aria-label=name>{label}</button>
                " "
                <small>{note}</small>
            </p>
        }
    });
    view! {
        <figure class=EMBED>
            <a class="embed-card" href=url>
                {poster}
                <strong class="embed-title">{&title}</strong>
                " "
                <small class="embed-host">{&host}</small>
            </a>
            {play}
            {figcaption(&caption)}
        </figure>
    }
}
