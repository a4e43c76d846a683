//! A video or a recording of sound, with the browser's own player: it plays without the app, and nothing of it is loaded
//! before the reader presses its button.

use dateline_model::route::{href_of_path, whole_address};
use dateline_model::{Recording, Site, Track, Video, Word};
use leptos::prelude::*;

use crate::components::{Detached, credited_figcaption, in_language, in_site_language, say, use_site};
use crate::view::view;

/// Renders it with what is said in it. The link to the file is all where there is no player, and on paper its address.
pub(super) fn recording(of: Recording, transcript: Option<AnyView>) -> AnyView {
    let (site, language) = (use_site(), in_site_language());
    let Recording {
        title,
        file,
        note,
        video,
        caption,
        credit,
        ..
    } = of;
    let href = href_of_path(&site, &file);
    let (tag, pixels, poster, tracks) = match video {
        Some(Video {
            width,
            height,
            poster,
            tracks,
        }) => ("video", Some((width, height)), poster, tracks),
        None => ("audio", None, None, Vec::new()),
    };
    let tracks: Vec<_> = tracks.iter().map(|track| self::track(&site, track)).collect();
    let address = use_context::<Detached>().is_none().then(|| {
        view! { <small class="recording-address">{whole_address(&site, &file)}</small> }
    });
    let transcript = transcript.map(|transcript| {
        view! {
            <details class="transcript">
                <summary {..in_language(language.as_deref())}>{say(Word::Transcript)}</summary>
                {transcript}
            </details>
        }
    });
    view! {
        <figure class="recording">
            // A video keeps its place free.
            <{tag}
                controls
                playsinline=pixels.is_some()
                preload="none"
                src=&href
                poster=poster.map(|poster| href_of_path(&site, &poster))
                width=pixels.map(|(width, _)| width.to_string())
                height=pixels.map(|(_, height)| height.to_string())
                aria-label=&title
            >
                {tracks}
            </{tag}>
            <p>
                <a href=&href>{&title}</a>
                " "
                <small {..in_language(language.as_deref())}>{&note}</small>
                {address}
            </p>
            {credited_figcaption(&caption, credit)}
            {transcript}
        </figure>
    }
}

fn track(site: &Site, track: &Track) -> AnyView {
    view! {
        <track
            kind=track.kind.as_str()
            src=href_of_path(site, &track.file)
            srclang=&track.language
            label=&track.label
        />
    }
}
